"""A page's title: the one that it prints, without the name of the site."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.importing.web_pages.page_blocks import Block
from builder.importing.web_pages.page_metadata import PageMetadata
from builder.languages.written_dates import written_dates

SEPARATOR = re.compile(r"\s+[|–—·•:»«/~-]{1,2}\s+|\s*[|｜]\s*|(?<=[^\x00-\x7f])[-_—](?=[^\x00-\x7f])|\s*::\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, where the page has it, and the number of the block that prints it, if one does."""

    text: str
    source: str
    at: int | None


def find_title(metadata: PageMetadata, blocks: Sequence[Block], site_names: Iterable[str], language: str) -> Title:
    """Give the page's title. ``site_names`` are names of the site, which may stand before or after it."""
    stated = _stated(metadata)
    names = {_key(name) for name in site_names if name}
    headings = [at for at, block in enumerate(blocks) if block.level == 1 and len(block.key) > 2]
    texts = [blocks[at].key for at in headings]
    for at in headings:
        if any(_is_of(blocks[at].key, title) for title in stated):
            return Title(blocks[at].key, "its heading", at)
    for title, source in stated.items():
        bare = without_site(title, names, texts)
        heading = next((at for at in headings if _key(bare) in _key(blocks[at].key)), None)
        if heading is not None:
            return Title(bare, source, heading)
    seen = [at for at in headings if not blocks[at].is_around_text() and _key(blocks[at].key) not in names]
    if len(seen) == 1 and len(blocks[seen[0]].key) > 12:
        return Title(_without_date(blocks[seen[0]].key, language), "its only heading of the first level", seen[0])
    for title in stated:
        for at, block in enumerate(blocks):
            if len(block.key) > 8 and block.linked < 0.5 and _is_of(block.key, title) and not block.is_around_text():
                return Title(block.key, "the line that the title of the document repeats", at)
    for title, source in stated.items():
        bare = without_site(title, names, texts)
        printed = next((at for at, block in enumerate(blocks) if block.key == bare and block.linked < 0.5), None)
        return Title(bare, source, printed)
    if seen:
        return Title(blocks[seen[0]].key, "its first heading", seen[0])
    return Title("", "", None)


def without_site(title: str, site_names: Iterable[str], headings: Iterable[str] = ()) -> str:
    """Give a title without the name of the site before or after it; ``headings`` are titles that the page prints."""
    for heading in headings:
        if len(heading) > 12 and _key(title).startswith(_key(heading)):
            return heading
    names = {_key(name) for name in site_names if name}
    changed = True
    while changed:
        changed = False
        cuts = list(SEPARATOR.finditer(title))
        for cut in cuts:
            if _key(title[cut.end() :]) in names and title[: cut.start()].strip():
                title, changed = title[: cut.start()].strip(), True
                break
            if _key(title[: cut.start()]) in names and title[cut.end() :].strip():
                title, changed = title[cut.end() :].strip(), True
                break
    return title


def _stated(metadata: PageMetadata) -> dict[str, str]:
    """Give the titles that the page states for machines, and where, the likeliest first."""
    stated: dict[str, str] = {}
    for text, source in (
        (metadata.meta("og:title"), "og:title"),
        (metadata.article_text("headline"), "the headline in its JSON-LD"),
        (metadata.document_title, "the title of the document"),
        (metadata.meta("twitter:title", "title", "dc.title", "dcterms.title"), "its meta tags"),
    ):
        if text:
            stated.setdefault(_unescaped(text), source)
    return stated


def _unescaped(text: str) -> str:
    import html

    return " ".join(html.unescape(text).split())


def _is_of(heading: str, title: str) -> bool:
    """Whether a heading is the title, or what stands before or after the name of a site in it."""
    heading, title = _key(heading), _key(title)
    if heading == title:
        return True
    if len(heading) < 8 and heading not in {_key(part) for part in SEPARATOR.split(title)}:
        return False
    pieces = SEPARATOR.split(title)
    return (title.startswith(heading) or title.endswith(heading)) and (len(pieces) > 1 or "…" in title)


def _without_date(title: str, language: str) -> str:
    dates = written_dates(title, language)
    if dates and dates[0].start == 0 and dates[0].year and len(title) - dates[0].end > 12:
        return title[dates[0].end :].lstrip(" .,:|–—-")
    return title


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\xad", "").split())
