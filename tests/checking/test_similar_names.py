"""Names that read alike, and those that are other names."""

import dataclasses
import itertools
import random

import pytest
from rapidfuzz.distance import DamerauLevenshtein

from builder.checking.similar_names import _told_apart, near_names, words_of
from builder.model.dates import parse_date
from builder.model.registry import OtherName
from builder.model.speaker import Speaker


def near(*names: str) -> bool:
    return bool(list(near_names({str(at): Speaker(slug=str(at), name=name) for at, name in enumerate(names)})))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Lavrov", "Sergei Lavroff"),
        ("Sergey Lavrov", "Сергей Лавров"),
        ("Volodymyr Zelenskyy", "Wolodymyr Selenskyj"),
        ("Mikhail Gorbachev", "Michail Gorbatschow"),
        ("Alexis Tsipras", "Αλέξης Τσίπρας"),
        ("Lavrov, Sergey", "Sergey Lavrov"),
        ("José Núñez", "Jose Nunez"),
        ("Mr. Waiyaki", "WAIYAKI"),
        ("George Bush", "George W. Bush"),
        ("Ban Ki-moon", "Ban Ki Moon"),
        ("Angela Merkel", "Angela Merkle"),
        ("Foreign relation", "Foreign relations"),
    ],
)
def test_spellings_of_one_name_are_near(one: str, other: str) -> None:
    assert near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("Franklin D. Roosevelt", "Theodore Roosevelt"),
        ("John Kennedy", "Robert Kennedy"),
        ("Radio 1", "Radio 2"),
        ("Assembly 2019", "Assembly 2020"),
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Slovakia", "Slovenia"),
        ("Mr. Péter", "Mr. Peters"),
        ("Economy of Austria", "Economy of Australia"),
        ("习近平", "江泽民"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not near(one, other)


def test_a_name_in_another_language_counts_as_well() -> None:
    known = Speaker(slug="a", name="Sergey Lavrov", other_names=(OtherName(name="Serge Lavrov de Moscou"),))
    assert list(near_names({"a": known, "b": Speaker(slug="b", name="Serge Lavrow de Moscou")}))


def test_entries_are_told_apart_by_what_they_both_state() -> None:
    one = Speaker(slug="a", name="A", wikidata="Q1", born=parse_date("1900"))
    assert _told_apart(one, dataclasses.replace(one, wikidata="Q2"))
    assert _told_apart(one, dataclasses.replace(one, born=parse_date("1930")))
    assert not _told_apart(one, dataclasses.replace(one, wikidata=None, died=parse_date("1990")))


def test_every_slip_of_one_letter_is_found_as_comparing_each_with_each_finds_it() -> None:
    chance = random.Random(1)
    names = {f"Ada {''.join(chance.choice('abc') for _ in range(chance.choice((7, 8))))}" for _ in range(25)}
    entries = {name: Speaker(slug=name, name=name) for name in sorted(names)}
    found = {frozenset((one.slug, other.slug)) for one, other in near_names(entries)}
    for one, other in itertools.combinations(entries, 2):
        if DamerauLevenshtein.distance(one, other) == 1:
            assert frozenset((one, other)) in found


def test_words_are_compared_without_case_accents_titles_and_order() -> None:
    assert words_of("Dr. Élodie O'Neill") == words_of("oneill, elodie") == ("elodie", "oneill")
    assert words_of("Mr.") == ("mr",)
