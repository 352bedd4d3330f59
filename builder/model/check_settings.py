"""What an archive and its files say of the check's findings: how much they weigh, and where they do not apply."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CheckException:
    """A finding that does not apply to the file which says so, and why."""

    code: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CheckLevel:
    """How much a finding weighs in an archive: a level or ``off``; for all files, or for those that a pattern fits."""

    code: str
    level: str
    files: tuple[str, ...] = ()
    reason: str | None = None
