"""A made-up archive of any size, the same in every run, as the folder that ``archive build`` reads.

Texts are of about 8 kB; beside the made-up words they hold a few real ones, planted so often as the names below say.
"""

import datetime
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from tests.benchmarks.made_words import TONGUES, paragraphs, sentences, stems, words

COMMON = {"government": 0.9, "parliament": 0.75}
"""Words, and in what part of the English statements each stands."""
SCATTERED = {
    "of": 1.0, "principle": 0.2, "mutual": 0.1, "restraint": 0.05,
    "doctrine": 0.1, "shared": 0.15, "stewardship": 0.03,
}  # fmt: skip
"""The words of the phrases, apart from one another: without them a phrase were found as easily as a word."""
RARE = ("xylograph", "quernstone")
RARE_COUNT = 20
"""How many statements hold each of the rare words."""
PHRASES = ("principle of mutual restraint", "doctrine of shared stewardship")
PHRASE_COUNT = 50
"""How many statements hold each of the phrases."""

FIRST = datetime.date(1946, 1, 1)
LAST = datetime.date(2026, 10, 24)
SPEAKERS, OUTLETS, TOPICS, BROADER = 500, 60, 80, 8
_WORDS = 1_080  # of 7.5 bytes with the space: 8 kB
_KINDS = ("speech", "speech", "interview", "press-conference", "remarks", "written")
_FORMS = ("mixed", "verbatim", "verbatim", "verbatim", "reported")
_EXTENTS = ("whole", "excerpt", None)
_LANGUAGES = ("de", "fr", "ru")


@dataclass(frozen=True, slots=True)
class MadeStatement:
    """A statement's id, day and file."""

    id: str
    date: datetime.date
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a registry: its slug and name."""

    slug: str
    name: str


@cache
def _names() -> list[str]:
    # Longer than the words of the texts: a name is seldom a word too.
    return [stem.capitalize() for stem in stems("en", 12_000)][-3_000:]


@cache
def speakers() -> tuple[Entry, ...]:
    """Give the speakers, most frequent first."""
    names = _names()
    pairs = [(names[number], names[1_000 + number * 2]) for number in range(SPEAKERS)]
    return tuple(Entry(f"{first}-{last}".lower(), f"{first} {last}") for first, last in pairs)


@cache
def outlets() -> tuple[Entry, ...]:
    """Give the outlets, most frequent first."""
    names = _names()[2_000 : 2_000 + OUTLETS]
    return tuple(Entry(f"{name.lower()}-gazette", f"{name} Gazette") for name in names)


@cache
def topics() -> tuple[Entry, ...]:
    """Give the topics, most frequent first."""
    names = _names()[2_500 : 2_500 + TOPICS]
    return tuple(Entry(f"{name.lower()}-policy", f"{name} policy") for name in names)


@cache
def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 1) for rank in range(count)))


def write_archive(folder: Path, count: int) -> None:
    """Write an archive of so many statements."""
    write_registries(folder)
    write_statements(folder, (made_statement(number, count) for number in range(count)))


def write_statements(folder: Path, statements: Iterable[MadeStatement]) -> None:
    """Write statements' files into an archive's folder."""
    for statement in statements:
        _write(folder / "content" / "statements" / str(statement.date.year) / f"{statement.id}.md", statement.text)


def write_registries(folder: Path) -> None:
    """Write the settings and the registries."""
    _write(
        folder / "site.yaml",
        "title: Made-up archive\nurl: https://archive.example/\nlanguage: en\nregistry: closed\n",
    )
    content = folder / "content"
    for number, entry in enumerate(speakers()):
        post = f"memberships:\n  - role: Minister\n    org: {_names()[number + 5]}\n    start: 1946\n"
        _write(
            content / "speakers" / f"{entry.slug}.yaml",
            f"kind: person\nname: {entry.name}\n{post if number % 2 else ''}",
        )
    for entry in outlets():
        _write(content / "outlets" / f"{entry.slug}.yaml", f"name: {entry.name}\nkind: newspaper\n")
    for number, entry in enumerate(topics()):
        broader = f"broader: {topics()[number % BROADER].slug}\n" if number >= BROADER else ""
        _write(content / "topics" / f"{entry.slug}.yaml", f"name: {entry.name}\n{broader}")


def made_statement(
    number: int, count: int, *, date: datetime.date | None = None, edited: bool = False
) -> MadeStatement:
    """Give the statement of a number below ``count``, which is the size of the archive.

    ``date`` is its day instead of the one that falls to it; an edited one has a sentence more at its end.
    """
    chance = random.Random(f"statement {number}")
    rare = [word for place, word in enumerate(RARE) if _falls(number + 3 + place * 7, count, RARE_COUNT)]
    phrases = [words for place, words in enumerate(PHRASES) if _falls(number + place * 5, count, PHRASE_COUNT)]
    foreign = chance.random() < 0.1
    language = chance.choice(_LANGUAGES) if foreign and not rare and not phrases else "en"
    day = date or _day(chance)
    (speaker,) = chance.choices(speakers(), cum_weights=_zipf(SPEAKERS))
    id = f"{speaker.slug}-{day.isoformat()}-{number:05}"
    form, extent = chance.choice(_FORMS), chance.choice(_EXTENTS)
    body = _body(language, speaker.name, form, [*rare, *phrases], chance)
    if edited:
        # Of a chance of its own, so that title and fields stay as they were.
        other = random.Random(f"statement {number}, edited")
        body += f"\n\n{sentences(words(language, 12, other), other)[0]}"
    title = " ".join(words(language, 6, chance)).capitalize()
    return MadeStatement(
        id, day, f"---\n{_front_matter(title, speaker, day, language, form, extent, id, chance)}---\n\n{body}\n"
    )


def _day(chance: random.Random) -> datetime.date:
    """Choose a day; the last have three times as many as the first."""
    # The inverse of the integral of 1/2 + t, for t from 0 to 1.
    part = ((1 + 8 * chance.random()) ** 0.5 - 1) / 2
    return FIRST + datetime.timedelta(days=int(part * ((LAST - FIRST).days + 1)))


def _falls(number: int, count: int, times: int) -> bool:
    """Tell whether one of so many things, spread evenly over the archive, falls to a statement."""
    return (number + 1) * times // count > number * times // count


def _front_matter(
    title: str,
    speaker: Entry,
    day: datetime.date,
    language: str,
    form: str,
    extent: str | None,
    id: str,
    chance: random.Random,
) -> str:
    (outlet,) = chance.choices(outlets(), cum_weights=_zipf(OUTLETS))
    chosen = dict.fromkeys(chance.choices(topics(), cum_weights=_zipf(TOPICS), k=chance.randint(1, 4)))
    lines = [f"title: {title}", f"speaker: {speaker.name}"]
    if chance.random() < 0.04:
        lines += [f"date: {day:%Y-%m}", "date_basis: The page names the month only."]
    else:
        lines.append(f"date: {day.isoformat()}")
    lines += [
        f"outlet: {outlet.name}",
        f"topics: [{', '.join(topic.slug for topic in chosen)}]",
        "",
        f"kind: {chance.choice(_KINDS)}",
        *([f"extent: {extent}"] if extent else []),
        f"form: {form}",
    ]
    address = f"https://{outlet.slug}.example/{day.year}/{id}"
    if language != "en" or chance.random() < 0.8:
        return "\n".join([*lines, f"spoken_language: {language}", f"language: {language}", f"source: {address}", ""])
    spoken = chance.choice(_LANGUAGES)
    agency = outlets()[chance.randrange(5)].name
    return "\n".join([
        *lines, f"spoken_language: {spoken}", "language: en", "trail:",
        f"  - {{org: {agency}, role: agency, language: {spoken}, seen: false}}",
        f"  - {{org: {outlet.name}, role: outlet, language: en, relation: quotes, translation: unknown, "
        f"url: '{address}', seen: true}}", "",
    ])  # fmt: skip


def _body(language: str, speaker: str, form: str, planted: list[str], chance: random.Random) -> str:
    running = words(language, int(min(max(chance.gauss(_WORDS, 300), 300), 2_500)), chance)
    if language == "en":
        for word, share in (COMMON | SCATTERED).items():
            if chance.random() < share:
                for _ in range(chance.randint(1, 5)):
                    running[chance.randrange(len(running))] = word
        for text in planted:
            running[chance.randrange(len(running))] = text
    parts = paragraphs(sentences(running, chance), chance)
    if form == "mixed":
        said = TONGUES[language].said
        for part in parts:
            # The first sentence is the speaker's, the others are somebody's account.
            part[0] = f'"{part[0][:-1]}", {said} {speaker}.'
    return "\n\n".join(" ".join(part) for part in parts)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
