"""Locales and the names of languages."""

import pytest

from builder.languages.locales import language_name, locale_of


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("ru", "en", "Russian"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("zh-Hans", "de", "Chinesisch (vereinfacht)"),
        ("sr-Latn-RS", "en", "Serbian (Latin, Serbia)"),
        ("qaa", "en", "qaa"),
    ],
)
def test_a_language_is_named_in_the_language_of_the_site(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name


def test_plain_english_is_international_english() -> None:
    assert str(locale_of("en")) == "en_001"


def test_an_unknown_locale_falls_back_to_the_nearest_known_part() -> None:
    assert str(locale_of("de-XX")) == "de"
    assert str(locale_of("tlh")) == "en_001"
