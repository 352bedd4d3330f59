"""What the check finds beside a build: in drafts, by comparing texts, in exceptions that nobody needs any longer."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from builder.archive.archive import Archive
from builder.checking.drafts import examine_drafts
from builder.checking.finding import Finding, has_errors
from builder.checking.levels import Levels, unused_exceptions
from builder.checking.suggestions import suggestions
from builder.reading.content import Content


@dataclass(frozen=True, slots=True)
class Walked:
    """An archive as far as a build would walk it.

    ``related`` are the findings of relating and checking before the levels were applied, ``findings`` all, after.
    """

    content: Content
    archive: Archive
    levels: Levels
    related: tuple[Finding, ...]
    findings: tuple[Finding, ...]


def examined(walked: Walked, source: Path, among: Collection[str] | None = None) -> list[Finding]:
    """Give all findings of an archive, those of its drafts among them.

    Texts are compared for the statements in the files ``among`` alone, if there are any.
    """
    content, levels, archive = walked.content, walked.levels, walked.archive
    findings = list(walked.findings)
    if content.drafts or content.draft_findings:
        look = examine_drafts(content, walked.related, levels, links=not has_errors(findings))
        findings = [*(finding for finding in findings if finding not in look.settled), *look.findings]
        archive = look.archive
    findings.extend(levels.weigh(suggestions(archive, source, among=among)))
    findings.extend(levels.weigh(list(unused_exceptions(levels, content, findings, source))))
    return findings
