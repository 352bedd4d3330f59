"""Names to registry entries: by id or by any name, whatever its script, without regard to case."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from builder.archive.suggestions import nearest
from builder.digests import digest_of
from builder.model.registry import RegistryEntry

EntryType = TypeVar("EntryType", bound=RegistryEntry)


def name_key(name: str) -> str:
    """Give the form under which names are compared: NFC, white space collapsed, case folded."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class Names(Generic[EntryType]):
    """The names of one registry."""

    def __init__(self, entries: Iterable[EntryType]) -> None:
        self.entries: Mapping[str, EntryType] = {each.slug: each for each in entries}
        self._slugs: dict[str, str] = {}
        self._by_name: dict[str, dict[str, None]] = {}
        for entry in self.entries.values():
            for old in entry.aliases:
                self._slugs.setdefault(old, entry.slug)
            for name in (entry.name, *(other.name for other in entry.other_names)):
                self._by_name.setdefault(name_key(name), {})[entry.slug] = None

    def find(self, name: str) -> tuple[EntryType, ...]:
        """Give the entries that a name or id fits: none, the one, or several where it is ambiguous."""
        exact = self.entries.get(name) or self.entries.get(self._slugs.get(name, ""))
        if exact is not None:
            return (exact,)
        return tuple(self.entries[slug] for slug in self._by_name.get(name_key(name), ()))

    def answers(self, names: Iterable[str]) -> bytes:
        """Give the digest of what names stand for here: of the entries found, with every name that those have."""
        return digest_of(*(tuple(_all_names(entry) for entry in self.find(name)) for name in names))

    def digest(self) -> bytes:
        """Give the digest of all entries' names: where it is the same, so is every answer."""
        return digest_of(*((_all_names(entry), entry.aliases) for entry in self.entries.values()))

    def nearest(self, name: str) -> str | None:
        """Give the known name or id nearest to an unknown one."""
        known = [entry.name for entry in self.entries.values()]
        known += [other.name for entry in self.entries.values() for other in entry.other_names]
        return nearest(name, known + list(self.entries))


class ConsultedNames(Names[EntryType]):
    """The names of a registry, and which of them were asked for."""

    def __init__(self, names: Names[EntryType]) -> None:
        self.entries = names.entries
        self._names = names
        self.consulted: dict[str, None] = {}

    def find(self, name: str) -> tuple[EntryType, ...]:
        self.consulted[name] = None
        return self._names.find(name)

    def nearest(self, name: str) -> str | None:
        return self._names.nearest(name)


def _all_names(entry: RegistryEntry) -> tuple[str, ...]:
    return (entry.slug, entry.name, *(other.name for other in entry.other_names))
