"""What changed between two texts: by lines, as Git shows it, and within a changed line by words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from builder.languages.scripts import UNSPACED

_CONTEXT = 1  # unchanged lines shown before and after a change
_AROUND = 10  # unchanged words shown before and after a change within a line
_LIKE = 50  # how alike two lines are, of 100, for their words to be compared
_MOST_PAIRS = 2_500  # of lines that are tried for likeness
_MOST_WORDS = 20_000  # of a line whose words are compared
_WORDS = re.compile(rf"\s+|{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\S)+")


Block: TypeAlias = tuple[int, int, int, int]
"""A run that changed: its start and end in the old, and in the new."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, and whether it is what changed there."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a change: its sign, ``-`` for the old, ``+`` for the new, a space for both; and its parts."""

    sign: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that changed together, with an unchanged one before and after."""

    lines: tuple[Line, ...]

    @property
    def change(self) -> tuple[tuple[str, str], ...]:
        """What changed, without the lines around it."""
        return tuple((line.sign, line.text) for line in self.lines if line.sign != " ")


def line_changes(old: Sequence[str], new: Sequence[str]) -> tuple[Hunk, ...]:
    """Give what changed from some lines to others, in the order of the text."""
    hunks: list[list[Line]] = []
    last = -1 - _CONTEXT  # the end, in the old lines, of the last change
    for start, end, new_start, new_end in replaced(old, new):
        if not hunks or start - last > 2 * _CONTEXT:
            if hunks:
                hunks[-1].extend(_same(old[last : last + _CONTEXT]))
            hunks.append(list(_same(old[max(0, start - _CONTEXT) : start])))
        else:
            hunks[-1].extend(_same(old[last:start]))
        hunks[-1].extend(_changed_lines(old[start:end], new[new_start:new_end]))
        last = end
    if hunks:
        hunks[-1].extend(_same(old[last : last + _CONTEXT]))
    return tuple(Hunk(tuple(lines)) for lines in hunks)


def word_changes(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Give the parts of an old and a new line; words that changed next to one another make one part."""
    words, others = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(words), len(others)) > _MOST_WORDS:
        return (Piece(old, True),), (Piece(new, True),)
    before: list[Piece] = []
    after: list[Piece] = []
    end = new_end = 0
    for block in _joined(words, list(replaced(words, others))):
        same = "".join(words[end : block[0]])
        before += [Piece(same), Piece("".join(words[block[0] : block[1]]), True)]
        after += [Piece(same), Piece("".join(others[block[2] : block[3]]), True)]
        end, new_end = block[1], block[3]
    before.append(Piece("".join(words[end:])))
    after.append(Piece("".join(others[new_end:])))
    return _told_apart(_not_empty(before), _not_empty(after))


def replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """Give the runs that changed: from where to where in the old, and in the new that took its place."""
    changed = (opcode for opcode in Indel.opcodes(old, new) if opcode.tag != "equal")
    block: Block | None = None
    for opcode in changed:
        here = (opcode.src_start, opcode.src_end, opcode.dest_start, opcode.dest_end)
        if block and block[1] == here[0] and block[3] == here[2]:
            block = (block[0], here[1], block[2], here[3])
            continue
        if block:
            yield block
        block = here
    if block:
        yield block


def _joined(words: Sequence[str], blocks: Sequence[Block]) -> Iterator[Block]:
    """Join changes that have less between them than they change themselves: two rewritten phrases share small words."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before:
            between = len("".join(words[before[1] : block[0]]).strip())
            if between == 0 or (between <= 4 and between < min(_length(before), _length(block))):
                joined[-1] = (before[0], block[1], before[2], block[3])
                continue
        joined.append(block)
    yield from joined


def _length(block: Block) -> int:
    return max(block[1] - block[0], block[3] - block[2])


def _changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    pairs = dict(_pairs(old, new))
    shown = 0
    for place, line in enumerate(old):
        if place not in pairs:
            yield Line("-", (Piece(line),))
            continue
        partner = pairs[place]
        yield from (Line("+", (Piece(each),)) for each in new[shown:partner])
        before, after = word_changes(line, new[partner])
        yield Line("-", _shortened(before))
        yield Line("+", _shortened(after))
        shown = partner + 1
    yield from (Line("+", (Piece(each),)) for each in new[shown:])


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give which old line became which new one: the first alike after the last pair."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield from ((place, place) for place in range(min(len(old), len(new)))
                    if fuzz.ratio(old[place], new[place]) >= _LIKE)  # fmt: skip
        return
    free = 0
    for place, line in enumerate(old):
        likeness = [(fuzz.ratio(line, other), -at) for at, other in enumerate(new[free:], free)]
        best = max(likeness, default=(0.0, 0))
        if best[0] >= _LIKE:
            yield place, -best[1]
            free = -best[1] + 1


def _same(lines: Sequence[str]) -> Iterator[Line]:
    return (Line(" ", _shortened((Piece(line),), only=True)) for line in lines)


def _shortened(pieces: tuple[Piece, ...], only: bool = False) -> tuple[Piece, ...]:
    """Leave out the middle of long parts that did not change."""
    last = len(pieces) - 1
    return tuple(
        piece if piece.changed else replace(piece, text=_cut(piece.text, head=only or at > 0, tail=at < last))
        for at, piece in enumerate(pieces)
    )


def _cut(text: str, *, head: bool, tail: bool) -> str:
    words = _WORDS.findall(text)
    most = 2 * _AROUND  # a word and the space after it
    if len(words) <= most * (head + tail) + 4:
        return text
    start = "".join(words[:most]).rstrip() + " " if head else ""
    end = " " + "".join(words[-most:]).lstrip() if tail else ""
    return f"{start}…{end}"


def _not_empty(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    joined = (
        Piece("".join(piece.text for piece in run), changed)
        for changed, run in groupby(pieces, key=lambda piece: piece.changed)
    )
    return tuple(piece for piece in joined if piece.text)


def _told_apart(before: tuple[Piece, ...], after: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Name the characters of changes that look alike: a space that does not break, an accent that stands apart."""
    texts = ("".join(piece.text for piece in pieces if piece.changed) for pieces in (before, after))
    if len({unicodedata.normalize("NFKC", text) for text in texts}) > 1:
        return before, after
    return _named(before), _named(after)


def _named(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(replace(piece, text=_named_characters(piece.text)) if piece.changed else piece for piece in pieces)


def _named_characters(text: str) -> str:
    return "".join(
        f"⟨U+{ord(each):04X}⟩" if each.isspace() or unicodedata.normalize("NFKC", each) != each
        or unicodedata.combining(each) else each
        for each in text
    )  # fmt: skip
