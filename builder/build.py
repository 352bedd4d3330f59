"""The street, walked once: read, relate, check, plan, render, index, publish.

Each stage takes the last one's value and returns a new one with its findings; an error stops the street
before anything is published. What was made before from the same is not made again.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from builder import __version__
from builder.cache import FOLDER as CACHE
from builder.cache import Cache
from builder.checking.finding import Finding, has_errors
from builder.checking.levels import Levels
from builder.garbage import uncollected
from builder.output.last_build import LastBuild, inputs_of, keep_last_build, read_last_build
from builder.output.site_folder import Published, check_output
from builder.reading.source_files import SourceFiles, source_files
from builder.rendering.template_folders import NAME as TEMPLATES
from builder.rendering.template_folders import packaged_templates
from builder.workers import Workers, workers

if TYPE_CHECKING:  # a build of what did not change needs none of them
    from builder.archive.archive import Archive
    from builder.indexing import Begun
    from builder.publishing.plan import Plan
    from builder.reading.content import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks of a build. ``cached`` lets it use and fill the cache beside the output."""

    source: Path
    output: Path
    base_url: str | None = None
    jobs: int | None = None
    drafts: bool = False
    search: bool = True
    index_later: bool = False
    """Publish with the search's index as the last build made it; a build without this brings it up to date."""
    cached: bool = True
    cache: Path | None = None
    """The folder of the cache, if it is not beside the output."""


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
    index_waits: bool = False
    """Whether the search's index is still that of the build before."""
    planned: "Plan | None" = field(default=None, repr=False, compare=False)
    """What the site was made by; None where it was as it had been."""
    url: str | None = None
    """Where the site is published, if its settings say so."""


def build(options: Options, progress: Progress | None = None) -> Build:
    """Build the site of an archive.

    Raises:
        OperationalError: something other than the content is at fault; its message names the remedy.
    """
    check_output(options.output)
    with _street(options, progress) as street:
        unchanged = street.unchanged()
        if unchanged is not None:
            return unchanged
        archive = street.archive()
        if archive is None:
            return street.stopped()
        with street.indexing(archive) as begun:
            planned = street.links(archive)
            if has_errors(street.findings):
                return street.stopped(archive)
            return street.site(archive, planned, begun)


def examine(options: Options, progress: Progress | None = None, among: Collection[str] | None = None) -> Build:
    """Walk the street as far as it takes to find everything that is wrong with the content; publish nothing.

    Drafts that are left out are looked at too. What takes long is compared for the statements in the files ``among``
    alone, if there are any.
    """
    with _street(options, progress) as street:
        archive = street.archive()
        if archive is not None:
            street.links(archive)
            street.examine(archive, among)
        return street.stopped(archive)


@dataclass(frozen=True, slots=True)
class Warmed:
    """What filling the cache came to.

    The statements that were read, those of other parts that the cache lacks, the shards that were indexed, and those of
    this part. Shards wait until all statements are there: which statements share one depends on all of them.
    """

    read: int
    lacking: int
    indexed: int = 0
    shards: int = 0


def warm(options: Options, part: int, parts: int, progress: Progress | None = None) -> Warmed:
    """Fill the cache with one of so many parts of what a build reads and indexes; publish nothing.

    Raises:
        OperationalError: something other than the content is at fault; its message names the remedy.
    """
    with _street(options, progress) as street:
        return street.warm(part, parts)


@contextmanager
def archive_at(
    options: Options, progress: Progress | None = None
) -> "Iterator[tuple[Archive | None, tuple[Finding, ...]]]":
    """Walk as far as the archive: for commands that need the records and no site. None where settings are missing."""
    with _street(options, progress) as street:
        yield street.archive(), tuple(sorted(street.findings))


@contextmanager
def _street(options: Options, progress: Progress | None) -> "Iterator[_Street]":
    with ExitStack() as stack:
        stack.enter_context(uncollected())
        cache = (
            stack.enter_context(Cache(options.cache or options.output.absolute().parent / CACHE))
            if options.cached
            else None
        )
        yield _Street(options, progress or Silent(), stack.enter_context(workers(options.jobs)), cache)


class _Street:
    """One walk: the stages in order, the findings so far, and the time that each took."""

    def __init__(self, options: Options, progress: Progress, hands: Workers, cache: Cache | None) -> None:
        self._options = options
        self._progress = progress
        self._hands = hands
        self._cache = cache
        self._inputs = b""
        self._content: Content
        self._levels = Levels()
        self._related: list[Finding] = []
        self.findings: list[Finding] = []
        self.seconds: list[tuple[str, float]] = []

    @cached_property
    def _files(self) -> SourceFiles:
        return source_files(self._options.source, ("content", TEMPLATES, "site.yaml"), self._cache)

    def unchanged(self) -> Build | None:
        """Give what the last build came to, if everything that it depended on is as it was, and so is what it made."""
        if self._cache is None:
            return None
        with self._stage("look"):
            options = self._options
            shipped = source_files(packaged_templates(), ("",), self._cache)
            self._inputs = inputs_of((self._files, shipped), options.base_url, options.drafts, options.search)
            last = read_last_build(self._cache, self._options.output, self._inputs)
        if last is None or not isinstance(last.result, Build) or last.result.published is None:
            return None
        files = last.result.published.files
        return replace(last.result, published=Published(files, 0), seconds=tuple(self.seconds))

    def warm(self, part: int, parts: int) -> Warmed:
        """Fill the cache with a part of the readings, and of the shards once everything is read."""
        from builder.publishing.search_records import search_records
        from builder.reading.content import read_part, statement_count
        from builder.reading.settings import read_settings
        from builder.search.index import warm_shards

        settings, _findings = read_settings(self._options.source, self._options.base_url)
        if settings is None or self._cache is None:
            return Warmed(0, 0)
        with self._stage("read", statement_count(self._files)) as advance:
            read, lacking = read_part(
                settings,
                self._hands,
                part,
                parts,
                cache=self._cache,
                files=self._files,
                advance=advance,
            )
        if lacking or not self._options.search:
            return Warmed(read, lacking)
        archive = self.archive()
        if archive is None or has_errors(self.findings):
            return Warmed(read, lacking)
        with self._stage("index"):
            indexed, shards = warm_shards(search_records(archive), self._hands.jobs, self._cache, part, parts)
        return Warmed(read, lacking, indexed, shards)

    def archive(self) -> "Archive | None":
        """Read, relate and check."""
        from builder.archive.relate import relate
        from builder.checking.check import check
        from builder.checking.levels import levels_of
        from builder.reading.content import read_content, statement_count
        from builder.reading.settings import read_settings

        source = self._options.source
        settings, found = read_settings(source, self._options.base_url)
        self.findings.extend(found)
        if settings is None:
            return None
        with self._stage("read", statement_count(self._files)) as advance:
            content, found = read_content(
                source,
                settings,
                self._hands,
                drafts=self._options.drafts,
                cache=self._cache,
                files=self._files,
                advance=advance,
            )
        self._content, self._levels = content, levels_of(content)
        self._find(found)
        with self._stage("relate"):
            archive, found = relate(content)
        with self._stage("check"):
            self._related = [*found, *check(archive)]
            self._find(self._related)
        return archive

    def _find(self, findings: Iterable[Finding]) -> None:
        """Take findings in, with the levels that they have in this archive."""
        self.findings.extend(self._levels.weigh(findings))

    @contextmanager
    def _stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        self._progress.start(name, total)
        start = time.perf_counter()
        yield self._progress.advance
        self.seconds.append((name, time.perf_counter() - start))

    def links(self, archive: "Archive") -> "Plan":
        """Plan, and check that links lead somewhere."""
        from builder.checking.check import check_links, check_old_addresses
        from builder.publishing.plan import plan

        with self._stage("plan"):
            planned = plan(archive, has_search=self._options.search, version=__version__)
            # A statement left out for an error of its own has no page: its address would seem broken.
            if not has_errors(self.findings):
                self._find(check_links(archive, lambda: planned.paths))
                self._find(check_old_addresses(archive, planned.outputs))
        return planned

    def examine(self, archive: "Archive", among: Collection[str] | None) -> None:
        """Look at the drafts that were left out, and for what takes long to find and stops no build."""
        from builder.checking.examining import Walked, examined

        with self._stage("compare"):
            walked = Walked(self._content, archive, self._levels, tuple(self._related), tuple(self.findings))
            self.findings = examined(walked, self._options.source, among)

    def indexing(self, archive: "Archive") -> "AbstractContextManager[Begun | None]":
        """Begin to index, where this build does."""
        from builder.indexing import indexing

        if not self._options.search or self._options.index_later or has_errors(self.findings):
            return nullcontext()
        return indexing(archive, self._options, self._cache, self._hands)

    def site(self, archive: "Archive", planned: "Plan", begun: "Begun | None") -> Build:
        """Render, index and publish: what is not there already."""
        from builder.making import Making

        with Making(planned, self._options, self._cache, self._hands, begun) as making:
            with self._stage("render", making.waiting) as advance:
                self._find(making.render(advance))
            if has_errors(self.findings):
                return self.stopped(archive)
            if begun:
                with self._stage("index"):
                    making.index()
            with self._stage("publish"):
                published = making.publish()
        result = Build(
            findings=tuple(sorted(self.findings)),
            statements=len(archive.statements),
            drafts_left_out=archive.drafts_left_out,
            pages=planned.pages,
            published=published,
            seconds=tuple(self.seconds),
            unsegmented=making.unsegmented,
            index_waits=self._options.search and self._options.index_later,
            planned=planned,
            url=archive.settings.stated_url,
        )
        if self._cache and not result.index_waits:
            last = LastBuild(
                inputs=self._inputs, site=making.site, inode=making.inode, result=replace(result, planned=None)
            )
            keep_last_build(self._cache, self._options.output, last)
        return result

    def stopped(self, archive: "Archive | None" = None) -> Build:
        """Give what the walk came to without a site."""
        return Build(
            findings=tuple(sorted(set(self.findings))),
            statements=len(archive.statements) if archive else 0,
            drafts_left_out=archive.drafts_left_out if archive else 0,
            seconds=tuple(self.seconds),
            url=archive.settings.stated_url if archive else None,
        )
