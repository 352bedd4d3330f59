"""The registry entries that imported names need: found where the archive has them, made where it does not."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

from builder.addresses.slugs import digest_suffix, slugify
from builder.archive.names import Names, name_key
from builder.checking.finding import Finding
from builder.importing.statement_file import yaml_text
from builder.model.registry import RegistryEntry
from builder.output.carrying import write_atomically
from builder.reading.field_types import is_slug
from builder.reading.registries import read_outlet, read_speaker, read_topic
from builder.reading.source_files import files_below

_Read = Callable[[Path, str], tuple[RegistryEntry | None, tuple[Finding, ...]]]
_READERS: dict[str, _Read] = {"speakers": read_speaker, "outlets": read_outlet, "topics": read_topic}


class Registry:
    """One registry of an archive: the entries that its folder has, and those that an import adds."""

    def __init__(self, content: Path, name: str) -> None:
        self.name = name
        self.made: list[Path] = []
        self._folder = content / name
        self._made: dict[str, str] = {}
        self._made_slugs: set[str] = set()
        self._taken: set[str] = set()  # a file that cannot be read has its slug all the same
        entries: list[RegistryEntry] = []
        for file in files_below(self._folder, ".yaml"):
            self._taken.add(unicodedata.normalize("NFC", file.stem))
            entry, _ = _READERS[name](file, file.name)
            if entry is not None:
                entries.append(entry)
        self._names: Names[RegistryEntry] = Names(entries)

    @property
    def names(self) -> Names[RegistryEntry]:
        """The names of the entries that the folder had."""
        return self._names

    def resolve(self, name: str) -> tuple[str, ...]:
        """Give the ids that the name may stand for: one, if need be of a new entry, or several in doubt."""
        name = " ".join(unicodedata.normalize("NFC", name).split())
        known = self._known(name)
        if known:
            return known
        slug = self._new_slug(name)
        file = self._folder / f"{slug}.yaml"
        write_atomically(file, yaml_text({"name": name}))
        self.made.append(file)
        self._made_slugs.add(slug)
        self._made[name_key(name)] = slug
        return (slug,)

    def _known(self, name: str) -> tuple[str, ...]:
        """Look a name up as the build will, once the new entries are files: ids come before names."""
        if name in self._made_slugs:
            return (name,)
        found = tuple(entry.slug for entry in self._names.find(name))
        made = self._made.get(name_key(name))
        return found or ((made,) if made else ())

    def _new_slug(self, name: str) -> str:
        slug = slugify(name)
        digest = digest_suffix(name)
        if not is_slug(slug):
            slug = f"n-{digest}"
        if self._stands_for_another(slug, name):
            slug = f"{slug}-{digest}"
        number = 2
        candidate = slug
        while self._stands_for_another(candidate, name):
            candidate = f"{slug}-{number}"
            number += 1
        return candidate

    def _stands_for_another(self, slug: str, name: str) -> bool:
        """Whether the slug is taken as an id, or would take a name away from the entry that has it."""
        if slug in self._taken or slug in self._made_slugs or self._names.find(slug):
            return True
        return name_key(slug) != name_key(name) and name_key(slug) in self._made
