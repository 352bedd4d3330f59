"""Made-up text in four languages: words of syllables whose frequencies follow Zipf's law, with endings of their own.

A stem occurs with several endings, so that what a stemmer joins is there to be joined. The languages share no word.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

SEED = "made words, first edition"
STEMS = 45_000
"""Stems in English; the other languages have a third as many."""
# Zipf's law as Mandelbrot corrected it for the most frequent words. With these, 1,000 statements hold about 106,000
# different words, and 10,000 some 250,000.
_MANDELBROT, _EXPONENT = 2.7, 1.2
_SHARES = (0.5, 0.2, 0.1, 0.08, 0.06, 0.04, 0.02)  # of the endings, in their order


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the words of a language are made of, parts with spaces between; ``said`` follows a direct quotation."""

    language: str
    onsets: str
    vowels: str
    codas: Sequence[str]
    endings: Sequence[str]
    said: str


TONGUES = {
    tongue.language: tongue
    for tongue in (
        Tongue(
            "en",
            "b br c ch cl d dr f fl g gr h j l m n p pl pr qu r s sh sl st t th tr v w",
            "a e i o u ai ea ee oa ou",
            ["", "", "n", "r", "l", "t", "ck", "nd", "st", "m"],
            ["", "s", "ed", "ing", "er", "ly", "ment"],
            "said",
        ),
        Tongue(
            "de",
            "b bl d dr f g gl h k kn l m n pf r sch schw sp str t w z zw",
            "a e i o u ä ö ü au ei eu ie",
            ["", "", "n", "r", "l", "ch", "cht", "ng", "tz"],
            ["", "en", "e", "er", "ung", "ungen", "lich"],
            "sagte",
        ),
        Tongue(
            "fr",
            "b br c ch d f g gn j l m n p pl qu r s t tr v vr",
            "a é è e i o u ou oi eau eu",
            ["", "", "", "n", "r", "l", "x", "t"],
            ["", "s", "er", "ent", "ation", "ations", "eux"],
            "a déclaré",
        ),
        Tongue(
            "ru",
            "б в г д ж з к л м н п пр р с ст т тр ф х ц ч ш",
            "а е и о у ы э ю я",
            ["", "", "", "н", "р", "л", "т", "м", "к"],
            ["", "ы", "ов", "ами", "ать", "ный", "ная"],
            "сказал",
        ),
    )
}


def stems(language: str, count: int) -> Iterator[str]:
    """Give so many different stems, the same in every run: short ones first, as frequent words are short."""
    tongue = TONGUES[language]
    onsets, vowels = tongue.onsets.split(), tongue.vowels.split()
    chance = random.Random(f"{SEED} {language}")
    seen: set[str] = set()
    while len(seen) < count:
        syllables = 1 if len(seen) < 60 else 2 if len(seen) < count // 10 else 3
        stem = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(syllables))
        stem += chance.choice(tongue.codas)
        if stem not in seen:
            seen.add(stem)
            yield stem


@cache
def _lexicon(language: str) -> tuple[list[str], list[float]]:
    """Give every word of a language, and the sums of their frequencies, for choosing by them."""
    words, weights = [], []
    for rank, stem in enumerate(stems(language, STEMS if language == "en" else STEMS // 3)):
        # The most frequent words of a language seldom take endings.
        endings = list(zip(TONGUES[language].endings, _SHARES, strict=True)) if rank >= 60 else [("", 1.0)]
        for ending, share in endings:
            words.append(stem + ending)
            weights.append(share / (rank + _MANDELBROT) ** _EXPONENT)
    return words, list(accumulate(weights))


def words(language: str, count: int, chance: random.Random) -> list[str]:
    """Give so many running words, frequent ones often."""
    lexicon, sums = _lexicon(language)
    return chance.choices(lexicon, cum_weights=sums, k=count)


def sentences(running: Sequence[str], chance: random.Random) -> list[str]:
    """Cut running words into sentences of 6 to 30 words, with capitals, commas and full stops."""
    made, start = [], 0
    while start < len(running):
        length = chance.randint(6, 30)
        part = list(running[start : start + length])
        start += length
        part[0] = part[0][:1].upper() + part[0][1:]
        for place in range(7, len(part) - 2, 8):
            part[place] += ","
        made.append(" ".join(part) + ".")
    return made


def paragraphs(parts: Sequence[str], chance: random.Random) -> list[list[str]]:
    """Gather sentences into paragraphs of 2 to 6."""
    made, start = [], 0
    while start < len(parts):
        length = chance.randint(2, 6)
        made.append(list(parts[start : start + length]))
        start += length
    return made
