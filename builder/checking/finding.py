"""A finding: what is wrong with a file, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Edit:
    """What mends a finding where there is one right answer: ``old``, which begins at the place, becomes ``new``."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem. ``path`` is relative to the archive's folder; line and column count from 1."""

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    hint: str = ""
    edit: Edit | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: its code, its level, and what the documentation says of it.

    ``example`` is what raises it, ``mended`` the same without fault: lines of a statement's front matter or text, a
    whole file, or a line 'path:' with the lines of that file below, indented by two spaces.

    ``adjustable`` rules are matters of judgement: site.yaml may lower their level, and a file may say why one does not
    apply to it. Of ``fixable`` ones ``archive check --fix`` mends what has one right answer.
    """

    code: str
    level: Level
    meaning: str
    remedy: str
    example: str = ""
    mended: str = ""
    adjustable: bool = False
    fixable: bool = False

    def at(self, path: str, line: int, column: int, message: str, hint: str = "", edit: Edit | None = None) -> Finding:
        """Give the finding of this rule at a place; without a hint, the rule's remedy is the hint."""
        return Finding(path, line, column, self.code, self.level, message, hint or self.remedy, edit)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings stops a build."""
    return any(finding.level is Level.ERROR for finding in findings)
