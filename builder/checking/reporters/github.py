"""Findings for GitHub: an annotation on each line, and a job summary that lists them all.

Annotations stop at ten errors and ten warnings a step, so that the summary is what a contributor can rely on.
Format: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from builder.checking.finding import Finding, Level
from builder.checking.reporters.terminal import count_in_words

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}


def report(findings: Sequence[Finding], stream: TextIO | None = None) -> None:
    """Print the annotations, and append the summary to the file that ``GITHUB_STEP_SUMMARY`` names."""
    out = stream or sys.stdout
    for finding in sorted(findings, key=lambda each: (list(Level).index(each.level), each)):
        print(annotation(finding), file=out)
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary_file:
        with Path(summary_file).open("a", encoding="utf-8") as summary:
            summary.write(job_summary(findings))


def annotation(finding: Finding) -> str:
    """Give the workflow command that puts a finding on its line."""
    place = f"file={_property(finding.path)},line={finding.line},col={finding.column},title={_property(finding.code)}"
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return f"::{_COMMANDS[finding.level]} {place}::{_data(text)}"


def job_summary(findings: Sequence[Finding]) -> str:
    """Give all findings as a table in Markdown."""
    if not findings:
        return "## Check\n\nNothing to mend.\n"
    rows = "".join(
        f"| {_cell(f'{finding.path}:{finding.line}:{finding.column}')} | {finding.level} | `{finding.code}` "
        f"| {_cell(finding.message)} | {_cell(finding.hint)} |\n"
        for finding in sorted(findings)
    )
    head = f"## Check: {count_in_words(findings)}\n\n| Where | Level | Code | What is wrong | What to do |\n"
    return f"{head}| --- | --- | --- | --- | --- |\n{rows}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    plain = text.replace("\n", " ").replace("&", "&amp;").replace("<", "&lt;")
    return "".join("\\" + character if character in "|\\`*_[]" else character for character in plain)
