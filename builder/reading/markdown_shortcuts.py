"""Shortcuts through Python-Markdown: what a text has no mark of is not looked for, and the HTML stays the same.

The library tries each of its patterns on every paragraph. Most statements are plain paragraphs, in which nearly all
of that time is lost. Each shortcut here stands in for a part of the library only where that is the library's own, and
leaves the text to it as soon as there is something to do. Patterns and block processors that are not known here,
such as those of other extensions, may react to anything; where there are any, all of them are tried as ever.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from xml.etree.ElementTree import Element

import markdown
from markdown import blockprocessors, inlinepatterns
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.inlinepatterns import ReferenceInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString, Registry

_TRIGGERS: Mapping[str, tuple[str, ...]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.REFERENCE_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("[",),
    inlinepatterns.IMAGE_REFERENCE_RE: ("[",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),  # emphasis; the next three before the library's version 3.11
    r"\*": ("*",),
    "_": ("_",),
    r"((^|(?<=\s))(\*{1,3}|_{1,3})(?=\s|$))": ("*", "_"),
}
"""What must stand in a text for an inline pattern to match: one of these, by the pattern's expression."""

_BLOCKS = frozenset({
    DefListIndentProcessor, DefListProcessor, SaneOListProcessor, SaneUListProcessor, TableProcessor,
})  # fmt: skip
"""Block processors of extensions that take no block which ``_is_plain`` lets through."""
_FIRST = 1000
"""The priority of what comes before everything else."""
_BEGINS_PLAINLY = re.compile(r"[^\s\-#=*_+>\[:\d]")
_OPENS_LINE = re.compile(r"\n *[-#=*_+>\[:\d]")
_UNEVEN = (STX, ETX, "\r", "\t", "\n ")
"""What normalizing white space takes away or changes; blanks alone matter only where they begin a line."""


class ShortcutExtension(Extension):
    """Puts the shortcuts in; it comes after the extensions that replace parts of the library.

    ``Markdown.toc`` stays empty for a text without headings.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register a shortcut for each part that is the library's own."""
        if type(md.preprocessors["normalize_whitespace"]) is NormalizeWhitespace:
            md.preprocessors.register(_EvenWhitespace(md), "normalize_whitespace", 30)
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:
            md.preprocessors.register(_NoHtml(md), "html_block", 20)
        if type(md.treeprocessors["inline"]) is InlineProcessor:
            md.treeprocessors.register(_PlannedInline(md), "inline", 20)
        if type(md.treeprocessors["unescape"]) is UnescapeTreeprocessor:
            md.treeprocessors.register(_UnescapeWhereEscaped(md), "unescape", 0)
        if "attr_list" in md.treeprocessors and type(md.treeprocessors["attr_list"]) is AttrListTreeprocessor:
            md.treeprocessors.register(_AttributesWhereBraced(md), "attr_list", 8)
        if "toc" in md.treeprocessors and type(toc := md.treeprocessors["toc"]) is TocTreeprocessor:
            md.treeprocessors.register(_TocOfHeadings(md, toc), "toc", 5)
        self._paragraph = _PlainParagraph(md.parser)
        md.parser.blockprocessors.register(self._paragraph, "plain_paragraph", _FIRST)
        md.registerExtension(self)

    def reset(self) -> None:
        """Prepare for the next text, as the library asks of extensions."""
        self._paragraph.look_at_processors()


class _EvenWhitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if any(mark in source for mark in _UNEVEN):
            return super().run(lines)
        return [*lines, "", ""]


class _NoHtml(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&" in source else lines


class _PlainParagraph(ParagraphProcessor):
    """Takes the blocks that can be nothing but a paragraph, before processors are tried on them."""

    def look_at_processors(self) -> None:
        """Find out whether all processors are known."""
        others = [each for each in self.parser.blockprocessors if each is not self]
        self._knows_all = all(
            type(each) in _BLOCKS or type(each).__module__ == blockprocessors.__name__ for each in others
        )

    def test(self, parent: Element, block: str) -> bool:
        return self._knows_all and _is_plain(block)


def _is_plain(block: str) -> bool:
    """Whether a block is not indented and no line begins with what could open a heading, a list or the like."""
    if not _BEGINS_PLAINLY.match(block) or "|" in block:
        return False
    return "\n" not in block or not _OPENS_LINE.search(block)


class _PlannedInline(InlineProcessor):
    """Applies to a document only the inline patterns that can match somewhere in it.

    That is decided once for its whole text: what the library's own patterns make of it holds no marks but the text's.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        planned = self._plan(_text(tree))
        self.inlinePatterns = self.md.inlinePatterns if planned is None else planned  # type: ignore[assignment] # stubs
        if planned is None:
            return super().run(tree, ancestors)
        self.stashed_nodes = {}
        if len(planned):
            triggers = {trigger for pattern in planned for trigger in _TRIGGERS[pattern.pattern]}
            with _set_aside(tree, triggers):
                super().run(tree, ancestors)
        return tree

    def _plan(self, text: str) -> "Registry[inlinepatterns.Pattern] | None":
        """Give the patterns that can match, or None where one of them is not known."""
        planned: Registry[inlinepatterns.Pattern] = Registry()
        for number, pattern in enumerate(self.md.inlinePatterns):
            triggers = _TRIGGERS.get(pattern.pattern)
            if triggers is None or type(pattern).__module__ != inlinepatterns.__name__:
                return None
            if isinstance(pattern, ReferenceInlineProcessor) and not self.md.references:
                continue
            if any(trigger in text for trigger in triggers):
                planned.register(pattern, str(number), -number)
        return planned


@contextmanager
def _set_aside(tree: Element, triggers: Collection[str]) -> Iterator[None]:
    """Mark the texts without any trigger as ones that the library leaves alone, until it is done."""
    plain = []
    for element in tree.iter():
        text = element.text
        if text and type(text) is str and not any(trigger in text for trigger in triggers):
            element.text = AtomicString(text)
            plain.append(element)
    yield
    for element in plain:
        element.text = str(element.text)


class _UnescapeWhereEscaped(UnescapeTreeprocessor):
    def run(self, root: Element) -> None:
        if STX in _text(root) or any(element.attrib for element in root.iter()):
            super().run(root)


class _AttributesWhereBraced(AttrListTreeprocessor):
    def run(self, doc: Element) -> None:
        if "{" in _text(doc):
            super().run(doc)


def _text(tree: Element) -> str:
    return "".join(tree.itertext())


class _TocOfHeadings(Treeprocessor):
    """Leaves a text without headings as it is; the library makes an empty table of contents for it."""

    def __init__(self, md: markdown.Markdown, toc: TocTreeprocessor) -> None:
        super().__init__(md)
        self._toc = toc

    def run(self, root: Element) -> None:
        tags = (element.tag for element in root.iter())
        if self._toc.marker or any(self._toc.header_rgx.match(str(tag)) for tag in tags):
            self._toc.run(root)
