"""The small parts that many pages show: references, rows of listings, links to years."""

from dataclasses import dataclass

from builder.model.dates import UncertainDate


@dataclass(frozen=True, slots=True)
class Reference:
    """A link within the site: a name and the site path that it leads to (``/speakers/x/``)."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class CountedReference:
    """A link with the number of statements behind it, and the years that they span where there are any."""

    name: str
    path: str
    count: int
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as one line of a listing."""

    path: str
    title: str
    language: str
    date: UncertainDate
    speakers: tuple[Reference, ...]
    outlet: Reference
    disputed: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The rows of one year, newest first. ``path`` leads to a page of its own where the year has one."""

    year: int
    rows: tuple[Row, ...]
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The two feeds of a page, as site paths."""

    title: str
    atom: str
    json: str
