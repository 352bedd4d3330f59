"""Dates that may be unsure, as EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) writes them.

Levels 0 and 1, level 2's qualified parts (``2020?-12-29``) and intervals are read. Plain ISO dates,
nearly all of an archive's, never reach the EDTF library, which takes milliseconds for each.
"""

import datetime
import re
from dataclasses import dataclass, field
from enum import StrEnum

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_QUALIFIERS = frozenset("?~%")
_QUALIFIED = re.compile(r"[?~%]?[0-9]{4}[?~%]?(?:-[?~%]?[0-9]{2}[?~%]?(?:-[?~%]?[0-9]{2}[?~%]?)?)?")
_TO_A_MONTH = re.compile(r"[?~%]?[0-9]{4}[?~%]?-[?~%]?(?:0[1-9]|1[0-2])(?![0-9])")
_OUT_OF_SCOPE = re.compile(r"[TYE\[{,]|^-|--|^$")


class Precision(StrEnum):
    """The smallest unit that a date states."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    UNSPECIFIED = "unspecified"  # digits or parts replaced by X, and seasons


class DateError(ValueError):
    """A text that is no date; its message is fit for a contributor."""


@dataclass(frozen=True)  # without slots, like all of a statement: so it is unpickled several times as fast
class UncertainDate:
    """A date as written, with the days that it may lie between.

    ``lower`` and ``upper`` are inclusive; an open side of an interval repeats the closed one, so that
    both can be sorted and drawn, and ``open_start`` and ``open_end`` say so.
    """

    text: str
    lower: datetime.date
    upper: datetime.date
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    open_start: bool = False
    open_end: bool = False
    sorts_by: datetime.date = field(init=False, repr=False, compare=False)
    """The day by which the date is sorted: the lower bound, or the end where the start is open."""
    year: int = field(init=False, repr=False, compare=False)
    """The year under which listings file the date."""

    def __post_init__(self) -> None:
        day = self.upper if self.open_start else self.lower
        # Kept, since whatever lists statements asks for them: a hundred thousand times in a build of ten thousand.
        object.__setattr__(self, "sorts_by", day)
        object.__setattr__(self, "year", day.year)

    @property
    def exact(self) -> bool:
        """Whether one day is named, without a doubt."""
        return self.precision is Precision.DAY and not (self.uncertain or self.approximate)

    def months(self) -> tuple[tuple[int, int], ...]:
        """Every (year, month) that the date touches, or nothing where it names no month and means a year or more."""
        if self.precision is Precision.DAY:
            return ((self.year, self.sorts_by.month),)
        first = self.lower.year * 12 + self.lower.month - 1
        last = self.upper.year * 12 + self.upper.month - 1
        if last - first >= 11 and not self._names_months:
            return ()
        return tuple((month // 12, month % 12 + 1) for month in range(first, last + 1))

    @property
    def _names_months(self) -> bool:
        return self.precision is Precision.INTERVAL and all(
            _TO_A_MONTH.match(side) for side in self.text.split("/") if side not in ("", "..")
        )

    def years(self) -> range:
        """Every year that the date touches."""
        return range(self.lower.year, self.upper.year + 1)


def parse_date(text: str) -> UncertainDate:
    """Give the date that an EDTF string states.

    Raises:
        DateError: the text is no date, an impossible one, or of a form that archives have no use for
            (sets, times of day, years before 1 or after 9999).
    """
    match = _ISO.fullmatch(text)
    if match:
        return _iso(text, *match.groups())
    if text.count("/") == 1:
        return _interval(text)
    return _qualified(text)


def _iso(text: str, year: str, month: str | None, day: str | None) -> UncertainDate:
    if year == "0000":
        raise DateError("the year 0000 is outside the years 0001 to 9999")
    if month is not None and day is None and 21 <= int(month) <= 41:
        return _from_library(text)  # a season
    try:
        if month is None:
            return UncertainDate(text, datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31), Precision.YEAR)
        if day is None:
            first = datetime.date(int(year), int(month), 1)
            return UncertainDate(text, first, _last_of_month(first), Precision.MONTH)
        named = datetime.date(int(year), int(month), int(day))
    except ValueError:
        raise DateError(_impossible(int(year), int(month or 1), day)) from None
    return UncertainDate(text, named, named, Precision.DAY)


def _impossible(year: int, month: int, day: str | None) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month:02}"
    last = _last_of_month(datetime.date(year, month, 1)).day
    return f"{year:04}-{month:02} has no day {day}, its last is {last}"


def _last_of_month(first: datetime.date) -> datetime.date:
    if first.month == 12:
        return datetime.date(first.year, 12, 31)
    return datetime.date(first.year, first.month + 1, 1) - datetime.timedelta(days=1)


def _interval(text: str) -> UncertainDate:
    start, end = text.split("/")
    first = None if start in ("", "..") else parse_date(start)
    last = None if end in ("", "..") else parse_date(end)
    if first is None and last is None:
        raise DateError("an interval needs a date on one side at least")
    lower = first.lower if first else last.lower if last else datetime.date.min
    upper = last.upper if last else first.upper if first else datetime.date.max
    if lower > upper:
        raise DateError("the interval ends before it begins")
    sides = [side for side in (first, last) if side]
    return UncertainDate(
        text,
        lower,
        upper,
        Precision.INTERVAL,
        uncertain=any(side.uncertain for side in sides),
        approximate=any(side.approximate for side in sides),
        open_start=first is None,
        open_end=last is None,
    )


def _qualified(text: str) -> UncertainDate:
    plain = "".join(character for character in text if character not in _QUALIFIERS)
    match = _ISO.fullmatch(plain)
    bare = _iso(plain, *match.groups()) if match else None  # says what is impossible about a day
    if bare and _QUALIFIED.fullmatch(text):
        return UncertainDate(text, bare.lower, bare.upper, bare.precision, *_doubts(text))
    return _from_library(text)


def _doubts(text: str) -> tuple[bool, bool]:
    return ("?" in text or "%" in text, "~" in text or "%" in text)


def _from_library(text: str) -> UncertainDate:
    if _OUT_OF_SCOPE.search(text):
        raise DateError("this form is not read here; a day, month, year or interval is")
    from edtf import EDTFParseException, parse_edtf  # heavy, and seldom needed

    try:
        parsed = parse_edtf(text)
        lower = datetime.date(*parsed.lower_strict()[:3])
        upper = datetime.date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError, TypeError, AttributeError, IndexError):
        raise DateError("a date is written 2020-12-29, 2020-12 or 2020") from None
    return UncertainDate(text, lower, upper, Precision.UNSPECIFIED, *_doubts(text))
