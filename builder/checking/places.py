"""Places to point at: of a statement's field, and of words of its text in the file that holds them."""

import re
from collections.abc import Sequence

from builder.checking.finding import Finding, Rule
from builder.model.statement import Position, Statement

_START = Position(1, 1)
_CONTEXTS = (40, 20, 10, 5, 2, 0)
"""How many characters around a place must be found in the file, the most first: markup may stand among them."""


def at_field(rule: Rule, statement: Statement, name: str, message: str, hint: str = "") -> Finding:
    """Give the finding at a field's value; at the head of the file where the field is not written there."""
    place = statement.positions.get(name, _START)
    return rule.at(statement.path, place.line, place.column, message, hint)


class SourceText:
    """A file's text, to find the place in it of what a reader sees."""

    def __init__(self, text: str, first_line: int) -> None:
        """Take the part of a file that begins on ``first_line``."""
        self._text = text
        self._first_line = first_line

    def position(self, offset: int) -> Position:
        """Give the line and column of an offset."""
        line = self._text.count("\n", 0, offset)
        return Position(self._first_line + line, offset - self._text.rfind("\n", 0, offset))

    def place_of(self, passages: Sequence[str], number: int, offset: int) -> Position:
        """Give where the character at an offset of one of the passages stands; the text's start if it is not found.

        Passages are plain text with white space collapsed; the file has line breaks and markup among the same words.
        """
        start = self._start_of(passages, number)
        passage = passages[number]
        for context in _CONTEXTS:
            before = passage[max(0, offset - context) : offset]
            pattern = f"({_loosely(before)}){_loosely(passage[offset : offset + context + 1])}"
            match = re.compile(pattern).search(self._text, start) or re.compile(pattern).search(self._text)
            if match:
                return self.position(match.end(1))
        return Position(self._first_line, 1)

    def _start_of(self, passages: Sequence[str], number: int) -> int:
        """Give an offset before which the passage does not begin, by the passages before it whose beginnings are found.

        A passage that stands in the text twice is so told from its like.
        """
        start = 0
        for passage in passages[:number]:
            head = passage[:30]
            found = self._text.find(head, start)
            if found >= 0:
                start = found + len(head)
        return start


def _loosely(text: str) -> str:
    """Give the expression that finds a text with any white space and signs of markup where it has spaces."""
    return r"[\s>*_\\]+".join(map(_marked, text.split(" ")))


def _marked(word: str) -> str:
    return r"[*_\\]*".join(map(re.escape, word))
