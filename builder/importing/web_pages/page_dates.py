"""On which day a page was published, and on which by its date line something was said."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.importing.web_pages.article_text import Article
from builder.importing.web_pages.html_page import Element
from builder.importing.web_pages.page_blocks import Block
from builder.importing.web_pages.page_metadata import PageMetadata
from builder.languages.written_dates import WrittenDate, written_dates

_META_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "dc.created", "parsely-pub-date",
    "sailthru.date", "publishdate", "pubdate", "publication_date", "article.published", "citation_publication_date",
    "date",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_UNIX = re.compile(r"(\d{10})(\d{3})?")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PLACE = re.compile(r"^(?P<place>[^\W\d_][^\d,:|•()]{1,40}?)\s*,\s*(?:den\s+|am\s+|le\s+|el\s+|the\s+)?$")
_CHANGED = re.compile(
    r"updat|modif|aktualisiert|geändert|mis à jour|actuali[sz]|atualizad|aggiornat|bijgewerkt|zaktualizowan|"
    r"обновлен|更新",
    re.IGNORECASE,
)
_LONGEST_LINE = 120
_BEFORE_TITLE = 8


@dataclass(frozen=True, slots=True)
class PageDate:
    """A day as ``YYYY-MM-DD``, in plain words where it was found, and the place that stands with it, if one does."""

    iso: str
    source: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class PageDates:
    """When the page was published as it states to machines, what its date line says, and the likeliest day of all."""

    stated: PageDate | None
    line: PageDate | None
    guessed: PageDate | None

    @property
    def best(self) -> PageDate | None:
        """The day that is likeliest the one of publication."""
        return self.stated or self.line or self.guessed


def find_dates(
    metadata: PageMetadata,
    root: Element,
    blocks: Sequence[Block],
    article: Article,
    address: str | None,
    language: str,
    latest: datetime.date,
) -> PageDates:
    """Give the days that the page names as its own. None after ``latest``, the day of the capture, is believed."""
    limit = (latest + datetime.timedelta(days=1)).isoformat()
    stated = next((date for date in _stated(metadata) if date.iso <= limit), None)
    line = next((date for date in _lines(blocks, article, language) if date.iso <= limit), None)
    in_time = next((date for date in _time_elements(root, blocks, article) if date.iso <= limit), None)
    in_address = next((date for date in _in_address(address) if date.iso <= limit), None)
    return PageDates(stated or in_time, line, in_address)


def _stated(metadata: PageMetadata) -> Iterator[PageDate]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        for value in metadata.article_values(name):
            yield from _parsed(str(value), f"{name} in the page's JSON-LD")
    for name in _META_NAMES:
        for value in metadata.all_of(name):
            yield from _parsed(value, f"the page's meta tag {name}")


def _parsed(value: str, source: str) -> Iterator[PageDate]:
    match = _ISO.match(value.strip())
    if match:
        try:
            yield PageDate(datetime.date(*map(int, match.groups())).isoformat(), source)
        except ValueError:
            return
        return
    match = _UNIX.fullmatch(value.strip())
    if match:
        yield PageDate(datetime.datetime.fromtimestamp(int(match[1]), datetime.UTC).date().isoformat(), source)
        return
    for date in written_dates(value, "en-US"):
        if date.iso:
            yield PageDate(date.iso, source)


def _time_elements(root: Element, blocks: Sequence[Block], article: Article) -> Iterator[PageDate]:
    """Give the days of the time elements that stand with the title, or before the article ends."""
    near = _near_title(blocks, article)
    around = {id(element) for block in near for element in block.path[-1:]}
    for element in root.iter("time"):
        inside = any(id(each) in around for each in (element, *element.iterancestors()))
        if inside or element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            yield from _parsed(element.get("datetime") or "", "the time element beside the page's title")


def _near_title(blocks: Sequence[Block], article: Article) -> Sequence[Block]:
    title_at = article.title_at if article.title_at is not None else article.first_at
    return [*blocks[title_at : article.first_at + 1], *reversed(blocks[max(0, title_at - _BEFORE_TITLE) : title_at])]


def _lines(blocks: Sequence[Block], article: Article, language: str) -> Iterator[PageDate]:
    """Give the days in short lines beside the title, those after it first, then that at the head of the text."""
    chosen = set(map(id, article.blocks))
    later = []
    for block in _near_title(blocks, article):
        if len(block.key) > _LONGEST_LINE or id(block) in chosen:
            continue
        for line in block.text.split("\n"):
            for date in _whole_dates(line, language):
                found = PageDate(
                    date.iso or "", f"the line “{' '.join(line.split())}” beside the title", _place(line, date)
                )
                if _CHANGED.search(line[: date.start]):
                    later.append(found)
                else:
                    yield found
    if article.blocks:
        head = article.blocks[0].key[:_LONGEST_LINE]
        for date in _whole_dates(head, language):
            if date.start < 60 and re.match(r"\s*(?:[-–—:.]|$)", head[date.end :]):
                yield PageDate(date.iso or "", f"the beginning of the text, “{head[: date.end]}”", _place(head, date))
    for block in article.blocks[-1:]:
        for date in _whole_dates(block.key, language):
            if len(block.key) <= 60 and date.end >= len(block.key) - 2:
                yield PageDate(date.iso or "", f"the last line, “{block.key}”", _place(block.key, date))
    yield from later


def _whole_dates(text: str, language: str) -> tuple[WrittenDate, ...]:
    return tuple(date for date in written_dates(text, language) if date.year)


def _place(line: str, date: WrittenDate) -> str | None:
    match = _PLACE.match(line[: date.start].strip())
    place = match["place"].strip() if match else None
    return place if place and place[0].isupper() and len(place.split()) <= 3 and not _CHANGED.search(place) else None


def _in_address(address: str | None) -> Iterator[PageDate]:
    for match in _IN_ADDRESS.finditer(address or ""):
        try:
            yield PageDate(datetime.date(*map(int, match.groups())).isoformat(), "the address of the page")
        except ValueError:
            continue
