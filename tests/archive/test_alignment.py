import math
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.archive import alignment
from builder.archive.alignment import Span, align

SPANS = st.lists(st.builds(Span, st.integers(1, 900), st.booleans()), max_size=9)


def spans(*lengths: int) -> list[Span]:
    return [Span(length) for length in lengths]


def test_passages_of_like_lengths_answer_one_to_one() -> None:
    assert align([spans(100, 300, 50), spans(110, 330, 60)]) == (((0,), (0,)), ((1,), (1,)), ((2,), (2,)))


def test_two_passages_that_a_version_joins_stand_together_in_all() -> None:
    rows = align([spans(180, 90, 290, 190), spans(185, 95, 300, 200), spans(190, 395, 195)])
    assert rows == (((0,), (0,), (0,)), ((1, 2), (1, 2), (1,)), ((3,), (3,), (2,)))


def test_a_passage_without_an_answer_stands_alone() -> None:
    rows = align([spans(500, 480), spans(510, 40, 490)])
    assert rows in ((((0,), (0,)), ((), (1,)), ((1,), (2,))), (((0,), (0, 1)), ((1,), (2,))))


def test_headings_answer_to_headings_alone() -> None:
    english = [Span(8, True), Span(180), Span(9, True), Span(170)]
    arabic = [Span(8, True), Span(132), Span(8, True), Span(116)]
    assert align([english, arabic]) == tuple(((n,), (n,)) for n in range(4))


def test_other_scripts_that_need_fewer_characters_are_no_matter() -> None:
    assert align([spans(180, 314, 193, 89), spans(47, 77, 50, 22)]) == tuple(((n,), (n,)) for n in range(4))


def test_nothing_aligned_is_nothing() -> None:
    assert align([]) == ()
    assert align([[], spans(10)]) == (((), (0,)),)


def test_long_versions_are_looked_at_near_the_diagonal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Counter[str]()
    cost = alignment._cost

    def counted(*of: Any) -> float:
        looked["at"] += 1
        return cost(*of)

    monkeypatch.setattr(alignment, "_cost", counted)
    ours = [Span(20 + number * 37 % 800, number % 9 == 0) for number in range(1000)]
    theirs = [Span(each.length + each.length // 10, each.heading) for each in ours]
    del theirs[500]
    rows = align([ours, theirs])
    assert rows[:490] == tuple(((n,), (n,)) for n in range(490))
    assert rows[-490:] == tuple(((n,), (n - 1,)) for n in range(510, 1000))
    assert looked["at"] < len(ours) * 105 * 6  # of a million pairs, with six ways to come to each


def test_where_one_version_lacks_a_part_the_rows_are_those_of_the_search_through_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = [Span(20 + number * 137 % 800) for number in range(300)]
    theirs = [Span(each.length + each.length // 8) for each in ours[:60] + ours[140:]]
    near = align([ours, theirs])
    monkeypatch.setattr(alignment, "_REACH", 1000)
    assert near == align([ours, theirs])


@given(SPANS, SPANS)
def test_short_versions_are_set_side_by_side_at_the_least_cost_of_all(ours: list[Span], theirs: list[Span]) -> None:
    def least(i: int, j: int) -> float:
        if (i, j) not in known:
            known[i, j] = min(
                least(i - m, j - n) + price(ours[i - m : i], theirs[j - n : j]) - math.log(prior)
                for (m, n), prior in alignment._PRIORS.items()
                if m <= i and n <= j
            )
        return known[i, j]

    known = {(0, 0): 0.0}
    price = pricing(sum(each.length for each in ours), sum(each.length for each in theirs))
    found = sum(
        price([ours[number] for number in mine], [theirs[number] for number in other])
        - math.log(alignment._PRIORS[len(mine), len(other)])
        for mine, other in alignment._beads(ours, theirs)
    )
    assert found == pytest.approx(least(len(ours), len(theirs)))


def pricing(our_length: int, their_length: int) -> Callable[[Sequence[Span], Sequence[Span]], float]:
    """Give the measure of Gale and Church, written out plainly."""
    ratio = their_length / max(1, our_length) or 1.0

    def price(ours: Sequence[Span], theirs: Sequence[Span]) -> float:
        if not ours or not theirs:
            return 0.0
        if len({each.heading for each in (*ours, *theirs)}) > 1:
            return 100.0
        length, other = sum(each.length for each in ours), sum(each.length for each in theirs)
        deviation = math.sqrt(max(1.0, (length + other / ratio) / 2) * 6.8)
        return -math.log(max(1e-12, 2 * (1 - NormalDist().cdf(abs(other - length * ratio) / deviation))))

    return price


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_every_passage_stands_in_one_row_and_in_order(versions: list[list[Span]]) -> None:
    rows = align(versions)
    for number, version in enumerate(versions):
        assert [passage for row in rows for passage in row[number]] == list(range(len(version)))
