"""The comments of a YAML text, which no reader of YAML gives, and the hyphens of its lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import yaml

_COMMENT = re.compile("#[^\n]*")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\n]*)?")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with the place of its ``#``, counted from 0; ``alone`` where nothing stands before it on its line."""

    index: int
    line: int
    column: int
    text: str
    alone: bool


class Marks:
    """What a YAML text holds beside its values. The text must be sound YAML."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        tokens = list(yaml.scan(text, Loader=yaml.CBaseLoader))
        self._hyphens: list[int] = [each.start_mark.index for each in tokens if isinstance(each, yaml.BlockEntryToken)]
        self.comments = tuple(self._comments(text, tokens))

    def _comments(self, text: str, tokens: list[yaml.Token]) -> Iterator[Comment]:
        for before, after in pairwise(tokens):
            if isinstance(before, yaml.ScalarToken):
                # The line that opens a block of text belongs to its token, with the comment on it.
                head = _BLOCK_SCALAR.match(text, before.start_mark.index) if before.style in (*"|>",) else None
                if head and head[1]:
                    yield self._comment(head.start(1), head[1])
            gap = (before.end_mark.index, after.start_mark.index)
            for found in _COMMENT.finditer(text, *gap):
                yield self._comment(found.start(), found.group())

    def _comment(self, index: int, text: str) -> Comment:
        line = self.line_of(index)
        column = index - self._starts[line]
        return Comment(index, line, column, text.rstrip(), not self._lines[line][:column].strip())

    def line_of(self, index: int) -> int:
        """Give the line on which a character stands."""
        return bisect_left(self._starts, index + 1) - 1

    def begins_line(self, index: int) -> bool:
        """Whether nothing but spaces stands before a character on its line."""
        line = self.line_of(index)
        return not self._lines[line][: index - self._starts[line]].strip()

    def follows_blank_line(self, line: int) -> bool:
        """Whether the line above is empty."""
        return line > 0 and not self._lines[line - 1].strip()

    def hyphen_before(self, index: int) -> int:
        """Give the place of the hyphen that opens the item of a list whose value begins at ``index``."""
        return self._hyphens[bisect_left(self._hyphens, index) - 1]
