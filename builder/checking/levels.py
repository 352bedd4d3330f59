"""Levels and exceptions: what site.yaml and the files themselves say of findings, applied in this one place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builder.checking.finding import Finding, Level
from builder.checking.judgement_rules import ASKED_APART, UNUSED_EXCEPTION
from builder.checking.rules import RULES
from builder.model.check_settings import CheckException, CheckLevel
from builder.model.statement import Position

if TYPE_CHECKING:
    from builder.model.outlet import Outlet
    from builder.model.speaker import Speaker
    from builder.model.statement import Statement
    from builder.model.topic import Topic
    from builder.reading.content import Content

OFF = "off"
_WEIGHT = {Level.ERROR: 3, Level.WARNING: 2, Level.SUGGESTION: 1}


class Levels:
    """The levels of an archive and the exceptions of its files; it remembers which exceptions excused something."""

    def __init__(
        self, checks: Sequence[CheckLevel] = (), exceptions: Mapping[str, Sequence[CheckException]] | None = None
    ) -> None:
        self._checks: dict[str, list[CheckLevel]] = {}
        for check in checks:
            self._checks.setdefault(check.code, []).append(check)
        self._exceptions = {path: {each.code for each in said} for path, said in (exceptions or {}).items()}
        self._used: set[tuple[str, str]] = set()

    def weigh(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Give the findings with the levels that they have in this archive, without those that are off or excused.

        Of several entries for one code, the last that fits the file holds.
        """
        for finding in findings:
            if finding.code in self._exceptions.get(finding.path, ()) and RULES[finding.code].adjustable:
                self._used.add((finding.path, finding.code))
                continue
            level = self._level(finding)
            if level is not None:
                yield finding if level is finding.level else replace(finding, level=level)

    def excuses(self, path: str, code: str) -> bool:
        """Whether the file's exception has excused a finding so far."""
        return (path, code) in self._used

    def _level(self, finding: Finding) -> Level | None:
        level: Level | None = finding.level
        for check in self._checks.get(finding.code, ()):
            if not check.files or any(_pattern(each).fullmatch(finding.path) for each in check.files):
                level = None if check.level == OFF else Level(check.level)
        return level


def lowers(code: str, level: str) -> bool:
    """Whether a level is less than the rule's own."""
    return level == OFF or _WEIGHT[Level(level)] < _WEIGHT[RULES[code].level]


def levels_of(content: "Content") -> Levels:
    """Give the levels of an archive's settings with the exceptions of its records, drafts among them."""
    return Levels(content.settings.checks, {each.path: each.exceptions for each in _excepting(content)})


def unused_exceptions(
    levels: Levels, content: "Content", findings: Iterable[Finding], source: Path
) -> Iterator[Finding]:
    """Give a suggestion for each exception that has excused nothing.

    Files with errors are passed over, since not every rule has seen them.
    """
    faulty = {finding.path for finding in findings if finding.level is Level.ERROR}
    for record in _excepting(content):
        places: Sequence[Position] = ()
        for number, exception in enumerate(record.exceptions if record.path not in faulty else ()):
            if exception.code not in ASKED_APART and not levels.excuses(record.path, exception.code):
                places = places or _places(source / record.path, record.path)
                place = places[number] if number < len(places) else Position(1, 1)
                message = f"nothing in this file raises '{exception.code}' any longer"
                yield UNUSED_EXCEPTION.at(record.path, place.line, place.column, message)


def _excepting(content: "Content") -> "Iterator[Statement | Speaker | Outlet | Topic]":
    records: Iterable[Statement | Speaker | Outlet | Topic]
    for records in (content.statements, content.drafts, content.speakers, content.outlets, content.topics):
        yield from (record for record in records if record.exceptions)


def _places(file: Path, path: str) -> Sequence[Position]:
    """Give where the exceptions of a file stand: entries of the registries do not keep their places."""
    from builder.reading.front_matter import split_file
    from builder.reading.source_text import read_text
    from builder.reading.yaml_nodes import Mapping, Sequence, read_mapping

    text, _ = read_text(file, path)
    line = 1
    if text is not None and path.endswith(".md"):
        parts, _ = split_file(text, path)
        text, line = (parts.front_matter, parts.front_matter_line) if parts else (None, 1)
    node, _ = read_mapping(text or "", path, line)
    for entry in node.entries if isinstance(node, Mapping) else ():
        if entry.key.text == "exceptions":
            items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
            return [item.position for item in items]
    return ()


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    """Give a pattern for paths: ``**`` stands for any folders, ``*`` and ``?`` for what is between two slashes."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.removeprefix("./"))
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part) or re.escape(part) for part in parts), re.DOTALL)
