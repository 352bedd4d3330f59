"""Sanitized HTML as blocks of text: which characters stand in which block, and the markup put back together.

The sanitizer's output is well formed and knows few elements, so that a tokenizer of one expression reads it: a tree
of an HTML library would cost several times the conversion itself.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_WORD = re.compile(r"\S+")
_CELLS = frozenset({"td", "th", "tr"})
_VOID = frozenset({"br", "hr", "wbr"})
_BLOCKS = frozenset({
    "p", "li", "blockquote", "div", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "dt", "table",
})  # fmt: skip
_STRUCTURE = _BLOCKS | {"ul", "ol", "dl", "hr"}


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A start tag: its name, its attributes unescaped, and the element around it."""

    name: str
    attributes: Mapping[str, str]
    parent: "Element | None"

    def outwards(self) -> "Iterator[Element]":
        """Give this element and those around it, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def inherited(self, attribute: str) -> str | None:
        """Give an attribute of this element or of the nearest around it."""
        element: Element | None = self
        while element is not None:
            if attribute in element.attributes:
                return element.attributes[attribute]
            element = element.parent
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """Characters between two tags, as written in HTML and as read, and the inline element that they stand in."""

    markup: str
    characters: str
    element: Element | None


@dataclass(frozen=True, eq=False)
class TextBlock:
    """A block with text of its own: the element, and its pieces of text in order."""

    element: Element
    pieces: tuple[Text, ...]
    raw: str
    """The characters as they stand, white space and all."""
    text: str
    """The visible text with white space collapsed."""

    def raw_offset(self, offset: int) -> int:
        """Give where in ``raw`` an offset of ``text`` lies."""
        if self.raw == self.text:
            return offset
        number = max(0, bisect_right(self._words, offset, key=_start) - 1)
        start, raw_start, _length = self._words[number]
        return raw_start + offset - start

    def text_range(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """Give the start and end in ``text`` of a part of ``raw``, white space at its ends left out."""
        inside = [
            (start + max(0, raw_start - at), start + min(length, raw_end - at))
            for start, at, length in self._words
            if at < raw_end and at + length > raw_start
        ]
        return (inside[0][0], inside[-1][1]) if inside else (0, 0)

    @cached_property
    def _words(self) -> Sequence[tuple[int, int, int]]:
        """Give for each word its start in ``text``, its start in ``raw``, and its length."""
        words: list[tuple[int, int, int]] = []
        at = 0
        for word in _WORD.finditer(self.raw):
            length = word.end() - word.start()
            words.append((at, word.start(), length))
            at += length + 1
        return words


def _start(word: tuple[int, int, int]) -> int:
    return word[0]


@dataclass(frozen=True, slots=True)
class Markup:
    """A text's tokens in order, and the blocks that have text of their own, in the order in which they begin."""

    tokens: tuple[Element | Text | str, ...]
    """An Element is a start tag, a str anything else that is no text."""
    blocks: tuple[TextBlock, ...]


def read_markup(clean: str) -> Markup:
    """Read sanitized HTML. Text that stands in no block, as where a tag was taken away, becomes a paragraph."""
    tokens: list[Element | Text | str] = []
    pieces: dict[Element, list[Text]] = {}
    element: Element | None = None
    block: Element | None = None  # what the text at this place is the text of
    outer: list[Element | None] = []  # the block around each open element
    loose: Element | None = None  # a paragraph around text that stands in no block
    for match in _TOKEN.finditer(clean):
        closing, name, attributes, text = match.groups()
        if element is None and text is not None and text.isspace():
            tokens.append(text)  # the line feed between two blocks
            continue
        if loose is not None and element is loose and name in _STRUCTURE:
            tokens.append("</p>")
            element = loose = block = None
            outer.clear()
        elif element is None and not closing and (text is not None or name not in _STRUCTURE):
            element = loose = block = Element("p", {}, None)
            outer.append(None)
            tokens.append(loose)
            pieces[loose] = []
        if text is not None:
            piece = Text(text, html.unescape(text), element)
            tokens.append(piece)
            if block is not None:
                pieces[block].append(piece)
        elif closing:
            if name in _CELLS and block is not None:
                pieces[block].append(Text("", " ", element))
            tokens.append(match.group())
            if element is not None:
                element = element.parent
                block = outer.pop()
        elif name in _VOID:
            tokens.append(match.group())
            if name == "br" and block is not None:
                pieces[block].append(Text("", "\n", element))
        else:
            element = Element(name, _attributes(attributes), element)
            tokens.append(element)
            outer.append(block)
            if name in _BLOCKS:
                pieces[element] = []
                if block is None or block.name != "table" or name == "table":
                    block = element  # all within a table is the table's
    if loose is not None and element is loose:
        tokens.append("</p>")
    blocks = (_text_block(element, tuple(found)) for element, found in pieces.items() if found)
    return Markup(tuple(tokens), tuple(block for block in blocks if block.text))


def _text_block(element: Element, pieces: tuple[Text, ...]) -> TextBlock:
    raw = "".join([piece.characters for piece in pieces])
    return TextBlock(element, pieces, raw, " ".join(raw.split()))


def start_tag(name: str, attributes: Mapping[str, str]) -> str:
    """Give a start tag as HTML."""
    written = "".join([f' {attribute}="{html.escape(value)}"' for attribute, value in attributes.items()])
    return f"<{name}{written}>"


def _attributes(written: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(written)} if written else {}
