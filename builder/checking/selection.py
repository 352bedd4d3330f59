"""Which findings are shown: all, or those that a few files raise; rules across files see every file in any case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.checking.finding import Finding, Level


@dataclass(frozen=True, slots=True)
class Selection:
    """The files that were named, by their paths in the archive; ``changed`` where they are those that a branch changed.

    Beside the findings of these files, those of others are shown that name one of them: two files that claim one
    address, or hold one text. What a change breaks elsewhere, such as names that it took out of a registry, stands in
    files that it leaves alone; so every error is shown after a change.
    """

    paths: frozenset[str]
    changed: bool = False

    def shown(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give the findings to show."""
        return tuple(finding for finding in findings if self._shows(finding))

    def _shows(self, finding: Finding) -> bool:
        if finding.path in self.paths or (self.changed and finding.level is Level.ERROR):
            return True
        return any(path in finding.message for path in self.paths)


def shown_of(findings: Sequence[Finding], selection: Selection | None) -> tuple[Finding, ...]:
    """Give the findings to show; all of them without a selection."""
    return tuple(findings) if selection is None else selection.shown(findings)
