"""The lasting address of a page: the one it gives itself, without what changes from visit to visit."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from builder.importing.web_pages.page_metadata import PageMetadata

_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|mc_[ce]id|igshid|_hsenc|_hsmi|wt_mc|at_medium|at_campaign)"
)
_SAVED_FROM = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->"),  # browsers, after Internet Explorer
    re.compile(r"<!--[^>]{0,400}?Page saved with SingleFile[^>]{0,200}?url:\s*(\S+)", re.DOTALL),
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d{0,6}(?:[a-z]{2}_)?/(.+)")


def page_address(metadata: PageMetadata, markup: str, known: str | None) -> str | None:
    """Give a page's address; ``known`` is the one from which it was fetched, or that somebody states.

    Every other page of the web counts as little as none: an address on another host than ``known`` is not believed,
    since pages that are passed on often name their first home.
    """
    known = original_address(known) if known else saved_from(markup)
    stated = next(
        (
            address
            for address in (
                metadata.canonical,
                metadata.meta("og:url"),
                metadata.article_text("url"),
                _main_entity(metadata),
                metadata.meta("twitter:url"),
            )
            if address and (whole := _whole(address, known)) and urlsplit(whole).path.strip("/")
        ),
        None,
    )
    whole = _whole(stated, known) if stated else None
    if known and not (whole and _same_site(whole, known)):
        whole = known
    return without_tracking(original_address(whole)) if whole else None


def saved_from(markup: str) -> str | None:
    """Give the address that a browser noted in a page that it saved."""
    for pattern in _SAVED_FROM:
        match = pattern.search(markup[:20_000])
        if match and match[1].lower().startswith(("http://", "https://")):
            return original_address(match[1])
    return None


def original_address(url: str) -> str:
    """Give the address of which a copy in the Wayback Machine is one; any other stays as it is."""
    match = _ARCHIVED.match(url)
    return match[4] if match and match[4].startswith("http") else url


def wayback_day(url: str) -> str | None:
    """Give the day, ``YYYY-MM-DD``, on which the Wayback Machine made the copy at this address."""
    match = _ARCHIVED.match(url)
    return f"{match[1]}-{match[2]}-{match[3]}" if match else None


def without_tracking(url: str) -> str:
    """Give an address without a session's id, and without parameters that only say how a reader came there."""
    parts = urlsplit(url)
    kept = [each for each in parts.query.split("&") if each and not _TRACKING.fullmatch(each.partition("=")[0].lower())]
    return urlunsplit((parts.scheme, parts.netloc, _SESSION.sub("", parts.path), "&".join(kept), ""))


def _main_entity(metadata: PageMetadata) -> str | None:
    for value in metadata.article_values("mainEntityOfPage"):
        address = value if isinstance(value, str) else str(value.get("@id", "")) if isinstance(value, dict) else ""
        if address.startswith("http"):
            return address
    return None


def _whole(address: str, known: str | None) -> str | None:
    try:
        whole = urljoin(known, address.strip()) if known else address.strip()
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _same_site(one: str, other: str) -> bool:
    hosts = [(urlsplit(each).hostname or "").removeprefix("www.").removeprefix("m.") for each in (one, other)]
    return hosts[0] == hosts[1] or hosts[0].endswith("." + hosts[1]) or hosts[1].endswith("." + hosts[0])
