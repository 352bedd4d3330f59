"""Dates in words, in several languages."""

import pytest

from builder.languages.date_words import date_words, short_date_words
from builder.model.dates import parse_date


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-12-29", "29 December 2020"),
        ("2020-12", "December 2020"),
        ("2020", "2020"),
        ("0900-05-04", "4 May 900"),
        ("2020-12-28/2020-12-29", "between 28 and 29 December 2020"),
        ("2020-11-28/2020-12-03", "between 28 November and 3 December 2020"),
        ("2019-12-31/2020-01-01", "between 31 December 2019 and 1 January 2020"),
        ("2020-11/2020-12", "between November and December 2020"),
        ("2019/2020", "between 2019 and 2020"),
        ("2020/2021-03", "between 2020 and March 2021"),
        ("2019?/2020", "between 2019 (uncertain) and 2020"),
        ("196X", "1960s"),
        ("19XX", "between 1900 and 1999"),
        ("2020-XX", "2020 (month unknown)"),
        ("2020-12-XX", "December 2020 (day unknown)"),
        ("2020-XX-XX", "2020 (month and day unknown)"),
        ("2020-21", "spring 2020"),
        ("2020-30", "summer 2020 (southern hemisphere)"),
        ("2020-34", "2nd quarter 2020"),
        ("2020-41", "second half of 2020"),
    ],
)
def test_dates_read_as_english_words(text: str, words: str) -> None:
    assert date_words(parse_date(text), "en") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-12-29?", "29 December 2020 (uncertain)"),
        ("2020?-12-29", "29 December 2020 (year uncertain)"),
        ("?2020-12-29", "29 December 2020 (year uncertain)"),
        ("2020-12?-29", "29 December 2020 (year and month uncertain)"),
        ("2020-?12-29", "29 December 2020 (month uncertain)"),
        ("2020-12-?29", "29 December 2020 (day uncertain)"),
        ("1961?", "1961 (uncertain)"),
        ("1961~", "about 1961"),
        ("1961%", "about 1961 (uncertain)"),
        ("2020~-12-29", "29 December 2020 (year approximate)"),
    ],
)
def test_the_place_of_a_qualifier_says_what_is_doubted(text: str, words: str) -> None:
    assert date_words(parse_date(text), "en") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("../2020", "2020 or earlier"),
        ("/2020-12", "December 2020 or earlier"),
        ("2020-12-29/..", "29 December 2020 or later"),
    ],
)
def test_an_open_interval_includes_the_date_that_it_names(text: str, words: str) -> None:
    assert date_words(parse_date(text), "en") == words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("2020-12-29", "en-US", "December 29, 2020"),
        ("2020-12-28/2020-12-29", "en-US", "between December 28 and December 29, 2020"),
        ("2020-12-29", "de", "29. Dezember 2020"),
        ("2020-12", "de-AT", "Dezember 2020"),
        ("2020?-12-29", "de", "29. Dezember 2020 (Jahr unsicher)"),
        ("1961~", "de", "um 1961"),
        ("2020-12-28/2020-12-29", "de", "zwischen dem 28. und dem 29. Dezember 2020"),
        ("2020-11/2020-12", "de", "zwischen November und Dezember 2020"),
        ("2019/2020", "de", "zwischen 2019 und 2020"),
        ("../2020", "de", "2020 oder früher"),
        ("2020-12-29", "fr", "29 décembre 2020"),
        ("2020?-12-29", "fr", "29 décembre 2020 (année incertaine)"),
        ("1961~", "fr", "vers 1961"),
        ("2020-12-28/2020-12-29", "fr", "entre le 28 et le 29 décembre 2020"),
        ("2020-11/2020-12", "fr", "entre novembre et décembre 2020"),
        ("2020-21", "fr", "printemps 2020"),
        ("2020-12-29", "zh-Hans", "2020年12月29日"),
    ],
)
def test_dates_read_as_words_of_the_language(text: str, language: str, words: str) -> None:
    assert date_words(parse_date(text), language) == words


def test_where_the_year_leads_the_end_of_an_interval_leaves_out_what_is_shared() -> None:
    assert date_words(parse_date("2020-12-28/2020-12-29"), "zh-Hans").endswith("2020年12月28日 and 29日")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-12-29", "29 Dec 2020"),
        ("2020?-12-29", "29 Dec 2020?"),
        ("1961~", "c. 1961"),
        ("2020-12-28/2020-12-29", "28–29 Dec 2020"),
        ("2019/2020", "2019 – 2020"),
        ("2020-XX", "2020"),
    ],
)
def test_the_short_form_marks_a_doubt_without_explaining_it(text: str, words: str) -> None:
    assert short_date_words(parse_date(text), "en") == words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("2020-12-29~", "de", "um den 29. Dezember 2020"),
        ("2020-12-29~", "fr", "vers le 29 décembre 2020"),
        ("1961~", "fr", "vers 1961"),
        ("2020-12-01", "fr", "1er décembre 2020"),
        ("2020-12-11", "fr", "11 décembre 2020"),
    ],
)
def test_a_language_says_days_in_its_own_way(text: str, language: str, words: str) -> None:
    assert date_words(parse_date(text), language) == words
