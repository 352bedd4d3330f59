"""What templates may do with values: dates, numbers and languages in words, data for scripts."""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from babel.dates import get_month_names
from babel.numbers import format_decimal
from markupsafe import Markup

from builder.languages import date_words, locales, messages, terms
from builder.model.dates import Precision, UncertainDate, parse_date
from builder.model.distance import Distance
from builder.model.passage import Mode
from builder.publishing.citations.notes import mode_words
from builder.publishing.statement_view import StatementView
from builder.rendering.passage_links import with_passage_links

Filter: TypeAlias = Callable[..., object]
Width: TypeAlias = Literal["wide", "abbreviated", "narrow"]
_SCRIPT_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_PLAIN = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_REMEMBERED = 1 << 14
"""How many values each filter remembers: the commonest words, not every date that there is."""
_remembered = lru_cache(_REMEMBERED, typed=True)  # typed: 1 equals True, and markup the text that it was made of


def filters_for(language: str) -> Mapping[str, Filter]:
    """Give the filters by name, all in the language of the site. Those that give words remember what they gave."""
    locale = locales.locale_of(language)

    # a date is what its text says, and its text is looked up faster than all that it holds
    @lru_cache(_REMEMBERED)
    def words_of(text: str) -> str:
        return date_words.date_words(parse_date(text), language)

    @lru_cache(_REMEMBERED)
    def short_words_of(text: str) -> str:
        return date_words.short_date_words(parse_date(text), language)

    def words(date: UncertainDate) -> str:
        return words_of(date.text)

    def short(date: UncertainDate) -> str:
        return short_words_of(date.text)

    @_remembered
    def month_name(month: int, width: Width = "wide") -> str:
        name: str = get_month_names(width, "stand-alone", locale)[month]
        return name

    @_remembered
    def number(value: int) -> str:
        return format_decimal(value, locale=locale)

    @_remembered
    def language_name(tag: str) -> str:
        return locales.language_name(tag, language)

    @_remembered
    def country_name(code: str) -> str:
        name: str = locale.territories.get(code.upper(), code)
        return name

    @_remembered
    def term(value: str, vocabulary: str) -> str:
        return terms.term(value, vocabulary, language)

    @_remembered
    def distance_words(distance: Distance) -> str:
        return terms.distance_words(distance, language)

    @_remembered
    def passage_mode(modes: tuple[Mode | None, ...], voice: str | None) -> str:
        return mode_words(modes, language, voice)

    def passage_links(html: str, view: StatementView) -> Markup:
        name = messages.translations(language).gettext("Passage")
        return Markup(with_passage_links(html, view.passages, view.former_addresses, name, passage_mode))

    def file_size(octets: int) -> str:
        return size_in_words(octets, number, lambda value: format_decimal(value, "#,##0.0", locale))

    return {
        "date_words": words,
        "date_short": short,
        "month_name": month_name,
        "number": number,
        "language_name": language_name,
        "country_name": country_name,
        "term": term,
        "file_size": file_size,
        "passage_links": passage_links,
        "distance_words": distance_words,
        "time_attribute": time_attribute,
        "json_script": json_script,
        "host": host,
    }


def time_attribute(date: UncertainDate) -> str:
    """Give the value of ``<time datetime>``, or nothing where HTML has no form for what the date says."""
    doubtful = date.uncertain or date.approximate
    return date.text if date.precision in _PLAIN and not doubtful else ""


def json_script(value: object) -> Markup:
    """Give a value as JSON that can stand in a script element: nothing in it ends the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.translate(_SCRIPT_ESCAPES))


@lru_cache(_REMEMBERED, typed=True)
def host(url: str) -> str:
    """Give the name of the host in an address, without ``www.``; the address where it has none."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        name = None
    return name.removeprefix("www.") if name else url


def size_in_words(octets: int, whole: Callable[[int], str], tenths: Callable[[float], str]) -> str:
    """Give a file's size in bytes, kB or MB (powers of 1000)."""
    if octets < 1000:
        return f"{whole(octets)} B"
    if octets < 1_000_000:
        return f"{whole(round(octets / 1000))} kB"
    return f"{tenths(octets / 1_000_000)} MB"
