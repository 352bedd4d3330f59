"""The pages under ``/dates/``: every year, each year, each month."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from builder.archive.archive import Archive, RelatedStatement
from builder.digests import digest_of, joined
from builder.languages.date_words import date_words
from builder.languages.messages import translations
from builder.model.dates import parse_date
from builder.publishing.calendar_views import (
    CalendarYear,
    DatesView,
    MonthCell,
    MonthGroup,
    MonthView,
    YearView,
)
from builder.publishing.head import Head
from builder.publishing.listing_pages import Planned, timeline_document, timeline_of
from builder.publishing.pages import Page, output_of
from builder.publishing.references import Reference
from builder.publishing.rows import is_long, row_of
from builder.publishing.targets import Target, target_of_document, target_of_page


def calendar_targets(archive: Archive) -> Iterator[Target]:
    """Give the page of all dates, of each year and of each month that has statements."""
    years = {year: _calendar(year, archive) for year in sorted(archive.by_year, reverse=True)}
    timeline = timeline_of(archive.statements, _PATH)
    if timeline:
        yield target_of_document(timeline_document(timeline, archive.statements, archive.settings.title))
    view = DatesView(
        head=Head(title=translations(archive.settings.language).gettext("Dates"), path=_PATH, section=_PATH),
        count=len(archive.statements),
        timeline=timeline,
        years=tuple(years.values()),
    )
    yield target_of_page(Page(output_of(_PATH), "pages/dates.html", view), _PATH)
    yield from _years(archive, years)
    yield from _months(archive)


_PATH = "/dates/"


def _year_path(year: int) -> str:
    return f"/dates/{year:04}/"


def _month_path(year: int, month: int) -> str:
    return f"/dates/{year:04}/{month:02}/"


def _calendar(year: int, archive: Archive) -> CalendarYear:
    statements = archive.by_year[year]
    cells = []
    for month in range(1, 13):
        count = len(archive.by_month.get((year, month), ()))
        cells.append(MonthCell(month, count, _month_path(year, month) if count else None))
    unknown = len(_without_month(statements))
    return CalendarYear(year, _year_path(year), len(statements), tuple(cells), unknown)


def _without_month(statements: Sequence[RelatedStatement]) -> list[RelatedStatement]:
    return [each for each in statements if not each.statement.date.months()]


def _years(archive: Archive, years: Mapping[int, CalendarYear]) -> Iterator[Target]:
    ordered = sorted(years)
    for number, year in enumerate(ordered):
        previous = ordered[number - 1] if number else None
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        path = _year_path(year)
        months = (archive.by_month.get((year, month), ()) for month in range(1, 13))
        shown = [each.row_digest for group in (*months, archive.by_year[year]) for each in group]
        inputs = (
            ("the records of its statements", joined(shown)),
            ("the numbers of its months", digest_of(repr(years[year]))),
            ("the years before and after it", digest_of(previous, following)),
        )
        make = partial(_year, year, years[year], previous, following, archive)
        yield Target(path, (output_of(path),), inputs, make, "pages/year.html", indexed=True)


def _year(
    year: int, calendar: CalendarYear, previous: int | None, following: int | None, archive: Archive
) -> Iterator[Planned]:
    view = YearView(
        head=Head(title=str(year), path=_year_path(year), section=_PATH),
        calendar=calendar,
        groups=tuple(_month_groups(year, archive)),
        previous=Reference(str(previous), _year_path(previous)) if previous else None,
        next=Reference(str(following), _year_path(following)) if following else None,
    )
    yield Page(output_of(_year_path(year)), "pages/year.html", view)


def _month_groups(year: int, archive: Archive) -> Iterator[MonthGroup]:
    statements = archive.by_year[year]
    long = is_long(statements)
    for month in range(12, 0, -1):
        group = archive.by_month.get((year, month), ())
        if group:
            rows = () if long else tuple(row_of(each) for each in group)
            yield MonthGroup(month, rows, len(group), _month_path(year, month))
    unknown = _without_month(statements)
    if unknown:
        yield MonthGroup(None, tuple(row_of(each) for each in unknown), len(unknown), None)


def _months(archive: Archive) -> Iterator[Target]:
    ordered = sorted(archive.by_month)
    for number, key in enumerate(ordered):
        path = _month_path(*key)
        previous = ordered[number - 1] if number else None
        following = ordered[number + 1] if number + 1 < len(ordered) else None
        inputs = (
            ("the records of its statements", joined([each.row_digest for each in archive.by_month[key]])),
            ("the months before and after it", digest_of(previous, following)),
        )
        make = partial(_month, key, previous, following, archive)
        yield Target(path, (output_of(path),), inputs, make, "pages/month.html", indexed=True)


def _month(
    key: tuple[int, int], previous: tuple[int, int] | None, following: tuple[int, int] | None, archive: Archive
) -> Iterator[Planned]:
    def reference(key: tuple[int, int]) -> Reference:
        return Reference(date_words(parse_date(f"{key[0]:04}-{key[1]:02}"), language), _month_path(*key))

    language = archive.settings.language
    year, month = key
    this = reference(key)
    view = MonthView(
        head=Head(title=this.name, path=this.path, section=_PATH),
        year=Reference(str(year), _year_path(year)),
        month=month,
        year_number=year,
        rows=tuple(row_of(each) for each in archive.by_month[key]),
        previous=reference(previous) if previous else None,
        next=reference(following) if following else None,
    )
    yield Page(output_of(this.path), "pages/month.html", view)
