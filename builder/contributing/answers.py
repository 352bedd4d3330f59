"""The answers to what a new statement needs, each checked as the reader will check it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.contributing.completions import written_name
from builder.importing.registry_entries import Registry
from builder.model.dates import UncertainDate
from builder.model.registry import RegistryEntry
from builder.reading.field_types import Kind
from builder.reading.fields import STATEMENT, ListOf

REGISTRIES: Mapping[str, str] = {"speaker": "speakers", "outlet": "outlets", "topics": "topics"}
"""The registry that the names of a field are looked up in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is known of a new statement so far: the ``words`` of fields, the ``names`` of those that registries have.

    ``new_names`` need an entry, each after its registry.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    new_names: tuple[tuple[str, str], ...] = ()

    def with_words(self, name: str, text: str) -> "Answers":
        """Note the text of a field.

        Raises:
            ValueRefused: the field does not take it.
        """
        return replace(self, words={**self.words, name: checked(name, text)})

    def with_names(self, name: str, settled: "Sequence[SettledName]") -> "Answers":
        """Note the names of a field, each once, and which of them are new."""
        written = tuple(dict.fromkeys(each.written for each in settled))
        new = tuple((REGISTRIES[name], each.written) for each in settled if each.makes_entry)
        return replace(self, names={**self.names, name: written}, new_names=(*self.new_names, *new))

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that a statement cannot do without and that are not known, in the order in which they are asked.

        There may be no topics, but that has to be said.
        """
        needed = ["title", "speaker", "date", "outlet", "topics"]
        if "date" in self.words and not parsed_date(self.words["date"]).exact:
            needed.insert(3, "date_basis")
        return tuple(name for name in needed if name not in self.words and not self._named(name))

    def _named(self, name: str) -> bool:
        return bool(self.names.get(name)) or (name == "topics" and name in self.names)


def checked(name: str, text: str) -> str:
    """Give the text of a field as it is written.

    Raises:
        ValueRefused: the field does not take it, as the check will say in the same words.
    """
    shape = STATEMENT.fields[name].takes
    kind = shape.item if isinstance(shape, ListOf) else shape
    assert isinstance(kind, Kind)
    read = kind.read(text.strip())
    return read if isinstance(read, str) else text.strip()


def parsed_date(text: str) -> UncertainDate:
    """Give the date that a checked text states."""
    read = STATEMENT.fields["date"].takes
    assert isinstance(read, Kind)
    date = read.read(text)
    assert isinstance(date, UncertainDate)
    return date


@dataclass(frozen=True, slots=True)
class SettledName:
    """A name as the statement will have it; ``makes_entry`` where the registry gets an entry of that name."""

    written: str
    entry: RegistryEntry | None = None
    makes_entry: bool = False


@dataclass(frozen=True, slots=True)
class UnsettledName:
    """A name that is not known, with the nearest that is, or one that fits several entries."""

    name: str
    nearest: str | None = None
    several: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registries:
    """The registries of an archive; an open archive needs no entries."""

    content: Path
    open: bool
    by_name: Mapping[str, Registry] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Path, *, open_registry: bool) -> "Registries":
        """Read the registries of a content folder."""
        return cls(content, open_registry, {name: Registry(content, name) for name in REGISTRIES.values()})

    def look_up(self, registry: str, name: str) -> SettledName | UnsettledName:
        """Give what a name stands for, if that is certain."""
        name = " ".join(name.split())
        names = self.by_name[registry].names
        found = names.find(name)
        if len(found) == 1:
            return SettledName(written_name(found[0], names, registry), found[0])
        if found:
            return UnsettledName(name, several=tuple(entry.slug for entry in found))
        return UnsettledName(name, nearest=names.nearest(name))

    def new(self, name: str) -> SettledName:
        """Give a name as a new one: in an open archive it makes its own page, elsewhere it needs an entry."""
        return SettledName(checked("outlet", name), makes_entry=not self.open)
