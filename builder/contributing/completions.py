"""The names of a registry, as somebody types them."""

import unicodedata
from dataclasses import dataclass

from builder.archive.names import Names, name_key
from builder.model.registry import RegistryEntry

_MOST = 12


@dataclass(frozen=True, slots=True)
class Completion:
    """An entry that typed letters may mean: what is written for it, the name that they fit, and its id."""

    written: str
    fits: str
    slug: str


def written_name(entry: RegistryEntry, names: Names[RegistryEntry], registry: str) -> str:
    """Give how a statement names an entry: by its name, but by its id where it is a topic or the name fits several."""
    return entry.slug if registry == "topics" or names.find(entry.name) != (entry,) else entry.name


def completions(typed: str, names: Names[RegistryEntry], registry: str) -> list[Completion]:
    """Give the entries that letters typed so far may mean, the likeliest first, by any of their names.

    Case and accents do not count. Names that begin with the letters come first, then those with a word that does, then
    those that hold them, then those that a slip of the pen parts from them. Nothing typed gives all names in order.
    """
    wanted = _folded(typed)
    ranked: dict[str, tuple[int, str, Completion]] = {}
    for entry in names.entries.values():
        shown = written_name(entry, names, registry)
        for name in (entry.name, entry.slug, *(other.name for other in entry.other_names)):
            rank = _rank(wanted, _folded(name))
            if rank is None or (entry.slug in ranked and ranked[entry.slug][0] <= rank):
                continue
            ranked[entry.slug] = (rank, name_key(entry.name), Completion(shown, name, entry.slug))
    ordered = sorted(ranked.values(), key=lambda each: each[:2])
    return [each for _, _, each in ordered[: _MOST if wanted else None]]


def _rank(wanted: str, name: str) -> int | None:
    if name.startswith(wanted):
        return 0
    if f" {wanted}" in name:
        return 10
    if wanted in name:
        return 20
    if len(wanted) < 3:
        return None
    from rapidfuzz import fuzz  # loaded once somebody mistypes

    likeness = max(fuzz.ratio(wanted, name), fuzz.partial_ratio(wanted, name) - 5)
    return 130 - int(likeness) if likeness >= 75 else None


def _folded(name: str) -> str:
    """Give a name without case and accents."""
    apart = unicodedata.normalize("NFD", name_key(name))
    return unicodedata.normalize("NFC", "".join(each for each in apart if unicodedata.category(each) != "Mn"))
