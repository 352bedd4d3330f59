"""The cut by date: every record once, no part too full, and additions that move no boundary."""

import datetime
import random
from itertools import pairwise

import pytest

from builder.search.records import SearchRecord
from builder.search.spans import LIMIT, NEWEST, Part, parts_of
from tests.search.search_records import record

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2026, 11, 24)


def scattered(count: int, seed: int) -> list[SearchRecord]:
    """Records over the years, more of them in late ones, newest first."""
    chance = random.Random(seed)
    days = (LAST - FIRST).days
    dates = (FIRST + datetime.timedelta(days=int(days * chance.random() ** 0.4)) for _ in range(count))
    return newest_first([record(f"s{number}", date) for number, date in enumerate(dates)])


def newest_first(records: list[SearchRecord]) -> list[SearchRecord]:
    return sorted(sorted(records, key=lambda each: each.id), key=lambda each: each.date, reverse=True)


def names(parts: tuple[Part, ...]) -> dict[str, tuple[str, ...]]:
    return {span.name: tuple(each.id for each in held) for span, held in parts}


@pytest.fixture(scope="module")
def many() -> list[SearchRecord]:
    return scattered(12_000, 1)


def test_every_record_is_in_one_part_whose_days_hold_it(many: list[SearchRecord]) -> None:
    parts = parts_of(many)
    assert sorted(each.id for _, held in parts for each in held) == sorted(each.id for each in many)
    assert all(span.first <= each.date <= span.last for span, held in parts for each in held)
    assert all(before.last < after.first for (before, _), (after, _) in pairwise(parts))
    assert len({span.name for span, _ in parts}) == len(parts)


def test_no_part_is_too_full_and_the_newest_is_small(many: list[SearchRecord]) -> None:
    sizes = [len(held) for _, held in parts_of(many)]
    assert max(sizes) <= LIMIT
    assert sizes[-1] <= NEWEST
    assert len(sizes) < 2.5 * len(many) / LIMIT


def test_a_small_archive_is_one_part() -> None:
    assert len(parts_of(scattered(NEWEST, 2))) == 1
    assert len(parts_of(scattered(1, 2))) == 1


def test_the_records_of_a_part_keep_their_order(many: list[SearchRecord]) -> None:
    order = {each.id: number for number, each in enumerate(many)}
    for _, held in parts_of(many):
        assert [order[each.id] for each in held] == sorted(order[each.id] for each in held)


@pytest.mark.parametrize("year", [1925, 1962, 1989, 2003, 2014])
def test_an_addition_in_one_year_changes_one_part_alone(many: list[SearchRecord], year: int) -> None:
    before = names(parts_of(many))
    after = names(parts_of(newest_first([*many, record("added", datetime.date(year, 5, 6))])))
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    gone = changed - after.keys()
    if not gone:
        assert len(changed) == 1
    else:  # the part was full: it alone is cut, and its pieces lie within it
        assert len(gone) == 1
        held = {id for name in changed & after.keys() for id in after[name]}
        assert held == {*before[gone.pop()], "added"}


def test_boundaries_follow_from_the_content_and_not_from_the_way_to_it() -> None:
    records = scattered(4_000, 3)
    shuffled = newest_first(random.Random(4).sample(records, len(records)))
    assert names(parts_of(records)) == names(parts_of(shuffled))


def test_an_addition_today_changes_the_newest_part_alone(many: list[SearchRecord]) -> None:
    before = names(parts_of(many))
    after = names(parts_of([record("today", LAST), *many]))
    changed = [name for name in after if before.get(name) != after[name]]
    assert len(changed) == 1
    assert len(after[changed[0]]) <= NEWEST


def test_a_day_that_is_too_full_is_cut_by_ids_and_not_by_order() -> None:
    records = newest_first([record(f"s{number}", datetime.date(1962, 1, 1)) for number in range(3 * LIMIT)])
    parts = parts_of(records)
    assert max(len(held) for _, held in parts) <= LIMIT
    again = parts_of(newest_first([*records, record("added", datetime.date(1962, 1, 1))]))
    assert len({held for _, held in again} - {held for _, held in parts}) == 1


def test_names_are_digits_that_bcp_47_allows_in_private_use(many: list[SearchRecord]) -> None:
    full = [record(f"d{number}", datetime.date(1962, 1, 1)) for number in range(2 * LIMIT)]
    for span, _ in parts_of(newest_first([*many, *full])):
        assert all(part.isdigit() and len(part) <= 8 for part in span.name.split("-"))


@pytest.mark.parametrize("date", [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)])
def test_the_ends_of_the_calendar_can_be_cut(date: datetime.date) -> None:
    records = newest_first([record(f"s{number}", date) for number in range(LIMIT + 1)])
    assert sum(len(held) for _, held in parts_of(records)) == LIMIT + 1
