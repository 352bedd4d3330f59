"""Near-duplicates: texts that are nearly the same, or stand within one another, and that nobody linked.

Candidates come from signatures (MinHash with banding: A. Broder, 'On the resemblance and containment of
documents', 1997; Leskovec, Rajaraman and Ullman, 'Mining of Massive Datasets', chapter 3); each is then
measured on the whole texts, so that a suggestion states what is so.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from builder.archive.archive import Archive, RelatedStatement
from builder.checking.duplicates import order_of_saying
from builder.checking.finding import Finding
from builder.checking.judgement_rules import NEAR_DUPLICATE
from builder.languages.scripts import is_unspaced
from builder.model.distance import primary

RESEMBLANCE = 0.5
"""From this share on (shingles that two texts have in common, of all that either has) texts are nearly the same."""

CONTAINMENT = 0.8
"""From this share on (of the shorter text's shingles, those that the longer one has) a text stands in another."""

SHORTEST_WORDS = 50
SHORTEST_CHARACTERS = 100
"""Shorter texts are left out: greetings and formulas are alike without being the same words."""

_WORDS_A_SHINGLE = 5
_CHARACTERS_A_SHINGLE = 8
_WORD = re.compile(r"\w+")
_PERMUTATIONS = 126
_SEED = 1
_BANDS = 42  # of three rows: finds 99.6 % of the pairs that lie at the threshold, and more above it
_SAMPLED = 8  # of so many shingles one stands in the index of excerpts
_FEW = 50  # of more texts than these, comparing all with all is faster than each with all
_COMMON = 50  # what so many texts share is a formula, and leads to no excerpt; whole copies are found all the same


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are: both shares as ``RESEMBLANCE`` and ``CONTAINMENT`` measure them, from 0 to 1."""

    resemblance: float
    containment: float

    @property
    def counts(self) -> bool:
        """Whether either share is high enough to say so."""
        return self.resemblance >= RESEMBLANCE or self.containment >= CONTAINMENT


def shingles(text: str) -> frozenset[int]:
    """Give the digests of a text's shingles: runs of five words, or of eight characters where no spaces part words.

    Case, punctuation and the way in which accents are encoded make no difference. A short text has none.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    letters = "".join(words)
    if is_unspaced(letters):
        return _digests(letters, _CHARACTERS_A_SHINGLE, "") if len(letters) >= SHORTEST_CHARACTERS else frozenset()
    return _digests(words, _WORDS_A_SHINGLE, " ") if len(words) >= SHORTEST_WORDS else frozenset()


def likeness(one: frozenset[int], other: frozenset[int]) -> Likeness:
    """Give how alike two texts are, from their shingles; neither may be empty."""
    shared = len(one & other)
    return Likeness(shared / (len(one) + len(other) - shared), shared / min(len(one), len(other)))


def near_duplicates(
    archive: Archive, among: Collection[str] | None = None, named: Iterable[tuple[str, str]] = ()
) -> tuple[Finding, ...]:
    """Give a suggestion for each text that nearly is, holds or stands in another, at the later one by date.

    ``named`` are pairs of ids that another finding names already: they count as linked.

    Texts count as linked where they share an ``utterance``, where one ``relates`` to the other, and where a chain
    of such texts leads from one to the other: of many that are all alike each is named once, not each with each.
    Withdrawn statements are left out, and so are pairs in different languages. With files ``among``, only pairs of
    which at least one stands in these are given, and a few files take a fraction of the time.
    """
    texts = [each for each in archive.statements if not each.statement.withdrawn]
    chosen = {each.id for each in texts if among is None or each.statement.path in among}
    found_alike = _alike(texts) if len(chosen) > _FEW else _alike_to(chosen, texts)
    pairs = sorted(found_alike, key=_strongest_first)
    tied = {frozenset((each.id, tie.id)) for each in archive.statements for tie in each.statement.relates}
    groups = _Groups()
    for members in archive.by_utterance.values():
        groups.join(*(each.id for each in members))
    for known in named:
        groups.join(*known)
    for one, other, _ in pairs:  # no other ties: answers to one question are not thereby linked
        if {one.id, other.id} in tied:
            groups.join(one.id, other.id)
    found = []
    for one, other, alike in pairs:
        if groups.join(one.id, other.id) and not chosen.isdisjoint((one.id, other.id)):
            earlier, later = sorted((one, other), key=order_of_saying)
            found.append(_finding(earlier, later, alike))
    return tuple(sorted(found))


Pair = tuple[RelatedStatement, RelatedStatement, Likeness]


def _strongest_first(pair: Pair) -> tuple[float, float, str, str]:
    one, other, alike = pair
    return -alike.resemblance, -alike.containment, one.id, other.id


def _digests(units: Sequence[str], length: int, between: str) -> frozenset[int]:
    runs = zip(*(units[start:] for start in range(length)), strict=False)
    return frozenset(map(crc32, map(str.encode, map(between.join, runs))))


def _alike_to(chosen: Collection[str], texts: Sequence[RelatedStatement]) -> Iterator[Pair]:
    """Give the pairs that count of the texts chosen with any, and of these others with one another.

    The latter tell which of the former are named already by a chain.
    """
    ours = []
    for each in texts:
        whole = shingles(each.statement.body.text) if each.id in chosen else None
        if whole:
            ours.append((each, whole, _cut(each.statement.body.text)))
    near = {each.id: each for each, _, _ in ours}
    for text in texts:
        if ours and text.id not in near:
            words = _cut(text.statement.body.text)
            likely = [whole for _, whole, other in ours if _may_be_alike(words, other)]
            digests = shingles(text.statement.body.text) if likely else None
            if digests and any(likeness(digests, whole).counts for whole in likely):
                near[text.id] = text
    return _alike(list(near.values()))


def _cut(text: str) -> frozenset[str]:
    """Give the words of a text, each once: half the time that its shingles take."""
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def _may_be_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts share so much that their shingles may; texts without spaces always may."""
    fewer = min(len(one), len(other))
    return fewer < SHORTEST_WORDS / 2 or len(one & other) >= fewer / 2


def _alike(texts: Sequence[RelatedStatement]) -> Iterator[Pair]:
    """Give the pairs that count, each once, measured on the whole texts."""

    @lru_cache(maxsize=256)
    def shingles_of(number: int) -> frozenset[int]:
        return shingles(texts[number].statement.body.text)

    for one, other in sorted(_candidates(texts)):
        if primary(texts[one].statement.language) != primary(texts[other].statement.language):
            continue
        alike = likeness(shingles_of(one), shingles_of(other))
        if alike.counts:
            yield texts[one], texts[other], alike


def _candidates(texts: Sequence[RelatedStatement]) -> set[tuple[int, int]]:
    """Give the pairs that may be alike, as places in the sequence; the texts' shingles are not kept."""
    from rensa import RMinHash, RMinHashLSH  # needed by the check alone

    similar = RMinHashLSH(threshold=RESEMBLANCE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    samples: dict[int, frozenset[int]] = {}
    candidates: set[tuple[int, int]] = set()
    for number, related in enumerate(texts):
        whole = shingles(related.statement.body.text)
        if not whole:
            continue
        signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        signature.update([each.to_bytes(4, "big") for each in whole])
        candidates.update((earlier, number) for earlier in similar.query(signature))
        similar.insert(number, signature)
        samples[number] = frozenset(each for each in whole if each % _SAMPLED == 0)
    return candidates | set(_excerpts(samples))


def _excerpts(samples: dict[int, frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Give the pairs in which one sample may stand within the other, however much longer that is."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, sample in samples.items():
        for shingle in sample:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) < _COMMON:
            shared.update((one, other) for place, one in enumerate(numbers) for other in numbers[place + 1 :])
    for pair, count in shared.items():
        if 2 * count >= CONTAINMENT * min(len(samples[number]) for number in pair):  # half, for the luck of the draw
            yield pair


class _Groups:
    """Names joined into groups, with whoever is joined to any of them (a union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, *names: str) -> bool:
        """Join the names; whether this brought together what was apart."""
        heads = {self._head(name) for name in names}
        first = min(heads)
        self._above.update(dict.fromkeys(heads - {first}, first))
        return len(heads) > 1

    def _head(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name


def _finding(earlier: RelatedStatement, later: RelatedStatement, alike: Likeness) -> Finding:
    named = f"'{earlier.id}' ({earlier.statement.path})"
    if alike.resemblance >= RESEMBLANCE:
        message = f"the text is nearly that of {named}: {alike.resemblance:.0%} of their runs of words are the same"
    else:
        message = f"the text and that of {named} overlap: {alike.containment:.0%} of the shorter one is in the longer"
    utterance = earlier.statement.utterance or later.statement.utterance
    same = f"'utterance: {utterance}'" if utterance else "the same 'utterance'"
    hint = (
        f"Where both record one act of speaking, give both {same}; where the words were said or printed again, "
        f"add 'relates: [{{id: {earlier.id}, type: repeats}}]' here."
    )
    return NEAR_DUPLICATE.at(later.statement.path, 1, 1, message, hint)
