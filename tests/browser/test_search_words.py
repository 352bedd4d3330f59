"""Words: every statement that holds all of them is found, in whatever shard, and none that has no likeness."""

import json
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.searching import Search, with_beginning, with_word


def shards(site: Path) -> dict[str, set[str]]:
    """Give the ids of the statements that each shard holds, as the catalogue says."""
    catalogue = json.loads((site / "search" / "catalogue.json").read_text("utf-8"))
    ids = json.loads((site / "search" / "ids.json").read_text("utf-8"))
    held: dict[str, set[str]] = {shard["name"]: set() for shard in catalogue["shards"] if not shard["own"]}
    for id, number in zip(ids, catalogue["statements"]["shard"], strict=True):
        held[catalogue["shards"][number]["name"]].add(id)
    return held


def test_shards_hold_every_statement_once(own: Search, site: Path, large: Search, corpus_site: Path) -> None:
    for search, folder in ((own, site), (large, corpus_site)):
        held = shards(folder)
        assert Counter(id for ids in held.values() for id in ids) == Counter(each["id"] for each in search.records)
        for name, ids in held.items():
            file = json.loads((folder / "search" / "index" / f"{name}.json").read_text("utf-8"))
            assert len(file["ids"]) == len(set(file["ids"])) == len(ids)


def test_there_is_a_shard_a_language_and_several_where_a_language_has_much(site: Path, corpus_site: Path) -> None:
    assert set(shards(site)) == {"ar", "en", "es", "fr", "ru", "zh"}
    many = Counter(name.partition("-")[0] for name in shards(corpus_site))
    assert many["en"] > 1
    assert many["de"] > 1
    assert set(many) == {"da", "de", "en", "es", "fr", "it", "no"}


@pytest.mark.parametrize(
    ("query", "stem"), [("conscience", "conscien"), ("taxes", "tax"), ("weapons", "weapon"), ("junk", "junk")]
)
def test_a_word_of_this_archive_finds_all_that_hold_it(own: Search, query: str, stem: str) -> None:
    found = own.ask(query).found()
    assert found
    assert with_word(own.records, query) <= found <= with_beginning(own.records, stem)


def test_a_word_finds_what_is_filed_under_it(own: Search) -> None:
    topic = {each["id"] for each in own.records if "infrastructure" in {topic["id"] for topic in each["topics"]}}
    assert topic
    assert own.ask("infrastructure").found() == with_word(own.records, "infrastructure") | topic


@pytest.mark.parametrize(
    ("query", "stem"),
    [
        ("Kanzler", "kanzl"),
        ("Nixon", "nixon"),
        ("Mandela", "mandela"),
        ("fredsprisen", "fredspris"),
        ("thanksgiving", "thanksgiv"),
        ("Neutralität", "neutralita"),
        ("slavery", "slave"),
    ],
)
def test_a_word_of_the_import_finds_all_that_hold_it(large: Search, query: str, stem: str) -> None:
    found = large.ask(query).found()
    exact = with_word(large.records, query)
    assert exact
    assert exact <= found <= with_beginning(large.records, stem)


@pytest.mark.parametrize(
    ("query", "stems"),
    [
        ("avenir", ["aven"]),
        ("innovazione", ["innov"]),
        ("Bregenz", ["bregenz"]),
        ("Etat", ["etat", "letat"]),  # a source that lost its apostrophes
        ("Billiger", ["bil"]),  # the Danish stem
    ],
)
def test_a_word_is_found_where_a_mark_joins_it_to_the_one_before(large: Search, query: str, stems: list[str]) -> None:
    found = large.ask(query).found()
    assert found <= set().union(*(with_beginning(large.records, stem) for stem in stems))
    assert with_word(large.records, query) <= found  # l’avenir, Wien–Bregenz, Bürgerinitiative„Billiger


@pytest.mark.parametrize("query", ["xylophone", "Solidarnosc", "Kanzlerqwrtz", "apartheidz"])
def test_a_word_that_no_statement_holds_finds_none(large: Search, query: str) -> None:
    assert with_beginning(large.records, query) == set()
    assert large.ask(query).found() == set()


@pytest.mark.parametrize(
    ("query", "word"),
    [("noel", "Noël"), ("NOËL", "Noël"), ("neutralitat", "Neutralität"), ("NEUTRALITÄT", "Neutralität")],
)
def test_capitals_and_diacritics_make_no_difference(large: Search, query: str, word: str) -> None:
    found = large.ask(query).found()
    assert found == large.ask(word).found()
    assert with_word(large.records, word) <= found


@pytest.mark.parametrize(
    ("query", "stems"),
    [
        ("apartheid Mandela", ["apartheid", "mandela"]),
        ("Mandela apartheid", ["apartheid", "mandela"]),
        ("Wien Neutralität", ["wien", "neutral"]),
        ("slavery Kansas union", ["slave", "kansa", "union"]),
    ],
)
def test_several_words_find_what_holds_all_of_them(large: Search, query: str, stems: list[str]) -> None:
    found = large.ask(query).found()
    exact = set.intersection(*(with_word(large.records, word) for word in query.split()))
    assert exact
    assert exact <= found <= set.intersection(*(with_beginning(large.records, stem) for stem in stems))


def test_where_none_has_all_words_those_with_some_are_shown_and_said_to_be(large: Search) -> None:
    large.ask("fredsprisen slavery")
    expect(large.status).to_contain_text("No statement has all of these words")
    found = large.found()
    assert with_word(large.records, "fredsprisen") | with_word(large.records, "slavery") <= found
    assert found <= with_beginning(large.records, "fredspris") | with_beginning(large.records, "slave")
