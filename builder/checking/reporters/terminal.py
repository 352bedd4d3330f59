"""Findings for a terminal: the place, what is wrong, the line itself, what to do."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from builder.checking.documentation import rule_url
from builder.checking.finding import Finding, Level


def report(
    findings: Sequence[Finding],
    source: Path,
    stream: TextIO | None = None,
    *,
    site_url: str | None = None,
    mends: str = "archive check --fix",
) -> None:
    """Print the findings, those of one file together, their number, where to read on, and what ``mends`` some."""
    out = stream or sys.stderr
    lines: dict[str, list[str]] = {}
    for finding in sorted(findings):
        print(_mark(finding, out), file=out)
        text = _line(finding, source, lines)
        if text is not None:
            print(f"    {text}", file=out)
            print(f"    {' ' * (min(finding.column, len(text) + 1) - 1)}^", file=out)
        if finding.hint:
            print(f"    {finding.hint}", file=out)
    if findings:
        print(count_in_words(findings), file=out)
        if site_url:
            codes = sorted({finding.code for finding in findings})
            page = rule_url(codes[0] if len(codes) == 1 else "CODE", site_url)
            print(f"{'It is' if len(codes) == 1 else 'Each code is'} explained at {page}", file=out)
        if any(finding.edit for finding in findings):
            mendable = sum(finding.edit is not None for finding in findings)
            print(f"'{mends}' mends {mendable} of {len(findings)}.", file=out)


def count_in_words(findings: Sequence[Finding]) -> str:
    """Give how many findings there are of each level: '2 errors, 1 warning'."""
    parts = []
    for level in Level:
        count = sum(finding.level is level for finding in findings)
        if count:
            parts.append(f"{count} {level}{'s' if count > 1 else ''}")
    return ", ".join(parts)


def _mark(finding: Finding, out: TextIO) -> str:
    text = str(finding) if finding.level is Level.ERROR else f"{finding} ({finding.level})"
    if not out.isatty():
        return text
    colour = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36"}[finding.level]
    place, _, rest = text.partition(": ")
    return f"\033[1m{place}\033[0m: \033[{colour}m{rest}\033[0m"


def _line(finding: Finding, source: Path, lines: dict[str, list[str]]) -> str | None:
    if finding.path not in lines:
        file = source / finding.path
        try:
            small = file.stat().st_size < 3_000_000
            text = file.read_text("utf-8-sig", errors="replace") if small else ""
        except OSError:
            text = ""
        lines[finding.path] = text.replace("\t", " ").split("\n")
    here = lines[finding.path]
    if finding.line > len(here):
        return None
    line = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in here[finding.line - 1])
    return line if line.strip() and len(line) <= 160 else None
