"""Listings that changed only by rows: told in a line, since the statements themselves are told of already."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from builder.comparing.text_changes import replaced
from builder.comparing.visible_text import VisibleLine

_NO_LETTERS = re.compile(r"[\d\W_]+")
_NUMBERS = re.compile(r"\d+")
_STEM = 3  # letters that the forms of a word share
_MOST_WORDS = 12  # of a line that counts, or that heads rows


@dataclass(frozen=True, slots=True)
class RowChange:
    """A listing in which only rows, and the numbers that count them, are new, gone, or about a changed statement."""

    page: str
    added: int
    removed: int
    changed: int


def row_change(page: str, old: Sequence[VisibleLine], new: Sequence[VisibleLine], told: Set[str]) -> RowChange | None:
    """Give how the rows of a listing changed, or None where something else did too.

    ``told`` are the site paths of the statements that were added, changed or removed.
    """
    before, after = _rows(old), _rows(new)
    added, removed = after.keys() - before.keys(), before.keys() - after.keys()
    changed = {row for row in before.keys() & after.keys() if before[row] != after[row]}
    if not all(row in told or _counts(before[row], after[row]) for row in changed):
        return None
    if not all(row in told or _is_tally(after[row]) for row in added):
        return None
    if not all(row in told or _is_tally(before[row]) for row in removed):
        return None
    left = [[line for line in lines if line.row is None] for lines in (old, new)]
    blocks = replaced([line.text for line in left[0]], [line.text for line in left[1]])
    for start, end, new_start, new_end in blocks:
        if not _counts_or_heads(left[0][start:end], left[1][new_start:new_end]):
            return None
    told_of = {row for row in changed if row in told}
    return RowChange(page, len(added), len(removed), len(told_of))


def _rows(lines: Sequence[VisibleLine]) -> Mapping[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.row is not None:
            rows[line.row].append(line.text)
    return {row: tuple(texts) for row, texts in rows.items()}


def _is_tally(texts: Sequence[str]) -> bool:
    """Whether a row is a name with a number."""
    joined = " ".join(texts)
    return any(map(str.isdigit, joined)) and len(_words(joined).split()) <= _MOST_WORDS


def _counts_or_heads(old: Sequence[VisibleLine], new: Sequence[VisibleLine]) -> bool:
    """Whether lines outside rows are numbers, tallies with other numbers, or headings of years, months and letters."""
    before, after = ([line for line in lines if _words(line.text)] for lines in (old, new))
    if _counts([line.text for line in before], [line.text for line in after]):
        return True
    if before and after:
        return False
    return all(line.heading and (len(line.text) == 1 or _is_tally([line.text])) for line in (*before, *after))


def _counts(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether lines differ in numbers alone, and in the ending of a word: '1 statement' and '2 statements'."""
    return len(old) == len(new) and all(
        _NUMBERS.findall(one) != _NUMBERS.findall(other) and _alike(_words(one).split(), _words(other).split())
        for one, other in zip(old, new, strict=True)
        if one != other
    )


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    different = [(one, other) for one, other in zip(old, new, strict=False) if one != other]
    return len(old) == len(new) <= _MOST_WORDS and all(one[:_STEM] == other[:_STEM] for one, other in different)


def _words(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).strip()
