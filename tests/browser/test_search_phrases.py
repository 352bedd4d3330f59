"""Phrases, and what a query leaves out."""

import pytest

from tests.browser.searching import (
    Search,
    with_beginning,
    with_beginnings_in_a_row,
    with_phrase,
    with_word,
    words_of,
)


@pytest.mark.parametrize(
    ("phrase", "stems"),
    [
        ("multipolar world order", "multipolar world order"),
        ("rights of all members", "right of all member"),
        ("junk fees", "junk fee"),
        ("dignité inhérente", "dign inher"),
        ("прав человека", "прав человек"),
    ],
)
def test_a_phrase_of_this_archive_finds_its_words_in_a_row(own: Search, phrase: str, stems: str) -> None:
    found = own.ask(f'"{phrase}"').found()
    exact = with_phrase(own.records, phrase)
    assert exact
    assert exact <= found <= with_beginnings_in_a_row(own.records, stems)


@pytest.mark.parametrize(
    ("phrase", "stems"),
    [
        ("cold war", "cold war"),
        ("weapons of mass destruction", "weapon of mass destruct"),
        ("Hohes Haus", "hoh haus"),
        ("Président de la République", "presid de la republ"),
        ("derechos humanos", "derech human"),
        ("Law of the Sea", "law of the sea"),
    ],
)
def test_a_phrase_of_the_import_finds_its_words_in_a_row(large: Search, phrase: str, stems: str) -> None:
    large.ask(f'"{phrase}"')
    exact = with_phrase(large.records, phrase)
    assert exact
    near = with_beginnings_in_a_row(large.records, stems)
    assert len(exact) <= large.count() <= len(near)
    if large.count() <= 100:  # what is behind 'show more' takes its time
        assert exact <= large.found() <= near
    else:
        assert set(large.shown()) <= near


@pytest.mark.parametrize(
    ("phrase", "id"),
    [
        ("cold war", "miller-3435"),
        ("mass destruction", "miller-4469"),
    ],
)
def test_a_phrase_is_found_where_marks_join_its_words(large: Search, phrase: str, id: str) -> None:
    (record,) = (each for each in large.records if each["id"] == id)
    assert words_of(phrase) in words_of(record["text"])  # post-cold-war, weapons of mass destruction—but
    assert id in large.ask(f'"{phrase}"').found()


@pytest.mark.parametrize("quoted", ["“junk fees”", "„junk fees“", "«junk fees»", "« junk fees »", '"junk fees'])
def test_quotation_marks_of_any_language_make_a_phrase(own: Search, quoted: str) -> None:
    assert own.ask(quoted).found() == with_phrase(own.records, "junk fees")


def test_words_in_another_order_are_another_phrase(own: Search) -> None:
    assert with_phrase(own.records, "junk fees")
    assert own.ask('"fees junk"').found() == set()


def test_a_phrase_and_a_word_together_find_what_has_both(large: Search) -> None:
    found = large.ask('"cold war" Berlin').found()
    exact = with_phrase(large.records, "cold war") & with_word(large.records, "Berlin")
    assert exact
    assert exact <= found
    assert found <= with_beginnings_in_a_row(large.records, "cold war") & with_beginning(large.records, "berlin")


def test_two_phrases_together_find_what_has_both(large: Search) -> None:
    found = large.ask('"mass destruction" "nuclear weapons"').found()
    exact = with_phrase(large.records, "mass destruction") & with_phrase(large.records, "nuclear weapons")
    assert exact
    near = with_beginnings_in_a_row(large.records, "mass destruct")
    assert exact <= found <= near & with_beginnings_in_a_row(large.records, "nuclear weapon")


def test_an_excluded_word_is_in_no_result(large: Search) -> None:
    holding = with_word(large.records, "slavery")
    found = large.ask("slavery -Kansas").found()
    assert holding & with_word(large.records, "Kansas")
    assert found & with_word(large.records, "Kansas") == set()
    assert holding - with_beginning(large.records, "kansa") <= found <= with_beginning(large.records, "slave")


def test_an_excluded_phrase_is_in_no_result_but_its_words_may_be(large: Search) -> None:
    found = large.ask('Mandela -"South Africa"').found()
    holding = with_word(large.records, "Mandela")
    assert holding & with_phrase(large.records, "South Africa")
    assert found & with_phrase(large.records, "South Africa") == set()
    left = holding - with_beginnings_in_a_row(large.records, "south africa")
    assert left & with_beginning(large.records, "africa")
    assert left <= found


def test_exclusion_alone_finds_everything_else(own: Search) -> None:
    found = own.ask("-war").found()
    holding = with_word(own.records, "war")
    assert holding
    assert found & holding == set()
    everything = {each["id"] for each in own.records}
    assert everything - with_beginning(own.records, "war") <= found


def test_exclusion_alone_goes_over_all_shards(large: Search) -> None:
    large.open("q=-und&language=de")
    german = [each for each in large.records if each["language"] == "de-AT"]
    holding = with_word(german, "und")
    assert len(german) - len(with_beginning(german, "und")) <= large.count() <= len(german) - len(holding)
    assert set(large.shown()) <= {each["id"] for each in german} - holding


def test_a_hyphen_within_a_word_excludes_nothing(large: Search) -> None:
    found = large.ask("well-being apartheid").found()
    hyphened = {each["id"] for each in large.records if "well-being" in each["text"]}
    exact = hyphened & with_word(large.records, "apartheid")
    assert exact
    assert exact <= found
