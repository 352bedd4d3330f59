"""The site's own pages: home, content pages, search, data, documentation, the page for unknown addresses."""

from collections.abc import Callable, Iterator, Sequence

from builder.addresses.address_book import INTRODUCTIONS
from builder.archive.archive import Archive
from builder.languages.direction import direction_of
from builder.languages.messages import translations
from builder.publishing.exports.bulk_data import Export
from builder.publishing.feed_formats import feed_of
from builder.publishing.finding_pages import finding_pages
from builder.publishing.head import Head
from builder.publishing.listing_pages import Planned, timeline_document, timeline_of
from builder.publishing.pages import Document, Page, output_of, site_path
from builder.publishing.references import Reference, speaker_reference, topic_reference
from builder.publishing.rows import counted, row_of
from builder.publishing.site_views import (
    ContentPageView,
    DataFile,
    DataView,
    FieldLine,
    FieldsView,
    FieldTable,
    HomeView,
    NotFoundView,
    SearchView,
    Site,
)
from builder.publishing.structured_data import site_json_ld
from builder.publishing.targets import Target, target_of_document, target_of_page
from builder.reading import fields
from builder.reading.field_types import Kind
from builder.reading.fields import Shape, Table
from builder.search.paths import CATALOGUE, FOLDER, IDS, INDEX, NAMES

DATA_PATH = "/data/"
DATA_TEMPLATE = "pages/data.html"
_LATEST = 8
_MOST_QUOTED = 16
_FOLDERS = {
    "statement": "content/statements/",
    "speaker": "content/speakers/",
    "outlet": "content/outlets/",
    "topic": "content/topics/",
    "page": "content/pages/",
    "site": "site.yaml",
}


def site_constants(archive: Archive, *, has_search: bool, version: str) -> Site:
    """Give what every template may use beside its view."""
    settings = archive.settings
    say = translations(settings.language).gettext
    listed = sorted(
        (page for page in archive.pages if page.menu and page.slug not in INTRODUCTIONS),
        key=lambda page: (page.order, page.slug),
    )
    menu = (("Speakers", "/speakers/"), ("Topics", "/topics/"), ("Outlets", "/outlets/"), ("Dates", "/dates/"))
    return Site(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        direction=direction_of(settings.language),
        url=settings.url,
        base_path=settings.base_path,
        menu=tuple(Reference(say(name), path) for name, path in menu),
        footer=(
            *(Reference(page.title, f"/{page.slug}/") for page in listed),
            Reference(say("Corrections"), "/corrections/"),
            Reference(say("Data"), "/data/"),
        ),
        feed=feed_of(settings.title, "/"),
        has_search=has_search,
        repository=settings.repository,
        contact=settings.contact,
        licence=settings.licence,
        version=version,
    )


def site_targets(archive: Archive, *, has_search: bool) -> Iterator[Target]:
    """Give the pages that every archive has, and those of ``content/pages/``; but for that of the data."""
    say = translations(archive.settings.language).gettext
    for each in (
        *_home(archive, has_search),
        *_content_pages(archive),
        _search(archive, say),
        _fields(say),
        *finding_pages(say),
    ):
        if isinstance(each, Document):
            yield target_of_document(each)
        else:
            yield target_of_page(each, site_path(each.output))
    head = Head(title=say("Page not found"), path="/404.html", indexed=False)
    yield target_of_page(Page("404.html", "pages/not_found.html", NotFoundView(head=head)), "/404.html", indexed=False)


def _home(archive: Archive, has_search: bool) -> Iterator[Planned]:
    settings = archive.settings
    statements = archive.statements
    timeline = timeline_of(statements, "/")
    if timeline:
        yield timeline_document(timeline, statements, settings.title)
    topics = [counted(topic_reference(archive.topics[slug]), group) for slug, group in archive.by_topic.items()]
    speakers = [counted(speaker_reference(archive.speakers[slug]), group) for slug, group in archive.by_speaker.items()]
    years = sorted(archive.by_year)
    view = HomeView(
        head=Head(
            title=settings.title,
            path="/",
            description=settings.description,
            feed=feed_of(settings.title, "/"),
            structured_data=site_json_ld(archive, has_search=has_search),
        ),
        introduction=_introduction(archive, "home"),
        latest=tuple(row_of(each) for each in statements[:_LATEST]),
        topics=tuple(sorted(topics, key=lambda each: (-each.count, each.name))[:_MOST_QUOTED]),
        speakers=tuple(sorted(speakers, key=lambda each: (-each.count, each.name))[:_MOST_QUOTED]),
        statement_count=len(statements),
        speaker_count=len(archive.by_speaker),
        outlet_count=len(archive.by_outlet),
        topic_count=len(archive.by_topic),
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        timeline=timeline,
    )
    yield Page("index.html", "pages/home.html", view)


def _introduction(archive: Archive, slug: str) -> str:
    return next((page.body.html for page in archive.pages if page.slug == slug), "")


def _content_pages(archive: Archive) -> Iterator[Planned]:
    for page in archive.pages:
        if page.slug in INTRODUCTIONS:
            continue
        path = f"/{page.slug}/"
        view = ContentPageView(
            head=Head(title=page.title, path=path, description=page.description or "", section=path),
            title=page.title,
            language=page.language,
            direction=direction_of(page.language),
            html=page.body.html,
            source_file=page.path,
        )
        yield Page(output_of(path), "pages/page.html", view, page.path)


def _search(archive: Archive, say: Callable[[str], str]) -> Planned:
    head = Head(title=say("Search"), path="/search/", section="/search/")
    view = SearchView(
        head=head,
        catalogue=CATALOGUE,
        names=NAMES,
        ids=IDS,
        index=f"/{FOLDER}/{INDEX}/",
        help=next((f"/{page.slug}/" for page in archive.pages if page.slug == "searching"), None),
    )
    return Page(output_of("/search/"), "pages/search.html", view)


def data_page(archive: Archive, exports: Sequence[Export]) -> Page[DataView]:
    """Give the page of the bulk data."""
    files = tuple(
        DataFile(path=f"/{each.output}", description=each.description, media_type=each.media_type, size=each.size)
        for each in exports
    )
    title = translations(archive.settings.language).gettext("Data")
    head = Head(title=title, path=DATA_PATH, section=DATA_PATH)
    view = DataView(head=head, introduction=_introduction(archive, "data"), files=files)
    return Page(output_of(DATA_PATH), DATA_TEMPLATE, view)


def _fields(say: Callable[[str], str]) -> Planned:
    path = "/contribute/fields/"
    view = FieldsView(
        head=Head(title=say("Fields"), path=path),
        tables=tuple(_field_table(table) for table in fields.TABLES + fields.PARTS),
    )
    return Page(output_of(path), "pages/fields.html", view)


def _field_table(table: Table) -> FieldTable:
    lines = tuple(
        FieldLine(
            name=name,
            required=field.required,
            takes=describe(field.takes),
            description=field.meaning,
            example=field.example,
        )
        for name, field in table.fields.items()
    )
    return FieldTable(name=table.name, title=table.name.capitalize(), folder=_FOLDERS.get(table.name, ""), fields=lines)


def describe(shape: Shape) -> str:
    """Give in a few words what a field takes."""
    if isinstance(shape, Kind):
        return shape.takes
    if isinstance(shape, fields.ListOf):
        return f"one or a list of: {describe(shape.item)}"
    if isinstance(shape, fields.Open):
        return "any 'key: value' lines"
    return f"a {shape.name}: " + ", ".join(shape.fields)
