"""All that the site's own pages may show, and the constants that every page shares."""

from dataclasses import dataclass

from builder.publishing.head import Head
from builder.publishing.listing_views import Timeline
from builder.publishing.references import CountedReference, Feed, Reference, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every template may use beside its view, as ``site``.

    ``menu`` is shown at the head of each page, ``footer`` at its foot; both hold site paths.
    """

    title: str
    description: str
    language: str
    direction: str
    url: str
    base_path: str
    menu: tuple[Reference, ...]
    footer: tuple[Reference, ...]
    feed: Feed
    has_search: bool
    repository: str | None
    contact: str | None
    licence: str | None
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page. ``introduction`` is HTML from ``content/pages/home.md``, or empty."""

    head: Head
    introduction: str
    latest: tuple[Row, ...]
    topics: tuple[CountedReference, ...]
    speakers: tuple[CountedReference, ...]
    statement_count: int
    speaker_count: int
    outlet_count: int
    topic_count: int
    first_year: int | None
    last_year: int | None
    timeline: Timeline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPageView:
    """A page from ``content/pages/``."""

    head: Head
    title: str
    language: str
    direction: str
    html: str
    source_file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search page; its filters and results are made in the browser from the catalogue."""

    head: Head
    catalogue: str
    names: str
    ids: str
    index: str
    """Site paths of the files that the page asks for."""
    help: str | None
    """Site path of the page that tells how to search, where the archive has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file of the bulk data: site path, what it holds, its media type, and its size in bytes."""

    path: str
    description: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """``/data/``: the bulk data and the feeds. ``introduction`` is HTML from ``content/pages/data.md``."""

    head: Head
    introduction: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field of a record, as the documentation shows it. ``example`` is YAML."""

    name: str
    required: bool
    takes: str
    description: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTable:
    """The fields of one kind of record."""

    name: str
    title: str
    folder: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsView:
    """``/contribute/fields/``: every field of every record, made from the field tables."""

    head: Head
    tables: tuple[FieldTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """The page for addresses that the site does not have."""

    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """A page at an old address that leads to the new one."""

    head: Head
    target: Reference
