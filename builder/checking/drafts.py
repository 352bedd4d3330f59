"""Drafts, looked at as if they were published: what their authors should know, and what stops no build."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from builder import __version__
from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.checking.check import check, check_links
from builder.checking.finding import Finding, Level, has_errors
from builder.checking.levels import Levels
from builder.publishing.plan import plan
from builder.reading.content import Content


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the drafts came to.

    ``archive`` is the archive as it would be with them. Of the findings without them, it would settle ``settled``: a
    registry entry that only drafts name, say.
    """

    archive: Archive
    findings: tuple[Finding, ...]
    settled: frozenset[Finding]


def examine_drafts(content: Content, without: Sequence[Finding], levels: Levels, *, links: bool) -> Look:
    """Check an archive with the drafts that were left out of it.

    ``without`` are the findings of relating and checking it without them, before the levels were applied. What is
    found beside these comes of the drafts; none of it is more than a warning. ``links`` are checked where the rest has
    no errors.
    """
    statements = (*content.statements, *content.drafts)
    archive, related = relate(replace(content, statements=statements, drafts=(), drafts_left_out=0))
    found = [*related, *check(archive)]
    known = frozenset(without)
    of_drafts = [*content.draft_findings, *(finding for finding in found if finding not in known)]
    if links and not has_errors(of_drafts):
        of_drafts.extend(_link_findings(content, archive))
    gone = known - frozenset(found)
    settled = levels.weigh(finding for finding in gone if finding.level is not Level.ERROR)
    return Look(archive, tuple(_at_most_warnings(levels.weigh(of_drafts))), frozenset(settled))


def _link_findings(content: Content, archive: Archive) -> Iterable[Finding]:
    drafts = {draft.path for draft in content.drafts}
    planned = plan(archive, has_search=True, version=__version__)
    return (finding for finding in check_links(archive, lambda: planned.paths) if finding.path in drafts)


def _at_most_warnings(findings: Iterable[Finding]) -> Iterable[Finding]:
    for finding in findings:
        yield replace(finding, level=Level.WARNING) if finding.level is Level.ERROR else finding
