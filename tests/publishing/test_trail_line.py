"""The trail as a line of stations, from the record in files to the words under a row."""

from pathlib import Path

import pytest

from builder.archive.archive import RelatedStatement
from builder.archive.relate import relate
from builder.model.distance import Translation
from builder.publishing.trail_line import short_trail, short_words, stops_of
from builder.reading.content import read_content
from builder.reading.settings import read_settings
from builder.workers import workers
from tests.built_sites import ROOT
from tests.publishing.made_archives import made, statement

PLACES = {
    "content/outlets/agency.yaml": "name: The Agency\n",
    "content/outlets/journal.yaml": "name: Le Journal\n",
}


def related(folder: Path, **fields: str) -> RelatedStatement:
    files = {**PLACES, "content/statements/x.md": statement(**fields)}
    return made(folder, files).by_id["x"]


def line(folder: Path, *, site: str = "en", **fields: str) -> list[str]:
    return [short_words(stop, site) for stop in short_trail(stops_of(related(folder, **fields)))]


LONG = {
    "spoken_language": "ru",
    "language": "en",
    "trail": (
        "[{org: The Agency, role: agency, language: ru, seen: false}, "
        "{org: Le Journal, role: outlet, language: fr, translation: unknown, "
        "archives: [{url: 'https://archive.example/1', captured: 2021-03-05}]}, "
        "{role: archive, language: en, translation: machine}]"
    ),
}


def test_a_long_way_is_told_from_the_speaker_to_this_text(tmp_path: Path) -> None:
    assert line(tmp_path, **LONG) == [
        "Ada Example",
        "The Agency (Russian, not seen)",
        "Le Journal (French, translator unknown, archived)",
        "this text (English, machine translation, not reviewed)",
    ]


def test_the_line_is_told_in_the_language_of_the_site(tmp_path: Path) -> None:
    told = line(tmp_path, site="fr", **LONG)
    assert told[0] == "Ada Example"
    assert told[2].startswith("Le Journal (français, ")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"spoken_language": "en", "language": "en"},
        {"language": "en", "source": "https://example.org/1"},
        {"language": "en", "trail": "[{org: The Agency, role: agency, language: en}]"},
        {"spoken_language": "en-GB", "language": "en-US", "trail": "[{org: The Agency, language: en}]"},
    ],
)
def test_a_plain_way_is_not_told(tmp_path: Path, fields: dict[str, str]) -> None:
    assert line(tmp_path, **fields) == []


def test_a_translation_is_told_even_without_a_trail(tmp_path: Path) -> None:
    stops = stops_of(related(tmp_path, spoken_language="ru", language="en"))
    assert [(stop.language, stop.translated_from, stop.translation) for stop in stops] == [
        ("ru", None, None),
        ("en", "ru", Translation.UNKNOWN),
    ]
    assert [short_words(stop, "en") for stop in short_trail(stops)][-1] == "this text (English, translator unknown)"


def test_a_trail_that_ends_in_another_language_than_the_text_gets_a_last_station(tmp_path: Path) -> None:
    stops = stops_of(related(tmp_path, language="de", trail="[{org: Le Journal, role: outlet, language: fr}]"))
    assert [stop.is_text for stop in stops] == [False, False, True]
    assert (stops[-1].translated_from, stops[-1].language) == ("fr", "de")


def test_a_language_that_is_not_stated_is_not_made_up(tmp_path: Path) -> None:
    stops = stops_of(related(tmp_path, trail="[{org: The Agency, role: agency}, {role: archive, translation: human}]"))
    assert [stop.language for stop in stops] == [None, None, None]
    assert stops[2].translation is Translation.HUMAN
    assert stops[2].translated_from is None


def test_a_joint_statement_names_every_speaker_first(tmp_path: Path) -> None:
    files = {
        "content/speakers/ben.yaml": "name: Ben Example\n",
        "content/statements/x.md": statement(speaker="[Ada Example, Ben Example]", **LONG),
        **PLACES,
    }
    stops = stops_of(made(tmp_path, files).by_id["x"])
    assert stops[0].name == "Ada Example, Ben Example"


def test_every_translation_of_the_own_archive_is_a_hop_of_its_distance() -> None:
    settings, _ = read_settings(ROOT)
    assert settings is not None
    with workers(1) as pool:
        content, _ = read_content(ROOT, settings, pool)
    archive, _ = relate(content)
    assert len(archive.statements) > 50
    for each in archive.statements:
        translated = [stop for stop in stops_of(each) if stop.translation]
        assert len(translated) == each.statement.distance.hops, each.id
