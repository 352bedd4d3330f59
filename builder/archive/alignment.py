"""Versions of the same words set side by side: which passages of one answer to which of another, by their lengths.

The method is Gale and Church's ('A Program for Aligning Sentences in Bilingual Corpora', Computational Linguistics
19(1), 1993): long passages tend to have long translations, and most passages have exactly one.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

_VARIANCE = 6.8
"""Of the length of a translation, in characters by character of the original (section 3.2 of the paper)."""

_PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
"""How often so many passages answer to so many (table 5 of the paper)."""

_STEPS = tuple((m, n, math.log(prior)) for (m, n), prior in _PRIORS.items())

_REACH = 50
"""How many passages off the diagonal an answer is looked for, besides as many as one version has more."""

Bead = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of passages of two versions that answer to each other."""
Row = list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Span:
    """The length of a passage in characters, and whether it is a heading: headings answer to headings alone."""

    length: int
    heading: bool = False


def align(versions: Sequence[Sequence[Span]]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Give rows in the order of the first version; in a row, for each version, the numbers of its passages.

    Every passage of every version stands in exactly one row. A passage that answers to none stands in a row alone.
    """
    if not versions:
        return ()
    pivot = versions[0]
    ties = [tuple(_beads(pivot, other)) for other in versions[1:]]
    groups = _groups(len(pivot), ties)
    rows: list[Row] = [[group] + [()] * len(ties) for group in groups]
    row_of = {number: row for row, group in zip(rows, groups, strict=True) for number in group}
    for version, beads in enumerate(ties, start=1):
        last: Row | None = None
        for number, (ours, theirs) in enumerate(beads):
            row = row_of[ours[0]] if ours else _row_ahead(beads[number:], row_of)
            if row is not None and (ours or row is last):
                row[version] += theirs
                last = row
                continue
            alone: Row = [()] * len(versions)
            alone[version] = theirs
            place = 0 if last is None else next(at for at, each in enumerate(rows) if each is last) + 1
            rows.insert(place, alone)
            last = alone
    return tuple(tuple(row) for row in rows)


def _row_ahead(beads: Sequence[Bead], row_of: Mapping[int, Row]) -> Row | None:
    return next((row_of[ours[0]] for ours, _theirs in beads if ours), None)


def _groups(count: int, ties: Sequence[Sequence[Bead]]) -> Sequence[tuple[int, ...]]:
    """Give the pivot's passages in groups, so that those which one version joins stand together for all."""
    joined = {number for beads in ties for ours, _theirs in beads for number in ours[1:]}
    groups: list[tuple[int, ...]] = []
    for number in range(count):
        if number in joined and groups:
            groups[-1] += (number,)
        else:
            groups.append((number,))
    return groups


def _beads(ours: Sequence[Span], theirs: Sequence[Span]) -> Iterator[Bead]:
    """Give which passages answer to which: the path of least cost through both versions, near the diagonal."""
    left, right = _Sums(ours), _Sums(theirs)
    ratio = right.lengths[-1] / max(1, left.lengths[-1]) or 1.0
    reach = _REACH + abs(len(ours) - len(theirs))
    steps: list[dict[int, tuple[int, int]]] = []
    costs: list[dict[int, float]] = []
    for i in range(len(ours) + 1):
        middle = i * len(theirs) / max(1, len(ours))
        row, step = ({0: 0.0}, {0: (0, 0)}) if i == 0 else ({}, {})
        costs = [*costs[-2:], row]
        for j in range(max(0, math.ceil(middle - reach)), min(len(theirs), math.floor(middle + reach)) + 1):
            least = row.get(j, math.inf)
            for m, n, rarity in _STEPS:
                before = costs[-1 - m].get(j - n) if m <= i else None
                if before is None or before - rarity >= least:  # the lengths can only add to that
                    continue
                cost = before + _cost(left, right, (i - m, i), (j - n, j), ratio) - rarity
                if cost < least:
                    row[j], step[j], least = cost, (m, n), cost
        steps.append(step)
    path: list[Bead] = []
    i, j = len(ours), len(theirs)
    while i or j:
        m, n = steps[i][j]
        path.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
        i, j = i - m, j - n
    return reversed(path)


class _Sums:
    """How long the first 0, 1, 2 … passages of a version are together, and how many of them are headings."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.lengths = (0, *accumulate(each.length for each in spans))
        self.headings = (0, *accumulate(each.heading for each in spans))


def _cost(ours: _Sums, theirs: _Sums, our: tuple[int, int], their: tuple[int, int], ratio: float) -> float:
    """Give minus the logarithm of how likely lengths that differ so much are, where one is the other's translation.

    ``our`` and ``their`` tell the passages: from which one to before which one.
    """
    (i, until_i), (j, until_j) = our, their
    if i == until_i or j == until_j:
        return 0.0
    headings = ours.headings[until_i] - ours.headings[i] + theirs.headings[until_j] - theirs.headings[j]
    if 0 < headings < until_i - i + until_j - j:
        return 100.0
    length, other = ours.lengths[until_i] - ours.lengths[i], theirs.lengths[until_j] - theirs.lengths[j]
    mean = (length + other / ratio) / 2
    delta = abs(other - length * ratio) / math.sqrt(max(1.0, mean) * _VARIANCE)
    return -math.log(max(1e-12, math.erfc(delta / math.sqrt(2))))
