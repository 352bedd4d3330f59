"""The street, walked once: read, relate, check, plan, render, index, publish.

Each stage takes the last one's value and returns a new one with its findings; an error stops the street
before anything is published.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from builder import __version__
from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.checking.check import check, check_links, check_old_addresses
from builder.checking.finding import Finding, has_errors
from builder.output.site_folder import Published, Staging, check_output, publish, staging
from builder.publishing.pages import Document
from builder.publishing.plan import Plan, plan
from builder.reading.content import read_content, statement_count
from builder.reading.settings import read_settings
from builder.rendering.assets import collect_assets
from builder.rendering.render import render_pages
from builder.rendering.template_folders import template_folders
from builder.workers import Workers, workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks of a build."""

    source: Path
    output: Path
    base_url: str | None = None
    jobs: int | None = None
    drafts: bool = False
    search: bool = True


class Progress(Protocol):
    """Hears how far a build is."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; ``total`` is the number of things it has to do, where that is known."""

    def advance(self, count: int) -> None:
        """So many more are done."""


class Silent:
    """Progress that nobody hears."""

    def start(self, stage: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, count: int) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build came to: its findings, and, where there was no error, the site that was published."""

    findings: tuple[Finding, ...]
    statements: int = 0
    drafts_left_out: int = 0
    pages: int = 0
    published: Published | None = None
    seconds: tuple[tuple[str, float], ...] = ()
    unsegmented: tuple[str, ...] = ()
    """Languages whose words the search hardly finds, since nothing installed cuts their texts into words."""


def build(options: Options, progress: Progress | None = None) -> Build:
    """Build the site of an archive.

    Raises:
        OperationalError: something other than the content is at fault; its message names the remedy.
    """
    street = _Street(options, progress or Silent())
    check_output(options.output)
    with workers(options.jobs) as hands:
        archive = street.archive(hands)
        if archive is None:
            return street.stopped()
        planned, rendered = street.site(archive, hands)
        if has_errors(street.findings):
            return street.stopped(archive)
        with staging(options.output) as stage:
            unsegmented = street.index(planned, stage)
            published = street.publish(planned, rendered, stage)
    return Build(
        findings=tuple(sorted(street.findings)),
        statements=len(archive.statements),
        drafts_left_out=archive.drafts_left_out,
        pages=len(planned.pages),
        published=published,
        seconds=tuple(street.seconds),
        unsegmented=unsegmented,
    )


def examine(options: Options, progress: Progress | None = None) -> Build:
    """Walk the street as far as it takes to find everything that is wrong with the content; publish nothing."""
    street = _Street(options, progress or Silent())
    with workers(options.jobs) as hands:
        archive = street.archive(hands)
        if archive is not None:
            street.links(archive)
            street.suggestions(archive)
    return street.stopped(archive)


def archive_at(options: Options, progress: Progress | None = None) -> tuple[Archive | None, tuple[Finding, ...]]:
    """Walk as far as the archive: for commands that need the records and no site. None where settings are missing."""
    street = _Street(options, progress or Silent())
    with workers(options.jobs) as hands:
        archive = street.archive(hands)
    return archive, tuple(sorted(street.findings))


class _Street:
    """One walk: the stages in order, the findings so far, and the time that each took."""

    def __init__(self, options: Options, progress: Progress) -> None:
        self._options = options
        self._progress = progress
        self.findings: list[Finding] = []
        self.seconds: list[tuple[str, float]] = []

    def archive(self, hands: Workers) -> Archive | None:
        """Read, relate and check."""
        source = self._options.source
        settings, found = read_settings(source, self._options.base_url)
        self.findings.extend(found)
        if settings is None:
            return None
        with self._stage("read", statement_count(source)) as advance:
            content, found = read_content(source, settings, hands, drafts=self._options.drafts, advance=advance)
            self.findings.extend(found)
        with self._stage("relate"):
            archive, found = relate(content)
            self.findings.extend(found)
        with self._stage("check"):
            self.findings.extend(check(archive))
        return archive

    def links(self, archive: Archive) -> Plan:
        """Plan, and check that links lead somewhere."""
        with self._stage("plan"):
            planned = plan(archive, has_search=self._options.search, version=__version__)
            # A statement left out for an error of its own has no page: its address would seem broken.
            if not has_errors(self.findings):
                self.findings.extend(check_links(archive, planned.paths))
                self.findings.extend(check_old_addresses(archive, planned.outputs))
        return planned

    def suggestions(self, archive: Archive) -> None:
        """Look for what takes long to find and stops no build."""
        from builder.checking.near_duplicates import near_duplicates

        with self._stage("compare"):
            self.findings.extend(near_duplicates(archive))

    def site(self, archive: Archive, hands: Workers) -> tuple[Plan, tuple[Document, ...]]:
        """Plan and render; with errors in the content nothing is rendered."""
        planned = self.links(archive)
        if has_errors(self.findings):
            return planned, ()
        folders = template_folders(self._options.source)
        assets = collect_assets([folder for folder, _ in folders])
        with self._stage("render", len(planned.pages)) as advance:
            rendered, found = render_pages(planned.pages, planned.site, assets, folders, hands, advance)
            self.findings.extend(found)
        return planned, rendered + assets.documents

    def index(self, planned: Plan, stage: Staging) -> tuple[str, ...]:
        """Let Pagefind index the words, beside the catalogue of the rest; give the languages that it does not cut."""
        if not self._options.search:
            return ()
        from builder.search.index import index_records
        from builder.search.paths import CATALOGUE, FOLDER

        with self._stage("index"):
            jobs = self._options.jobs or 2
            folder, earlier = stage.folder / FOLDER, self._options.output / FOLDER
            index = index_records(planned.search_records, folder, jobs, earlier)
            stage.reuse_unchanged(FOLDER)
            stage.write([Document(CATALOGUE.lstrip("/"), index.catalogue)])
        return index.unsegmented

    def publish(self, planned: Plan, rendered: tuple[Document, ...], stage: Staging) -> Published:
        """Write what changed and swap the site in."""
        with self._stage("publish"):
            stage.write(planned.documents)
            stage.write(rendered)
            return publish(stage, self._options.output)

    def stopped(self, archive: Archive | None = None) -> Build:
        """Give what the walk came to without a site."""
        return Build(
            findings=tuple(sorted(set(self.findings))),
            statements=len(archive.statements) if archive else 0,
            drafts_left_out=archive.drafts_left_out if archive else 0,
            seconds=tuple(self.seconds),
        )

    @contextmanager
    def _stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        self._progress.start(name, total)
        start = time.perf_counter()
        yield self._progress.advance
        self.seconds.append((name, time.perf_counter() - start))
