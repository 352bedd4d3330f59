"""What the registries hold: the other names and posts that their entries share."""

from dataclasses import dataclass
from typing import Protocol

from builder.model.dates import UncertainDate


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A further name of a speaker, outlet or topic, in whatever language and script."""

    name: str
    language: str | None = None
    script: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A post that a speaker held (Popolo's Membership, https://www.popoloproject.com/specs/membership.html)."""

    role: str
    org: str | None = None
    start: UncertainDate | None = None
    end: UncertainDate | None = None

    def surely_holds_on(self, date: UncertainDate) -> bool:
        """Whether the post was held on every day that the date may mean."""
        if self.start is None or date.open_start or date.open_end:
            return False
        ends_after = self.end is None or date.upper <= self.end.lower
        return self.start.upper <= date.lower and ends_after


class RegistryEntry(Protocol):
    """What entries of every registry have."""

    @property
    def slug(self) -> str:
        """The file's stem: the last part of the entry's address."""

    @property
    def name(self) -> str:
        """The name shown."""

    @property
    def path(self) -> str:
        """The file, or nothing where a name made its own entry."""

    @property
    def other_names(self) -> tuple[OtherName, ...]:
        """Every other name."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Old slugs."""
