"""The words of a page's main part in lines, as a reader meets them; without navigation, scripts and markup."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

_BLOCKS = (
    "address article aside blockquote br button caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu ol optgroup option p pre search section "
    "select summary table tbody tfoot thead tr ul"
)
_BREAKS = frozenset(_BLOCKS.split())
_SILENT = frozenset(("script", "style", "template", "nav", "noscript"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ROWS = frozenset(("li", "tr", "article"))
_OWN = "site-"  # how ids begin that belong to the page's furniture
_MAIN = re.compile(rb"<main[\s>].*</main>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """A line. ``row`` is the site path that the row around it leads to, if it stands in a row of a listing."""

    text: str
    row: str | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class VisibleText:
    """What a page says, and the ids in it that an address may end in."""

    lines: tuple[VisibleLine, ...]
    anchors: frozenset[str]


def main_part(page: bytes) -> bytes:
    """Give the bytes of a page's main part, or of the whole page where none is marked."""
    found = _MAIN.search(page)
    return found[0] if found else page


def visible_text(page: bytes, site_path: Callable[[str], str | None]) -> VisibleText:
    """Give the text of a page, encoded in UTF-8; ``site_path`` gives the page of the site that a link leads to."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        document = html.document_fromstring(main_part(page), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return VisibleText((), frozenset())  # there is nothing in it
    mains = document.xpath("//main") or document.xpath("//body") or [document]
    anchors = {id for id in mains[0].xpath(".//@id") if not id.startswith(_OWN)}
    return VisibleText(tuple(_Reader(site_path).read(mains[0])), frozenset(map(str, anchors)))


class _Reader:
    """Walks an element and gives its lines; elements of any depth, since it keeps its own stack."""

    def __init__(self, site_path: Callable[[str], str | None]) -> None:
        self._site_path = site_path
        self._line: list[str] = []
        self._rows: list[str | None] = [None]
        self._heading = False
        self._after_term = False

    def read(self, root: Any) -> Iterator[VisibleLine]:
        silent = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            if event == "start":
                silent += tag in _SILENT
                if silent:
                    continue
                if tag in _BREAKS and not (tag == "dd" and self._after_term):
                    yield from self._ended()
                if tag in _ROWS:
                    self._rows.append(self._row(element))
                if tag in _CELLS and self._line:
                    self._line.append(" | ")
                self._heading = self._heading or tag in _HEADINGS
                if element.get("aria-hidden"):
                    self._line.append(" ")  # the same in short, beside what is read aloud
                self._line.append(element.text or "")
            else:
                if not silent:
                    yield from self._closed(tag)
                silent -= tag in _SILENT
                if not silent and element is not root:
                    self._line.append(element.tail or "")
        yield from self._ended()

    def _closed(self, tag: str) -> Iterator[VisibleLine]:
        if tag == "dt" and "".join(self._line).strip():
            self._line.append(": ")  # a term and its first description are one line
            self._after_term = True
        elif tag in _BREAKS:
            yield from self._ended()
        if tag in _ROWS:
            self._rows.pop()
        if tag in _HEADINGS:
            self._heading = False

    def _ended(self) -> Iterator[VisibleLine]:
        self._after_term = False
        text = " ".join("".join(self._line).split()).strip(" |")
        self._line.clear()
        if text:
            yield VisibleLine(text, self._rows[-1], self._heading)

    def _row(self, element: Any) -> str | None:
        """Give the page of the site that a row leads to first; None for a list of rows that have links themselves."""
        if self._rows[-1] is not None:
            return self._rows[-1]
        if any(inner is not element and inner.find(".//a") is not None for inner in element.iter(*_ROWS)):
            return None
        paths = (self._site_path(link.get("href", "")) for link in element.iter("a"))
        return next((path for path in paths if path is not None), None)
