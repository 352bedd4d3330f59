"""Plan: from the archive to the list of every file that the site will have; the fourth stage of the street."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.archive.archive import Archive
from builder.publishing.calendar_pages import calendar_pages
from builder.publishing.corrections_page import corrections_page
from builder.publishing.distance_page import distance_page
from builder.publishing.exports.bulk_data import export_documents
from builder.publishing.exports.json_twin import twin_documents
from builder.publishing.feeds import feed_documents
from builder.publishing.listing_pages import Planned, listing_pages
from builder.publishing.open_search import open_search_pages
from builder.publishing.pages import Document, Page
from builder.publishing.redirects import redirect_pages
from builder.publishing.search_records import search_documents, search_records
from builder.publishing.site_pages import site_constants, site_pages
from builder.publishing.site_views import Site
from builder.publishing.sitemap import sitemap_documents
from builder.publishing.statement_pages import statement_pages
from builder.publishing.utterance_pages import utterance_pages
from builder.search.records import SearchRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The site to be: pages to render, documents that are bytes already, and what the search is to find."""

    site: Site
    pages: tuple[Page[object], ...]
    documents: tuple[Document, ...]
    search_records: tuple[SearchRecord, ...]

    @property
    def outputs(self) -> tuple[str, ...]:
        """Every file of the site, pages before documents; one that two things claim stands twice."""
        return (*(page.output for page in self.pages), *(document.output for document in self.documents))

    @property
    def paths(self) -> frozenset[str]:
        """Every site path that a link can lead to."""
        return frozenset("/" + output.removesuffix("index.html") for output in self.outputs)


def plan(archive: Archive, *, has_search: bool, version: str) -> Plan:
    """Give the plan of the site."""
    statements = tuple(statement_pages(archive))
    exports = export_documents(archive, [each for each in statements if isinstance(each, Document)])
    planned: list[Planned] = [
        *statements,
        *listing_pages(archive),
        *calendar_pages(archive),
        *site_pages(archive, exports, has_search=has_search),
        *utterance_pages(archive),
        distance_page(archive),
        corrections_page(archive),
        *open_search_pages(archive, has_search=has_search),
        *redirect_pages(archive),
    ]
    pages = tuple(each for each in planned if isinstance(each, Page))
    records = search_records(archive) if has_search else ()
    return Plan(
        site=site_constants(archive, has_search=has_search, version=version),
        pages=pages,
        documents=(
            *(each for each in planned if isinstance(each, Document)),
            *(export.document for export in exports),
            *feed_documents(archive),
            *twin_documents(archive),
            *(search_documents(archive, records) if has_search else ()),
            *sitemap_documents(_indexed_paths(pages), archive.settings),
        ),
        search_records=records,
    )


def _indexed_paths(pages: Sequence[Page[object]]) -> tuple[str, ...]:
    heads = (getattr(page.view, "head", None) for page in pages)
    return tuple(sorted({head.path for head in heads if head is not None and head.indexed}))
