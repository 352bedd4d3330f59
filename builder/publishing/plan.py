"""Plan: from the archive to every file of the site, and what each is made from; the fourth stage of the street."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from builder.archive.archive import Archive
from builder.digests import builder_digest, digest_of
from builder.publishing.calendar_pages import calendar_targets
from builder.publishing.corrections_page import PATH as CORRECTIONS
from builder.publishing.corrections_page import corrections_page
from builder.publishing.distance_page import PATH as DISTANCE
from builder.publishing.distance_page import distance_page
from builder.publishing.exports.bulk_data import PACKAGE, compilations, exports, package_documents, table_targets
from builder.publishing.exports.statement_schema import SCHEMA_PATH
from builder.publishing.feeds import feed_targets
from builder.publishing.listing_pages import listing_targets
from builder.publishing.open_search import open_search_pages
from builder.publishing.pages import output_of, site_path
from builder.publishing.redirects import redirect_pages
from builder.publishing.search_records import search_documents
from builder.publishing.site_pages import DATA_PATH, DATA_TEMPLATE, data_page, site_constants, site_targets
from builder.publishing.site_views import Site
from builder.publishing.sitemap import sitemap_targets
from builder.publishing.statement_pages import statement_targets
from builder.publishing.targets import (
    Compilation,
    FileFacts,
    Input,
    Target,
    target_of_document,
    target_of_page,
)
from builder.publishing.utterance_pages import utterance_targets
from builder.search.paths import CATALOGUE


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The site to be: what is made from what, and what is put together from that."""

    archive: Archive
    site: Site
    targets: tuple[Target, ...]
    compilations: tuple[Compilation, ...]

    @cached_property
    def constants(self) -> tuple[Input, ...]:
        """What every target is made from beside its own inputs, but for templates."""
        return (
            ("this program and its libraries", builder_digest()),
            ("site.yaml", digest_of(repr(self.archive.settings))),
            ("the menu", digest_of(repr(self.site))),
        )

    def about_data(self, facts: Mapping[str, FileFacts]) -> tuple[Target, ...]:
        """Give what tells of the files of the bulk data, of which ``facts`` are."""
        documents = package_documents(self.archive, facts)
        page = data_page(self.archive, exports(self.archive, facts))
        return (*map(target_of_document, documents), target_of_page(page, DATA_PATH))

    @property
    def late_templates(self) -> tuple[str, ...]:
        """The templates of what ``about_data`` gives."""
        return (DATA_TEMPLATE,)

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """Every file of the site, but for assets and the search's; one that two things claim stands twice."""
        return (
            *chain.from_iterable(target.outputs for target in self.targets),
            *(compilation.output for compilation in self.compilations),
            *_ABOUT_DATA,
            *([CATALOGUE.lstrip("/")] if self.site.has_search else []),
        )

    @property
    def paths(self) -> frozenset[str]:
        """Every site path that a link can lead to."""
        return frozenset(map(site_path, self.outputs))

    @property
    def pages(self) -> int:
        """The number of pages."""
        return sum(bool(target.template) for target in self.targets) + 1


_ABOUT_DATA = (PACKAGE, output_of(SCHEMA_PATH), output_of(DATA_PATH))


def plan(archive: Archive, *, has_search: bool, version: str) -> Plan:
    """Give the plan of the site."""
    targets = tuple(_targets(archive, has_search=has_search))
    indexed = sorted({DATA_PATH, *(target.name for target in targets if target.indexed)})
    return Plan(
        archive=archive,
        site=site_constants(archive, has_search=has_search, version=version),
        targets=(*targets, *sitemap_targets(indexed, archive.settings)),
        compilations=compilations(archive),
    )


def _targets(archive: Archive, *, has_search: bool) -> Iterator[Target]:
    yield from statement_targets(archive)
    yield from listing_targets(archive)
    yield from calendar_targets(archive)
    yield from site_targets(archive, has_search=has_search)
    yield from utterance_targets(archive)
    yield target_of_page(distance_page(archive), DISTANCE)
    yield target_of_page(corrections_page(archive), CORRECTIONS)
    for each in (*open_search_pages(archive, has_search=has_search), *redirect_pages(archive)):
        yield target_of_page(each, site_path(each.output), indexed=False)
    yield from feed_targets(archive)
    yield from table_targets(archive)
    if has_search:
        yield from map(target_of_document, search_documents(archive))
