"""Versions of the same words set side by side: which passages of one answer to which of another, by their lengths.

The method is Gale and Church's ('A Program for Aligning Sentences in Bilingual Corpora', Computational Linguistics
19(1), 1993): long passages tend to have long translations, and most passages have exactly one.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_VARIANCE = 6.8
"""Of the length of a translation, in characters by character of the original (section 3.2 of the paper)."""

_PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
"""How often so many passages answer to so many (table 5 of the paper)."""


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
    """Give which passages answer to which: the path of least cost through both versions."""
    ratio = sum(each.length for each in theirs) / max(1, sum(each.length for each in ours)) or 1.0
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for (m, n), prior in _PRIORS.items():
                if i < m or j < n:
                    continue
                cost = best[i - m, j - n][0] + _cost(ours[i - m : i], theirs[j - n : j], ratio) - math.log(prior)
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = (cost, (m, n))
    path: list[Bead] = []
    i, j = len(ours), len(theirs)
    while i or j:
        m, n = best[i, j][1]
        path.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
        i, j = i - m, j - n
    return reversed(path)


def _cost(ours: Sequence[Span], theirs: Sequence[Span], ratio: float) -> float:
    """Give minus the logarithm of how likely lengths that differ so much are, where one is the other's translation."""
    kinds = {each.heading for each in (*ours, *theirs)}
    if len(kinds) > 1 and ours and theirs:
        return 100.0
    length, other = sum(each.length for each in ours), sum(each.length for each in theirs)
    if not ours or not theirs:
        return 0.0
    mean = (length + other / ratio) / 2
    delta = abs(other - length * ratio) / math.sqrt(max(1.0, mean) * _VARIANCE)
    return -math.log(max(1e-12, math.erfc(delta / math.sqrt(2))))
