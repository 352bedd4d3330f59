"""The edited statement's page at once; the build that follows makes the rest.

Where nothing changed but the text of a few statements, their pages are all that has to be made for a reader to see it:
who said it and when, and so every other record, is as it was.
"""

from collections.abc import Sequence
from dataclasses import replace

from builder.archive.archive import RelatedStatement
from builder.archive.names import Names
from builder.build import Options
from builder.cache import FOLDER, Cache
from builder.checking.finding import has_errors
from builder.output.carrying import write_atomically
from builder.output.last_build import forget_last_build
from builder.output.site_record import forget_targets
from builder.publishing.pages import Document
from builder.publishing.plan import Plan
from builder.publishing.statement_pages import statement_page
from builder.reading.content import CONTENT
from builder.reading.settings import NAME as SETTINGS
from builder.reading.source_files import source_files
from builder.reading.statements import read_statement
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer
from builder.rendering.template_folders import NAME as TEMPLATES
from builder.rendering.template_folders import template_folders

_MOST = 5
"""How many changed statements are shown so; more are no edit, but a change of branch."""


class Glance:
    """The last build's plan, and the pages that can be made from it before the next one is done."""

    def __init__(self) -> None:
        self._planned: Plan | None = None
        self._renderer: Renderer | None = None

    def remember(self, planned: Plan, options: Options) -> None:
        """Keep what was planned, for the next change."""
        self._planned = planned
        folders = template_folders(options.source)
        self._renderer = Renderer(folders, planned.site, collect_assets([folder for folder, _ in folders]))
        self._renderer.prepare(["pages/statement.html"])

    def show(self, options: Options) -> bool:
        """Put the pages of statements whose texts changed into the site, if nothing else did; tell whether any was."""
        if self._planned is None or self._renderer is None:
            return False
        with Cache(options.cache or options.output.absolute().parent / FOLDER) as cache:
            changed = self._changed(options, cache)
            pages = []
            for related in changed:
                page = statement_page(related, self._planned.archive)
                content, found = self._renderer.render(page)
                if found:
                    return False
                pages.append(Document(page.output, content))
            # The site is then no longer what the record of it says: the build that follows makes these pages again.
            forget_last_build(cache, options.output)
            forget_targets(cache, str(options.output.absolute()), [related.path for related in changed])
        for page_document in pages:
            write_atomically(options.output / page_document.output, page_document.content)
        return bool(pages)

    def _changed(self, options: Options, cache: Cache) -> Sequence[RelatedStatement]:
        """Give the statements whose texts changed, as they are now; none where anything else changed too."""
        assert self._planned is not None
        archive = self._planned.archive
        files = source_files(options.source, (CONTENT, TEMPLATES, SETTINGS), cache)
        paths = {path for path, _ in files.digests.items() ^ archive.digests.items()}
        known = {related.statement.path: related for related in archive.statements if related.statement.path in paths}
        if not paths or len(paths) > _MOST or known.keys() != paths:
            return ()
        changed = []
        for path, related in known.items():
            names = Names(archive.speakers.values())
            read = read_statement(options.source / path, path, archive.settings, names, drafts=options.drafts)
            statement = read.statement
            if (
                statement is None
                or has_errors(read.findings)
                or statement.record_digest != related.statement.record_digest
            ):
                return ()
            changed.append(replace(related, statement=statement))
        return changed
