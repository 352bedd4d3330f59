"""Statements as rows, and rows as listings that stay readable however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, takewhile

from builder.archive.archive import RelatedStatement
from builder.publishing.listing_views import Listing
from builder.publishing.references import (
    CountedReference,
    Reference,
    Row,
    YearGroup,
    outlet_reference,
    speaker_reference,
)
from builder.publishing.trail_line import short_trail, stops_of

LONGEST_LISTING = 100
"""How many statements stand on one page; a longer listing is cut by year, so that an addition shifts nothing."""


@lru_cache(maxsize=8_192)
def row_of(related: RelatedStatement) -> Row:
    """Give a statement as a row."""
    statement = related.statement
    return Row(
        path=related.path,
        title=statement.title,
        language=statement.language,
        date=statement.date,
        speakers=tuple(speaker_reference(each.speaker) for each in related.speakers),
        outlet=outlet_reference(related.outlet),
        disputed=bool(statement.disputes),
        withdrawn=statement.withdrawn,
        disputed_by=tuple(dict.fromkeys(each.by for each in statement.disputes if each.by)),
        distance=statement.distance,
        trail=short_trail(stops_of(related)),
    )


def year_groups(statements: Iterable[RelatedStatement], path: str | None = None) -> tuple[YearGroup, ...]:
    """Give statements, newest first, as groups of rows by year; ``path`` is the page below which years have theirs."""
    return tuple(
        YearGroup(year, tuple(row_of(related) for related in group), f"{path}{year:04}/" if path else None)
        for year, group in groupby(statements, key=lambda related: related.statement.date.year)
    )


def is_long(statements: Sequence[RelatedStatement]) -> bool:
    """Whether a listing is cut by year."""
    return len(statements) > LONGEST_LISTING


def listing_of(statements: Sequence[RelatedStatement], path: str) -> Listing:
    """Give the listing for the page at ``path``: whole, or its newest year and links to every year."""
    if not is_long(statements):
        return Listing(count=len(statements), groups=year_groups(statements))
    newest = statements[0].statement.date.year
    groups = year_groups(takewhile(lambda each: each.statement.date.year == newest, statements), path)
    years = tuple(
        CountedReference(str(year), f"{path}{year:04}/", count) for year, count in counts_by_year(statements).items()
    )
    return Listing(count=len(statements), groups=groups, years=years)


def counted(reference: Reference, statements: Sequence[RelatedStatement], count: int | None = None) -> CountedReference:
    """Give a link with the number of statements behind it, which are newest first, and the years that they span."""
    return CountedReference(
        reference.name,
        reference.path,
        len(statements) if count is None else count,
        statements[-1].statement.date.year if statements else None,
        statements[0].statement.date.year if statements else None,
    )


def most_frequent(references: Iterable[Reference], limit: int | None = None) -> tuple[CountedReference, ...]:
    """Give each link once with how often it occurs, most frequent first, ties by name."""
    counts: dict[Reference, int] = {}
    for reference in references:
        counts[reference] = counts.get(reference, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].name))
    return tuple(CountedReference(reference.name, reference.path, count) for reference, count in ranked[:limit])


def counts_by_year(statements: Iterable[RelatedStatement]) -> Mapping[int, int]:
    """Give the number of statements of each year."""
    counts: dict[int, int] = {}
    for related in statements:
        year = related.statement.date.year
        counts[year] = counts.get(year, 0) + 1
    return counts
