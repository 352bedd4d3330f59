"""The report as Markdown for a comment or job summary on GitHub (https://github.github.com/gfm/).

Words of the archive stand in code, where nothing in them is markup, mention or link; titles are escaped.
"""

import re
from collections.abc import Iterator, Sequence

from builder.comparing.plain_characters import plain
from builder.comparing.report_blocks import Address, Block, Change, Entry, Heading, Listing, Sentence, Table, Title
from builder.comparing.reporters.text import change_line

MOST_LETTERS = 65_536
"""How long a comment may be, in characters; a job summary may have 1 MiB."""

_PUNCTUATION = re.compile(r"([][\\`*_{}()<>#+.!|~@:&$=^-])")
_LINKED = re.compile(r"(\\@|\\#(?=\d)|\\:(?=//|[\w\\+-]+\\:)|\bwww(?=\\\.)|\bGH(?=\\-\d))", re.IGNORECASE)
_APART = "&#8203;"  # a space of no width: GitHub makes mentions, links and pictures of what stands together
_CUT = "\n\nThe report was cut here: it is longer than what this place takes. 'archive diff' prints all of it.\n"


def as_markdown(blocks: Sequence[Block], most: int = MOST_LETTERS) -> str:
    """Give a report of at most so many characters; it is cut between two of its parts, with a note."""
    parts: list[str] = []
    length = 0
    for part in map(_part, blocks):
        length += len(part) + 2
        if length > most - len(_CUT):
            return "\n\n".join(parts) + _CUT
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Give words of the archive so that they stand as they are: neither markup, nor mention, nor link."""
    escapes = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    one_line = " ".join(plain(text).split())
    written = _PUNCTUATION.sub(lambda match: escapes.get(match[1], "\\" + match[1]), one_line)
    return _LINKED.sub(lambda match: match[1] + _APART, written)


def code(text: str) -> str:
    """Give words of the archive as a code span, which is longer fenced than any run of backticks in them."""
    one_line = " ".join(plain(text).split())
    fence = "`" * (_longest_run(one_line) + 1)
    space = " " if one_line.startswith("`") or one_line.endswith("`") else ""
    return f"{fence}{space}{one_line}{space}{fence}" if one_line else ""


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _part(block: Block) -> str:
    match block:
        case Heading(text):
            return f"### {text}"
        case Entry(sentence):
            return _words(sentence)
        case Listing(items):
            return "\n".join(f"- {_words(item)}" for item in items)
        case Change(lines):
            written = "\n".join(map(change_line, lines))
            fence = "`" * max(3, _longest_run(written) + 1)
            return f"{fence}diff\n{written}\n{fence}"
        case Table():
            return "\n".join(_rows(block))


def _rows(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(table.head)} |"
    yield f"| --- |{' ---: |' * (len(table.head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in table.rows)


def _words(sentence: Sentence) -> str:
    return "".join(map(_word, sentence))


def _word(part: str | Address | Title) -> str:
    match part:
        case Title(text):
            return f"**{escaped(text)}**"
        case Address(text):
            return code(text)
        case _:
            return part
