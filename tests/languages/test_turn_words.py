"""The words for roles and for interjections."""

import pytest

from builder.languages import interjection_words
from builder.languages.turn_words import TURN_WORDS, label_key

LANGUAGES = {"en", "fr", "de", "es", "it", "ru", "uk", "pl", "ar", "he", "tr", "zh", "ja", "ko"}
WORD_SETS = {
    name: getattr(interjection_words, name)
    for name in ("REACTIONS", "REMARKS", "WITHOUT_SPACES", "MODIFIERS", "JOINING_WORDS")
}


def test_all_languages_have_words() -> None:
    assert set(TURN_WORDS) == LANGUAGES


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_word_has_two_roles(language: str) -> None:
    words = TURN_WORDS[language]
    assert words.answers
    assert words.questions
    assert len(words.people) >= 5
    assert len(words.answers | words.questions | words.people) == sum(
        map(len, (words.answers, words.questions, words.people))
    )


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("The  President", "the president"),
        ("היו״ר", 'היו"ר'),
        ("Інтерв’юер", "інтерв'юер"),
        ("YANIT", "yanit"),
        ("Yanıt", "yanit"),
        ("MİLLETVEKİLİ", "milletvekili"),
    ],
)
def test_labels_are_looked_up_however_they_are_printed(printed: str, key: str) -> None:
    assert label_key(printed) == key


@pytest.mark.parametrize("name", WORD_SETS)
def test_words_of_interjections_are_written_as_they_are_looked_up(name: str) -> None:
    for word in WORD_SETS[name]:
        assert word
        assert word == " ".join(word.lower().split())


def test_what_stands_before_an_interjection_is_none_itself() -> None:
    assert not WORD_SETS["MODIFIERS"] & (WORD_SETS["REACTIONS"] | WORD_SETS["REMARKS"])
