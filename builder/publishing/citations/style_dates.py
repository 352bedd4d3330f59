"""Dates as the three styles write them, in English, as their CSL styles do.

A doubt is 'ca.' in APA, 'Circa' in MLA and '[…?]' in Chicago. Dates with no plain form (seasons, unknown digits,
open intervals) stand in words.
"""

import datetime
from collections.abc import Callable
from functools import lru_cache

from builder.model.dates import Precision, UncertainDate, parse_date
from builder.publishing.citations.notes import words_of_date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")

Parts = tuple[int, ...]
"""Year, or year and month, or year, month and day."""


@lru_cache(maxsize=1024)
def date_parts(date: UncertainDate) -> tuple[Parts, ...]:
    """Give the parts of a date, of both ends of an interval, or nothing where it has no plain form."""
    if date.precision is Precision.INTERVAL:
        if date.open_start or date.open_end:
            return ()
        start, end = (parse_date(side) for side in date.text.split("/"))
        sides = (*date_parts(start), *date_parts(end))
        return sides if len(sides) == 2 and len(sides[0]) == len(sides[1]) and sides[0] != sides[1] else ()
    if date.precision is Precision.UNSPECIFIED:
        return ()
    return (_parts(date.lower, date.precision),)


def doubtful(date: UncertainDate) -> bool:
    """Whether a style marks the date."""
    return date.uncertain or date.approximate


def apa_date(date: UncertainDate) -> str:
    """Give '2020, December 29', '2020–2021, December 29–January 2' or 'ca. 1961'."""
    sides = date_parts(date)
    if not sides:
        return _words(date)
    first, last = sides[0], sides[-1]
    years = _apa_year(first) if first[0] == last[0] else f"{_apa_year(first)}–{_apa_year(last)}"
    days = [_apa_day(side) for side in sides if len(side) > 1]
    if len(days) == 2 and first[:2] == last[:2]:
        days = [f"{days[0]}–{last[2]}"] if len(last) == 3 else days[:1]
    text = ", ".join(filter(None, (years, "–".join(days))))
    return f"ca. {text}" if doubtful(date) else text


def mla_date(date: UncertainDate) -> str:
    """Give '29 Dec. 2020', '29 Dec. 2020–2 Jan. 2021' or 'Circa 1961'."""
    text = mla_plain_date(date)
    return f"Circa {text}" if doubtful(date) and date_parts(date) else text


def mla_plain_date(date: UncertainDate) -> str:
    """Give the date without a mark of doubt."""
    sides = date_parts(date)
    if not sides:
        return _words(date)
    return _between(sides, lambda part: " ".join(_reversed(part, _SHORT)), shared_first=False)


def chicago_date(date: UncertainDate) -> str:
    """Give 'December 29, 2020', 'December 29–30, 2020' or '[1961?]'."""
    sides = date_parts(date)
    if not sides:
        return _words(date)
    text = _between(sides, _american, shared_first=True)
    return f"[{text}?]" if doubtful(date) else text


def wikipedia_date(date: UncertainDate) -> str | None:
    """Give '29 December 2020' as Help:CS1 takes dates; a doubtful one is 'c. 2020', and some have no form there."""
    sides = date_parts(date)
    if not sides:
        return None
    if doubtful(date):
        return f"c. {sides[0][0]}" if len(sides) == 1 else None
    return _between(sides, lambda part: " ".join(_reversed(part, _MONTHS)), shared_first=False)


def _parts(day: datetime.date, precision: Precision) -> Parts:
    return (day.year, day.month, day.day)[: (Precision.YEAR, Precision.MONTH, Precision.DAY).index(precision) + 1]


def _words(date: UncertainDate) -> str:
    return words_of_date(date, "en-US")


def _apa_year(part: Parts) -> str:
    return f"{part[0]} C.E." if part[0] < 1000 else str(part[0])


def _year(part: Parts) -> str:
    return f"{part[0]} AD" if part[0] < 1000 else str(part[0])


def _apa_day(part: Parts) -> str:
    return f"{_MONTHS[part[1] - 1]} {part[2]}" if len(part) == 3 else _MONTHS[part[1] - 1]


def _reversed(part: Parts, months: tuple[str, ...]) -> list[str]:
    days = [str(part[2])] if len(part) == 3 else []
    return [*days, *([months[part[1] - 1]] if len(part) > 1 else []), _year(part)]


def _american(part: Parts) -> str:
    return f"{_apa_day(part)}, {_year(part)}" if len(part) == 3 else " ".join(_reversed(part, _MONTHS))


def _between(sides: tuple[Parts, ...], write: Callable[[Parts], str], *, shared_first: bool) -> str:
    """Join both ends, saying what they share once: '29–30 Dec. 2020', 'December 29–30, 2020', 'March–May 2020'."""
    if len(sides) == 1:
        return write(sides[0])
    first, last = sides
    start, end = write(first), write(last)
    if first[0] == last[0] and len(first) > 1:
        year = _year(first)
        start = start.removesuffix(year).rstrip(" ,")
        if first[1] == last[1]:
            month_and_day = end.removesuffix(year).rstrip(" ,")
            if shared_first:
                return end.replace(month_and_day, f"{start}–{last[2]}", 1)
            start = str(first[2])
    return f"{start}–{end}"
