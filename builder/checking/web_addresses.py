"""Web addresses that hide where they lead, or carry along who followed them.

The parameters are those of Firefox's list for query stripping
(https://firefox-source-docs.mozilla.org/toolkit/components/antitracking/anti-tracking/query-stripping/index.html) and
the campaign parameters of Google Analytics, Matomo, Mailchimp and HubSpot. The shorteners are the services open to all
among those of the Mobile Verification Toolkit (https://github.com/mvt-project/mvt, mvt/common/url.py), with later
ones: those of a single paper, which lead to that paper alone, are left out.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.checking.finding import Edit, Finding
from builder.checking.judgement_rules import LINK_SHORTENER, TRACKING_PARAMETER
from builder.model.statement import Position

SHORTENERS = frozenset({
    "adf.ly", "bit.do", "bit.ly", "bitly.com", "bl.ink", "buff.ly", "clck.ru", "cli.gs", "cutt.ly", "dlvr.it",
    "fb.me", "goo.gl", "ift.tt", "is.gd", "j.mp", "lnkd.in", "mcaf.ee", "ow.ly", "owl.ly", "qr.ae", "rb.gy",
    "rebrand.ly", "s.id", "shorturl.at", "shorte.st", "snip.ly", "snipurl.com", "soo.gd", "su.pr", "t.co", "t.ly",
    "tiny.cc", "tinyurl.com", "tr.im", "trib.al", "urlz.fr", "v.gd", "vk.cc", "wp.me", "x.co", "y2u.be",
})  # fmt: skip
"""Hosts whose addresses lead somewhere else, for as long as the service lives."""

TRACKERS = frozenset({
    "__hsfp", "__hssc", "__hstc", "__s", "_hsenc", "_hsmi", "_openstat", "dclid", "fbclid", "gad_source", "gbraid",
    "gclid", "gclsrc", "hsctatracking", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "ml_subscriber",
    "ml_subscriber_hash", "msclkid", "oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid", "srsltid", "twclid",
    "vero_conv", "vero_id", "wbraid", "wickedid", "yclid", "ysclid",
})  # fmt: skip
"""Parameters, in lower case, that tell a site who came from where, and change nothing of what it shows."""

TRACKER_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_")

WEB_ARCHIVES = frozenset({
    "web.archive.org", "archive.org", "archive.today", "archive.is", "archive.ph", "archive.li", "archive.fo",
    "archive.md", "archive.vn", "perma.cc", "ghostarchive.org", "megalodon.jp", "webcitation.org", "arquivo.pt",
    "webarchive.nationalarchives.gov.uk", "webharvest.gov", "webarchive.loc.gov", "wayback.archive-it.org",
})  # fmt: skip
"""Hosts of copies. Their addresses hold those of the originals, which must stay as they were copied."""

_SUSPECT = re.compile(r"[?&]|//[^/]{3,12}(?:/|$)")


def web_address(path: str, url: str, place: Position, written_at: Position | None) -> Iterator[Finding]:
    """Give the findings about a web address.

    ``written_at`` is where the address itself stands in the file, letter by letter, so that it can be mended there;
    None where it is written in another way.
    """
    if not _SUSPECT.search(url):
        return
    host = host_of(url)
    if host in SHORTENERS:
        message = f"{host} shortens addresses: nobody sees where this one leads, nor can tell once the service ends"
        yield LINK_SHORTENER.at(path, place.line, place.column, message)
    if host in WEB_ARCHIVES:
        return
    clean, dropped = without_trackers(url)
    if dropped:
        message = f"the address carries {', '.join(dropped)}, of use to nobody but the site's statistics"
        edit = Edit(written_at.line, written_at.column, url, clean) if written_at else None
        yield TRACKING_PARAMETER.at(path, place.line, place.column, message, f"Write it as {clean}.", edit)


def host_of(url: str) -> str:
    """Give an address's host in lower case, without ``www.`` or a port; nothing where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def without_trackers(url: str) -> tuple[str, tuple[str, ...]]:
    """Give the address without the parameters that track, the rest as it was, and the names of those left out."""
    before, mark, rest = url.partition("?")
    if not mark or "#" in before:
        return url, ()
    query, hash_mark, fragment = rest.partition("#")
    kept: list[str] = []
    dropped: list[str] = []
    for pair in query.split("&"):
        name = pair.partition("=")[0]
        if _tracks(name):
            dropped.append(name)
        else:
            kept.append(pair)
    if not dropped:
        return url, ()
    clean = before + ("?" + "&".join(kept) if any(kept) else "") + hash_mark + fragment
    return clean, tuple(dict.fromkeys(dropped))


def _tracks(name: str) -> bool:
    lowered = name.lower()
    return lowered in TRACKERS or lowered.startswith(TRACKER_PREFIXES)
