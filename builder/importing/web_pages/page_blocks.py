"""A page as its blocks of text in the order in which they are read: paragraphs, headings, items, quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from builder.importing.web_pages.clutter import NEVER_TEXT, is_clutter
from builder.importing.web_pages.html_page import Element


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _words(
    "html body p div h1 h2 h3 h4 h5 h6 li ul ol blockquote q-block figure figcaption section article main "
    "header footer aside nav tr table tbody thead tfoot caption dl dt dd pre address fieldset details summary "
    "center hr"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n[\s]*")
_DEEPEST = 500


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"


@dataclass(frozen=True, eq=False)
class Block:
    """A block of text and where it stands. Lines end where the page breaks them; other white space is collapsed.

    ``path`` is every element around it, outermost first, ``linked`` the share of characters that are links.
    """

    text: str
    path: tuple[Element, ...]
    linked: float

    @property
    def element(self) -> Element:
        """The innermost block element."""
        return self.path[-1]

    @property
    def parent(self) -> Element | None:
        """The element around that."""
        return self.path[-2] if len(self.path) > 1 else None

    @cached_property
    def key(self) -> str:
        """The text for comparing: white space collapsed."""
        return " ".join(self.text.split())

    @cached_property
    def kind(self) -> BlockKind:
        """What it is by the elements around it."""
        tags = [element.tag for element in self.path]
        if "blockquote" in tags:
            return BlockKind.QUOTATION
        if any(tag in _HEADINGS for tag in tags):
            return BlockKind.HEADING
        return BlockKind.ITEM if "li" in tags else BlockKind.PARAGRAPH

    @property
    def level(self) -> int:
        """A heading's level, 1 to 6; 0 for other blocks."""
        return next((int(element.tag[1]) for element in reversed(self.path) if element.tag in _HEADINGS), 0)

    def is_around_text(self, within: Element | None = None) -> bool:
        """Whether it, or an element around it that is inside ``within``, is clutter."""
        inside = within is None or within not in self.path
        for element in self.path:
            if inside and is_clutter(element):
                return True
            inside = inside or element is within
        return False


def read_blocks(root: Element) -> tuple[Block, ...]:
    """Give the blocks of a page's body, those around the text too."""
    return tuple(_Reader().read(root))


class _Reader:
    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool]] = []
        self._path: list[Element] = []

    def read(self, root: Element) -> Iterator[Block]:
        yield from self._walk(root, linked=False, depth=0)
        yield from self._flush()

    def _walk(self, element: Element, *, linked: bool, depth: int) -> Iterator[Block]:
        tag = element.tag
        if not isinstance(tag, str) or tag in NEVER_TEXT - {"form"} or depth > _DEEPEST:
            return
        is_block = tag in _BLOCKS or tag == "form"
        if is_block:
            yield from self._flush()
            self._path.append(element)
        if tag == "br":
            self._pieces.append(("\0", linked))
        if tag in ("td", "th"):
            self._pieces.append((" ", linked))
        inner = linked or tag == "a"
        if element.text:
            self._pieces.append((element.text, inner))
        for child in element:
            yield from self._walk(child, linked=inner, depth=depth + 1)
            if child.tail:
                self._pieces.append((child.tail, inner))
        if is_block:
            yield from self._flush()
            self._path.pop()

    def _flush(self) -> Iterator[Block]:
        if not self._pieces:
            return
        raw = "".join(text for text, _ in self._pieces)
        linked = sum(len("".join(text.split())) for text, in_link in self._pieces if in_link)
        whole = len("".join(raw.replace("\0", "").split()))
        self._pieces.clear()
        if not whole:
            return
        lines = "\n".join(" ".join(line.split()) for line in raw.split("\0"))
        for paragraph in _PARAGRAPH_BREAK.split(lines.strip()):
            if paragraph.strip():
                yield Block(paragraph.strip("\n"), tuple(self._path), linked / whole)
