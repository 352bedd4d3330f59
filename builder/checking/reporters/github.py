"""Findings for GitHub: an annotation on each line, and a job summary that lists them all.

Annotations stop at ten errors and ten warnings a step, so that the summary is what a contributor can rely on.
Format: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from builder.checking.documentation import rule_url
from builder.checking.finding import Finding, Level
from builder.checking.reporters.terminal import count_in_words

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_ANNOTATIONS = 10
"""Of each level, in one step (https://github.com/actions/toolkit/issues/734)."""
_SUMMARY_LIMIT = 1_000_000
"""Bytes; of a step's summary GitHub takes 1 MiB, and drops a longer one whole."""


def report(findings: Sequence[Finding], site_url: str | None = None, stream: TextIO | None = None) -> None:
    """Print the annotations, and append the summary to the file that ``GITHUB_STEP_SUMMARY`` names."""
    out = stream or sys.stdout
    for finding in _by_level(findings):
        print(annotation(finding), file=out)
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary_file:
        with Path(summary_file).open("a", encoding="utf-8") as summary:
            summary.write(job_summary(findings, site_url))


def _by_level(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: (list(Level).index(each.level), each))


def annotation(finding: Finding) -> str:
    """Give the workflow command that puts a finding on its line."""
    place = f"file={_property(finding.path)},line={finding.line},col={finding.column},title={_property(finding.code)}"
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return f"::{_COMMANDS[finding.level]} {place}::{_data(text)}"


def job_summary(findings: Sequence[Finding], site_url: str | None = None) -> str:
    """Give all findings as a table in Markdown, errors first; each code leads to its page.

    Where the table would be longer than GitHub takes, its last line says how many findings are left out.
    """
    if not findings:
        return "## Check\n\nNothing to mend.\n"
    head = f"## Check: {count_in_words(findings)}\n\n"
    counts = Counter(finding.level for finding in findings)
    if max(counts.values()) > _ANNOTATIONS:
        head += f"GitHub marks at most {_ANNOTATIONS} findings of a level on their lines; here are all of them.\n\n"
    head += "| Where | Level | Code | What is wrong | What to do |\n| --- | --- | --- | --- | --- |\n"
    rows = [_row(finding, site_url) for finding in _by_level(findings)]
    size = len(head.encode())
    for number, row in enumerate(rows):
        size += len(row.encode())
        if size > _SUMMARY_LIMIT:
            left = f"\nAnd {len(rows) - number:,} more, which the step's log lists.\n"
            return head + "".join(rows[:number]) + left
    return head + "".join(rows)


def _row(finding: Finding, site_url: str | None) -> str:
    page = rule_url(finding.code, site_url)
    code = f"[`{finding.code}`]({page})" if page else f"`{finding.code}`"
    place = _cell(f"{finding.path}:{finding.line}:{finding.column}")
    return f"| {place} | {finding.level} | {code} | {_cell(finding.message)} | {_cell(finding.hint)} |\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    plain = text.replace("\n", " ").replace("&", "&amp;").replace("<", "&lt;")
    return "".join("\\" + character if character in "|\\`*_[]" else character for character in plain)
