"""Plain text as Markdown that shows the same text: escaped where it would be markup, and only there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from builder.reading.markdown import convert

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_ESCAPABLE = "\\`*_{}[]()>#+.!-"  # Python-Markdown takes a backslash before these only
# Each is markup at the start of a line: heading, quotation, list, attribute list; or a line of rule marks,
# which makes a rule, or a heading of the line above.
_BLOCK_MARK = re.compile(r"[#>{]|[+*-](?=[ \t])|[-*_=](?=[-*_= \t]*$)")
_LIST_NUMBER = re.compile(r"(\d+)\.(?=[ \t])")
_INLINE_MARK = re.compile(r"\\(?=[" + re.escape(_ESCAPABLE) + r"])|[`*_\[]|<(?! )|&(?=#|[a-zA-Z0-9][-.a-zA-Z0-9]*;)")
_WITHIN_WORD = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
_LINK_MARK = re.compile(r"\][(\[:]")
_MANY_BRACKETS = 40
"""From this number on, brackets are escaped even where none makes a link: opened and never closed, each of them
is looked at against the whole rest of the paragraph, which takes seconds for thousands."""

_ENTITIES = {"<": "&lt;", "&": "&amp;", "=": "&#61;", "~": "&#126;", "|": "&#124;", ":": "&#58;"}
_EVERYTHING = re.compile("[" + re.escape(_ESCAPABLE + "".join(_ENTITIES)) + "]")


class Escaping(StrEnum):
    """How much of a text had to be escaped."""

    NOTHING = "nothing"
    MARKUP = "markup"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Markdown that was converted and found to show the text that it was made from."""

    markdown: str
    escaping: Escaping


def to_markdown(text: str) -> MarkdownText | None:
    """Give Markdown that shows the text word for word, white space aside, or None where none does.

    Paragraphs stay parted by blank lines, and lines stay lines; the white space at their ends goes, since
    four spaces would make code of one. Nothing is taken on trust: what the Markdown shows is compared.
    """
    paragraphs = _paragraphs(text)
    plain = "\n\n".join(paragraphs)
    escaped = "\n\n".join(_escaped(paragraph) for paragraph in paragraphs)
    if shows(escaped, text):
        return MarkdownText(escaped, Escaping.NOTHING if escaped == plain else Escaping.MARKUP)
    everything = _EVERYTHING.sub(lambda mark: _escape(mark.group()), plain)
    return MarkdownText(everything, Escaping.EVERYTHING) if shows(everything, text) else None


def shows(markdown: str, text: str) -> bool:
    """Whether a reader of the converted Markdown sees exactly the text, white space collapsed."""
    body, findings = convert(markdown, path="", first_line=1, base_path="/")
    return not findings and body.text.split() == text.split()


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    blocks = (_stripped(block) for block in _BLANK_LINES.split(lines))
    return [block for block in blocks if block]


def _stripped(block: str) -> str:
    return "\n".join(line.strip(" \t") for line in block.split("\n")).strip("\n")


def _escaped(paragraph: str) -> str:
    """Escape what is markup in this paragraph; whether a mark is one depends on the others in it."""
    marks = {"\\", "<", "&"}
    if paragraph.count("*") > 1:
        marks.add("*")
    if _WITHIN_WORD.sub("", paragraph).count("_") > 1:
        marks.add("_")
    if paragraph.count("`") > 1:
        marks.add("`")
    if _LINK_MARK.search(paragraph) or paragraph.count("[") > _MANY_BRACKETS:
        marks.add("[")

    def escape_mark(match: re.Match[str]) -> str:
        mark = match.group()
        return _escape(mark) if mark in marks else mark

    return "\n".join(_escaped_line(line, escape_mark) for line in paragraph.split("\n"))


def _escaped_line(line: str, escape_mark: Callable[[re.Match[str]], str]) -> str:
    number = _LIST_NUMBER.match(line)
    if number:
        return f"{number[1]}\\." + _INLINE_MARK.sub(escape_mark, line[number.end() :])
    if _BLOCK_MARK.match(line):
        return _escape(line[0]) + _INLINE_MARK.sub(escape_mark, line[1:])
    return _INLINE_MARK.sub(escape_mark, line)


def _escape(mark: str) -> str:
    return _ENTITIES.get(mark) or "\\" + mark
