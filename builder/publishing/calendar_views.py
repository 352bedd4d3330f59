"""All that the pages under ``/dates/`` may show."""

from dataclasses import dataclass

from builder.publishing.head import Head
from builder.publishing.listing_views import Timeline
from builder.publishing.references import Reference, Row


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month of a year: 1 to 12, the number of statements, and its page where there are any."""

    month: int
    count: int
    path: str | None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year as a row of twelve months, and how many of its statements have no month."""

    year: int
    path: str
    count: int
    months: tuple[MonthCell, ...]
    month_unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """``/dates/``: every year with its months, newest first."""

    head: Head
    count: int
    timeline: Timeline | None
    years: tuple[CalendarYear, ...]


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """The rows of one month of a year page; ``month`` is None for 'month unknown'."""

    month: int | None
    rows: tuple[Row, ...]
    count: int
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """``/dates/2020/``. In a long year the groups with a page of their own hold no rows, only their count."""

    head: Head
    calendar: CalendarYear
    groups: tuple[MonthGroup, ...]
    previous: Reference | None
    next: Reference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """``/dates/2020/12/``."""

    head: Head
    year: Reference
    month: int
    year_number: int
    rows: tuple[Row, ...]
    previous: Reference | None
    next: Reference | None
