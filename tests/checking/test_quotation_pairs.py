"""Quotation marks without a partner, and what is none."""

import itertools

import pytest

from builder.checking.places import SourceText
from builder.checking.quotation_pairs import lone_marks, quotation_pairs


@pytest.mark.parametrize(
    ("language", "passages"),
    [
        ("en", ["“We wait.” It’s the workers’ turn in the ’90s.", "A 12\" gun and 5' more."]),
        ("en", ["“A long quotation begins.", "“It goes on.", "“It ends.” So it was."]),
        ("en", ["“One begins, and", "ends two paragraphs on.”"]),
        ("en", ['It is called "take-off” here, \'\'there" too, “lease" as well.']),
        ("en", ["They said „Halt“ in German print."]),
        ("de", ["„Wir warten“, sagte sie. »Nein«, sagte er. „So ‚nicht‘.“"]),
        ("fr", ["« Nous attendons », dit-elle. L’“autre” attend."]),
        ("ru", ["ОАО «Газпром» и «ОАО „Газпром“»."]),
        ("sv", ["”Vi väntar”, sade hon. »Ja», sade han."]),
        ("it", ["È l’“Italia che ricuce” e che dà fiducia."]),
        ("he", ['צה"ל הודיע: "אנחנו מחכים".']),
        ("ja", ["「待ちます」と『彼女』は言った。"]),
        ("und", ["No marks at all."]),
    ],
)
def test_what_is_paired_in_the_print_of_its_language_is_no_fault(language: str, passages: list[str]) -> None:
    assert lone_marks(passages, language) == ()


@pytest.mark.parametrize(
    ("language", "passages", "place"),
    [
        ("en", ["She said: “We wait. And so it was."], (0, 10)),
        ("en", ["We wait.” And so it was."], (0, 8)),
        ("en", ["It is “this” and that” too."], (0, 21)),
        ("en", ['So we" have it.'], (0, 5)),
        ("de", ["„Wir warten, sagte sie."], (0, 0)),
        ("fr", ["Elle dit : « Nous attendons."], (0, 11)),
        ("ru", ["Она сказала: «Мы ждём."], (0, 13)),
        ("en", ["A paragraph.", "“It begins.", "“And never ends."], (1, 0)),
    ],
)
def test_a_mark_without_a_partner_is_named_where_it_stands(
    language: str, passages: list[str], place: tuple[int, int]
) -> None:
    (lone,) = lone_marks(passages, language)
    assert (lone.passage, lone.offset) == place


def test_whichever_mark_of_a_pair_is_lost_the_other_is_found() -> None:
    whole = "She said: “We wait here.” And he said: “So do we.” Nobody spoke after that."
    for at in (place for place, character in enumerate(whole) if character in "“”"):
        (lone,) = lone_marks([whole[:at] + whole[at + 1 :]], "en")
        assert lone.offset in (place - (place > at) for place, each in enumerate(whole) if each in "“”")


def test_of_many_in_one_text_five_are_named() -> None:
    passages = [f"Passage {number} has one” of them." for number in range(9)]
    found = list(quotation_pairs("a.md", passages, "en", SourceText("\n\n".join(passages), 1)))
    assert [finding.line for finding in found] == [1, 3, 5, 7, 9]


def test_the_place_in_the_file_is_found_behind_markup_and_line_breaks() -> None:
    text = "First *words*.\n\n> They “wait\n> here”, he\n> *said*: “So\n> be it.\n"
    passages = ["First words.", "They “wait here”, he said: “So be it."]
    where = SourceText(text, 10)
    place = where.place_of(passages, 1, passages[1].index("“So"))
    assert (place.line, place.column) == (14, 11)


def test_of_two_passages_that_are_alike_the_right_one_is_found() -> None:
    passages = ["The same words “here.", "Between.", "The same words “here."]
    where = SourceText("\n\n".join(passages), 1)
    places = [where.place_of(passages, number, 15) for number in (0, 2)]
    assert [(place.line, place.column) for place in places] == [(1, 16), (5, 16)]


def test_each_character_of_a_plain_text_is_found_at_its_own_place() -> None:
    passages = ["One, two “three” four.", "Five “six” seven “eight”."]
    text = "\n\n".join(passages)
    where = SourceText(text, 1)
    for number, passage in enumerate(passages):
        for offset in itertools.compress(range(len(passage)), [each in "“”" for each in passage]):
            place = where.place_of(passages, number, offset)
            assert text.split("\n")[place.line - 1][place.column - 1] == passage[offset]
            assert place == where.position(text.index(passage) + offset)
