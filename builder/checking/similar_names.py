"""Registry entries whose names read alike: one person, outlet or topic may have two entries.

Names are near where they have the same words in another order or with other accents, where one word of six letters or
more differs by one letter, where only initials are added, or where they differ as two romanisations of one name do
(Lavrov, Lavroff; Zelensky, Selenskyj). Candidates come from tables of keys, so that no two entries are compared that
have no key in common.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from builder.archive.archive import Archive
from builder.archive.names import name_key
from builder.checking.finding import Finding
from builder.checking.judgement_rules import SIMILAR_NAME
from builder.model.registry import RegistryEntry
from builder.model.speaker import Speaker

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "baron", "count", "sheikh", "shaikh",
    "sheik", "prince", "princess", "king", "queen", "general", "gen", "colonel", "col", "excellency", "honourable",
    "hon", "herr", "frau", "dipl", "ing", "mag", "m", "mme", "don", "dona", "san",
})  # fmt: skip
_SHORTEST_MISSPELT = 6
_SHORTEST_ALONE = 8
"""The letters that a word must have for another letter in it to be a slip; more where it is the whole name."""

_ALIKE = 0.5
"""From 0 to 1; 'Khrushchev' and 'Chruschtschow' have 0.54."""

_MOST_ALIKE = 30
"""A key that more names than this have in common says nothing."""


@dataclass(frozen=True, slots=True)
class _Name:
    slug: str
    shown: str
    words: Words


def similar_names(archive: Archive) -> Iterator[Finding]:
    """Give a suggestion for each two entries of a registry whose names are near, at the one with fewer statements.

    Entries with different Wikidata items, or that were born or died at different times, are told apart already.
    """
    registries: tuple[tuple[Mapping[str, RegistryEntry], Mapping[str, tuple[object, ...]]], ...] = (
        (archive.speakers, archive.by_speaker),
        (archive.outlets, archive.by_outlet),
        (archive.topics, archive.by_topic),
    )
    for entries, statements in registries:
        found: dict[tuple[str, str], tuple[str, str]] = {}
        for one, other in near_names(entries):
            found.setdefault((one.slug, other.slug), (one.shown, other.shown))
        for (slug, other_slug), shown in sorted(found.items()):
            pair = ((entries[slug], shown[0]), (entries[other_slug], shown[1]))
            if _told_apart(pair[0][0], pair[1][0]):
                continue
            known, new = sorted(pair, key=lambda each: (-len(statements.get(each[0].slug, ())), each[0].path))
            if new[0].path:
                message = f"the name '{new[1]}' reads like '{known[1]}' ({known[0].path or known[0].slug})"
                yield SIMILAR_NAME.at(new[0].path, 1, 1, message)


def near_names(entries: Mapping[str, RegistryEntry]) -> Iterator[tuple[_Name, _Name]]:
    """Give each two names of different entries that are near, the entries in the order of their slugs."""
    names = [
        _Name(entry.slug, name, words)
        for entry in entries.values()
        for name in dict.fromkeys((entry.name, *(other.name for other in entry.other_names)))
        if (words := words_of(name))
    ]
    tables: defaultdict[tuple[str, Words], list[_Name]] = defaultdict(list)
    for name in names:
        for key in set(_keys(name.words)):
            tables[key].append(name)
    for alike in tables.values():
        if 1 < len(alike) <= _MOST_ALIKE:
            for one, other in combinations(sorted(alike, key=lambda each: each.slug), 2):
                if one.slug != other.slug and _near(one.words, other.words):
                    yield one, other


def words_of(name: str) -> Words:
    """Give a name's words in alphabetical order: in lower case, in Latin letters, without accents and titles."""
    folded = name_key(name)
    if not folded.isascii():
        from anyascii import anyascii  # needed by the check alone

        plain = "".join(each for each in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(each))
        folded = anyascii(plain).casefold()
    words = _WORD.findall(folded.replace("'", ""))
    return tuple(sorted([word for word in words if word not in _TITLES] or words))


def _keys(words: Words) -> Iterator[tuple[str, Words]]:
    yield "words", tuple(word for word in words if len(word) > 1)
    if len(words) > 1:
        yield "sounds", tuple(sorted(map(_sound, words)))
    for place, word in enumerate(words):
        others = words[:place] + words[place + 1 :]
        if len(word) >= _SHORTEST_MISSPELT - 1:
            yield "misspelt", (*others, word)
            for cut in range(len(word)):
                yield "misspelt", (*others, word[:cut] + word[cut + 1 :])


def _near(one: Words, other: Words) -> bool:
    if one == other:
        return True
    if _numbers(one) != _numbers(other):
        return False
    if _without_initials(one) == _without_initials(other):  # George Bush, George W. Bush, but not George H. W. Bush
        return len(_without_initials(one)) > 1 and _without_initials(one) in (one, other)
    if len(one) != len(other):
        return False
    if len(one) > 1 and _sound_alike(one, other):
        return True
    differing = [sorted(set(one) - set(other)), sorted(set(other) - set(one))]
    if len(differing[0]) != 1 or len(differing[1]) != 1:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    (word,), (twin,) = differing
    shortest = _SHORTEST_MISSPELT if len(one) > 1 else _SHORTEST_ALONE
    return max(len(word), len(twin)) >= shortest and DamerauLevenshtein.distance(word, twin) == 1


def _sound_alike(one: Words, other: Words) -> bool:
    """Whether names are alike as two romanisations of one are: by their consonants, and by most of their letters."""
    pairs = list(zip(sorted(one, key=_sound), sorted(other, key=_sound), strict=True))
    if (
        any(_sound(word) != _sound(twin) for word, twin in pairs)
        or len("".join(map(_sound, one))) <= _SHORTEST_MISSPELT
    ):
        return False
    from rapidfuzz.distance import Levenshtein  # needed by the check alone, here and below

    return all(Levenshtein.normalized_similarity(word, twin) > _ALIKE for word, twin in pairs)


def _numbers(words: Words) -> Words:
    return tuple(word for word in words if any(map(str.isdigit, word)))


def _without_initials(words: Words) -> Words:
    return tuple(word for word in words if len(word) > 1)


_SOUNDS = (
    (re.compile("sch|shch|sh|ch|zh|tch|tsch|cz|sz|kh|ts|tz"), "s"),
    (re.compile("ph|ff|v|w|f"), "f"),
    (re.compile("ck|qu|q|c|g|k"), "k"),
    (re.compile("[sz]+"), "s"),
    (re.compile("th|d|t"), "t"),
    (re.compile("[aeiouyjh]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """Give what romanisations of a word have in common: its first letter's kind and its consonants, by their kinds."""
    first = "" if word[0] not in "aeiouyj" else "a"
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return first + word


def _told_apart(one: RegistryEntry, other: RegistryEntry) -> bool:
    for field in ("wikidata", "born", "died") if isinstance(one, Speaker) else ("wikidata",):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine and theirs and mine != theirs:
            return True
    return False
