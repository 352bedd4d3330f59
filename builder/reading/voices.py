"""Whose voice a label in a transcript names: the statement's speaker, a participant, or somebody the registry knows."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from builder.archive.names import Names, name_key
from builder.model.speaker import Speaker
from builder.reading.turns import OWN_VOICE

_TITLES = frozenset({
    "abg", "ambassador", "botschafter", "chancellor", "chairman", "chairwoman", "don", "doña", "dr", "excellency",
    "frau", "general", "governor", "h.e", "herr", "his", "her", "judge", "justice", "lady", "lord", "m", "madam",
    "madame", "mag", "maître", "mayor", "minister", "miss", "mlle", "mme", "monsieur", "mr", "mrs", "ms", "pan",
    "pani", "president", "prime", "prof", "professor", "präsident", "präsidentin", "representative", "secretary",
    "senator", "señor", "señora", "signor", "signora", "sir", "sra", "sr", "the", "vice", "пан", "господин", "госпожа",
})  # fmt: skip
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*$")


def resolver(
    own: Iterable[str], role: str | None, participants: Sequence[str], registry: Names[Speaker]
) -> Callable[[str], str | None]:
    """Give the function from a label to a voice.

    ``own`` are the names of the statement's speakers, whose voice is ``OWN_VOICE``; others by the name of their
    registry entry or as the participants have them. A surname will do for speakers and participants, with titles, given
    names or the post before it: 'Foreign Minister Lavrov', 'Mr. Lavrov', 'LAVROV'.
    """
    own = tuple(own)

    @cache  # most texts have no label, and need none of the names
    def known() -> tuple[Sequence[tuple[str, frozenset[str]]], frozenset[str]]:
        voices = [
            (OWN_VOICE, _all_names(own, registry)),
            *((each, _all_names((each,), registry)) for each in participants),
        ]
        return voices, frozenset(name_key(role).split()) if role else frozenset()

    @cache
    def resolve(label: str) -> str | None:
        key = name_key(_BRACKETS.sub("", label))
        if not key:
            return None
        voices, post = known()
        for voice, names in voices:
            if key in names:
                return voice
        short = [voice for voice, names in voices if any(_is_short_for(key, name, post) for name in names)]
        if short:
            return short[0] if len(short) == 1 else None  # a surname that two of them share tells neither
        entries = registry.find(key)
        return entries[0].name if len(entries) == 1 else None

    return resolve


def _all_names(names: Iterable[str], registry: Names[Speaker]) -> frozenset[str]:
    found = set()
    for name in names:
        found.add(name_key(name))
        for entry in registry.find(name):
            found.update(name_key(each) for each in (entry.name, *(other.name for other in entry.other_names)))
    return frozenset(found)


def _is_short_for(label: str, name: str, post: frozenset[str]) -> bool:
    words, known = label.split(), name.split()
    if len(known) < 2 or words[-1] != known[-1]:
        return False
    given, before = known[:-1], post | _TITLES
    return all(
        word.strip(".,") in before or word in before or any(name.startswith(word.rstrip(".,")) for name in given)
        for word in words[:-1]
    )
