"""Dates that contradict something for sure, and those that only might."""

import datetime
from collections.abc import Mapping

import pytest

from builder.archive.archive import RelatedStatement
from builder.checking.dates import dates, future_dates, surely_before, today_anywhere
from builder.model.dates import parse_date
from builder.model.provenance import ArchivedCopy, TrailStep
from tests.checking.made_records import related

TODAY = datetime.date(2021, 6, 1)


def codes(record: RelatedStatement) -> list[str]:
    return [finding.code for finding in dates(record)]


def test_one_date_is_before_another_only_if_no_doubt_is_left() -> None:
    assert surely_before(parse_date("2020"), parse_date("2021-01-01"))
    assert not surely_before(parse_date("2020"), parse_date("2020-12-31"))
    for doubtful in ("1900?", "1900~", "../1900", "1900/.."):
        assert not surely_before(parse_date(doubtful), parse_date("2021"))
        assert not surely_before(parse_date("1800"), parse_date(doubtful))


@pytest.mark.parametrize(
    ("folder", "date", "fits"),
    [
        ("2020", "2020-12-29", True),
        ("2020", "2021-01-01", False),
        ("2020", "2019-12-31/2020-01-01", True),
        ("2020", "2018/2022", True),
        ("2020", "../2019", True),
        ("2020/12", "2020-12-29", True),
        ("2020/12", "2020", True),
        ("2020/11", "2020-12-29", False),
        ("2020/13", "2020-12-29", True),
        ("2020/lavrov", "2020-12-29", True),
        ("lavrov/2019", "2020-12-29", True),
        ("20200", "2020-12-29", True),
    ],
)
def test_only_folders_of_years_and_their_months_say_when(folder: str, date: str, fits: bool) -> None:
    record = related(path=f"content/statements/{folder}/a.md", date=parse_date(date))
    assert codes(record) == ([] if fits else ["date-outside-folder"])


@pytest.mark.parametrize(
    ("date", "life", "found"),
    [
        ("1865-04-15", {"died": "1865-04-15"}, False),
        ("1865-04-16", {"died": "1865-04-15"}, True),
        ("1865", {"died": "1865-04-15"}, False),
        ("1866", {"died": "1865?"}, False),
        ("1808", {"born": "1809-02-12"}, True),
        ("1809", {"born": "1809-02-12"}, False),
        ("1808~", {"born": "1809"}, False),
    ],
)
def test_nobody_speaks_before_birth_or_after_death(date: str, life: Mapping[str, str], found: bool) -> None:
    speaker = {name: parse_date(value) for name, value in life.items()}
    record = related(date=parse_date(date), speakers=({"slug": "a", "name": "A", **speaker},))
    assert codes(record) == (["date-outside-life"] if found else [])


def step(**values: str) -> TrailStep:
    return TrailStep(**{name: parse_date(value) for name, value in values.items()})


@pytest.mark.parametrize(
    ("trail", "found"),
    [
        (step(published="2020-12-28"), 0),
        (step(published="2020-12-27"), 1),
        (step(published="2020-12"), 0),
        (step(accessed="2020-12-27"), 1),
        (step(published="2021-02-01", accessed="2021-01-30"), 1),
        (step(published="2021-02-01?", accessed="2021-01-30"), 0),
        (TrailStep(archives=(ArchivedCopy(url="https://e.example/", captured=parse_date("2020-01")),)), 1),
    ],
)
def test_what_comes_later_has_a_later_date_but_for_the_zones(trail: TrailStep, found: int) -> None:
    record = related(date=parse_date("2020-12-29"), trail=(trail,))
    assert codes(record) == ["dates-out-of-order"] * found


def test_a_date_lies_in_the_future_if_each_of_its_days_does() -> None:
    for date, found in {"2021-06-01": 0, "2021-06-02": 1, "2021": 0, "2022": 1, "2022?": 0, "../2022": 0}.items():
        record = related(date=parse_date(date))
        assert len(list(future_dates(record.statement, TODAY))) == found


def test_today_is_not_behind_any_clock() -> None:
    assert today_anywhere() >= datetime.datetime.now(datetime.UTC).date()
