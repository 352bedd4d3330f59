"""Packs: what is loaded together is what was kept, and a pack of which little is wanted stays where it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.cache import Cache
from builder.reading import packs
from builder.reading.packs import keep_packed, load_packed
from builder.reading.readings import Readings


@pytest.fixture
def readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readings]:
    monkeypatch.setattr(packs, "SIZE", 4)
    monkeypatch.setattr(packs, "_FEWEST", 1)
    with Cache(tmp_path / ".cache") as cache:
        yield Readings(cache)


def values_of(numbers: range) -> dict[bytes, tuple[int, str]]:
    return {bytes([number]) * 16: (number, f"reading {number}") for number in numbers}


def test_what_was_packed_is_given_back_under_its_keys(readings: Readings) -> None:
    values = values_of(range(10))
    keep_packed(readings, values, len(values))
    assert load_packed(readings, list(values)) == values


def test_only_what_is_wanted_is_given(readings: Readings) -> None:
    values = values_of(range(8))
    keep_packed(readings, values, len(values))
    wanted = list(values)[1:7]
    assert load_packed(readings, wanted) == {key: values[key] for key in wanted}


def test_a_pack_of_which_less_than_half_is_wanted_is_not_loaded(readings: Readings) -> None:
    values = values_of(range(8))
    keep_packed(readings, values, len(values))
    keys = list(values)
    assert set(load_packed(readings, [*keys[:4], keys[5]])) == set(keys[:4])


def test_a_few_new_readings_do_not_pack_all_anew(readings: Readings) -> None:
    before = values_of(range(100))
    keep_packed(readings, before, 100)
    after = values_of(range(2, 102))
    keep_packed(readings, after, 2)
    assert load_packed(readings, list(after)).keys() == before.keys() & after.keys()
    keep_packed(readings, after, 6)
    assert load_packed(readings, list(after)) == after


def test_packs_that_are_no_more_are_forgotten(readings: Readings) -> None:
    keep_packed(readings, values_of(range(20)), 20)
    keep_packed(readings, values_of(range(3)), 3)
    assert sorted(readings.cache.notes()) == ["pack 0", "packs"]


def test_a_pack_that_is_missing_is_no_error(readings: Readings) -> None:
    values = values_of(range(8))
    keep_packed(readings, values, 8)
    readings.cache.drop_notes(["pack 1"])
    assert load_packed(readings, list(values)) == {key: values[key] for key in list(values)[:4]}
