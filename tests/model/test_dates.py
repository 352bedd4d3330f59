import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.dates import DateError, Precision, parse_date


@pytest.mark.parametrize(
    ("text", "lower", "upper", "precision"),
    [
        ("2020-12-29", "2020-12-29", "2020-12-29", Precision.DAY),
        ("2020-02", "2020-02-01", "2020-02-29", Precision.MONTH),
        ("1900-02", "1900-02-01", "1900-02-28", Precision.MONTH),
        ("1961", "1961-01-01", "1961-12-31", Precision.YEAR),
        ("1961~", "1961-01-01", "1961-12-31", Precision.YEAR),
        ("2020?-12-29", "2020-12-29", "2020-12-29", Precision.DAY),
        ("2020-12-28/2020-12-29", "2020-12-28", "2020-12-29", Precision.INTERVAL),
        ("2019-12/2020-01", "2019-12-01", "2020-01-31", Precision.INTERVAL),
        ("198X", "1980-01-01", "1989-12-31", Precision.UNSPECIFIED),
        ("2020-12-XX", "2020-12-01", "2020-12-31", Precision.UNSPECIFIED),
    ],
)
def test_a_date_lies_between_its_bounds(text: str, lower: str, upper: str, precision: Precision) -> None:
    date = parse_date(text)
    assert (date.lower.isoformat(), date.upper.isoformat(), date.precision) == (lower, upper, precision)
    assert date.text == text


@pytest.mark.parametrize(
    "text",
    [
        "", "2021-02-30", "2020-13", "2020-00", "2021-02-29", "0000", "29.12.2020", "Dec 2020", "2020-1-1", "12:30",
        "2021?-02-30", "../..", "2020/2019", "2020-12-29T10:00", "-0044", "%", "[1667,1668]", "y17e7", "٢٠٢٠",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


def test_an_impossible_day_is_told_with_the_last_possible_one() -> None:
    with pytest.raises(DateError, match="2021-02 has no day 30, its last is 28"):
        parse_date("2021-02-30")


def test_an_open_start_sorts_by_its_end() -> None:
    date = parse_date("../2020-06-30")
    assert date.open_start
    assert date.sorts_by == datetime.date(2020, 6, 30)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2020-12-29", ((2020, 12),)),
        ("2019-12/2020-01", ((2019, 12), (2020, 1))),
        ("2020", ()),
        ("2020-12-XX", ((2020, 12),)),
    ],
)
def test_a_date_counts_in_every_month_that_it_touches_unless_it_is_a_year(
    text: str, months: tuple[tuple[int, int], ...]
) -> None:
    assert parse_date(text).months() == months


@given(st.dates(min_value=datetime.date(1, 1, 1)))
def test_every_iso_day_reads_as_the_standard_library_reads_it(day: datetime.date) -> None:
    date = parse_date(day.isoformat())
    assert (date.lower, date.upper, date.exact) == (day, day, True)


@given(st.text(alphabet="0123456789-/?~%X. ", max_size=22))
def test_no_text_makes_the_reader_fail_otherwise(text: str) -> None:
    try:
        date = parse_date(text)
    except DateError:
        return
    assert date.lower <= date.upper


def test_qualifiers_of_two_kinds_may_stand_on_different_parts() -> None:
    date = parse_date("2020~-12?-29")
    assert (date.lower.isoformat(), date.uncertain, date.approximate) == ("2020-12-29", True, True)


def test_an_interval_of_stated_months_touches_each_of_them_however_long() -> None:
    months = parse_date("2020-06/2021-07").months()
    assert (months[0], months[-1], len(months)) == ((2020, 6), (2021, 7), 14)
    assert parse_date("1990/1995").months() == ()
