"""Words of two scripts by mistake, and those of two on purpose."""

import unicodedata

import pytest

from builder.checking.mixed_scripts import _TWINS_OF_LATIN, mixed_scripts, odd_letters


@pytest.mark.parametrize(
    ("word", "odd"),
    [
        ("Lаvrov", "а"),
        ("Лaвров", "a"),
        ("Putіn", "і"),
        ("СOVID", "С"),
        ("Αthens", "Α"),
        ("ΑΘHΝΑ", "H"),
        ("mοther", "ο"),
        ("Маcron", "Ма"),
    ],
)
def test_letters_that_look_like_the_others_are_named(word: str, odd: str) -> None:
    assert "".join(odd_letters(word)) == odd


@pytest.mark.parametrize(
    "word",
    ["Lavrov", "Лавров", "μm", "kΩ", "µg", "TNFα", "βcarotene", "IPки", "SMSки", "ЛDПР", "Δv", "ミサイルABC", "中A国"],
)
def test_what_is_written_so_on_purpose_is_no_finding(word: str) -> None:
    assert odd_letters(word) == ()


@pytest.mark.parametrize(
    "text", ["α-helix", "IT-отдел", "e-mail’ы", "https://example.org/pаge/Lаvrov", "mail@exаmple.org", "naïve café"]
)
def test_words_with_hyphens_and_addresses_are_left_alone(text: str) -> None:
    assert list(mixed_scripts("a.md", f"Here is {text} for you.")) == []


def test_the_word_and_the_letter_are_named_at_the_place() -> None:
    (finding,) = mixed_scripts("a.md", "---\ntitle: Mr Lаvrov\n---\nMr Lаvrov again.\n")
    assert (finding.line, finding.column) == (2, 11)
    assert "'Lаvrov'" in finding.message
    assert "CYRILLIC SMALL LETTER A" in finding.message


def test_of_many_words_ten_are_named() -> None:
    text = " ".join(f"w{letter}rа{letter}" for letter in "bcdefghklmnpqrst")
    assert len(list(mixed_scripts("a.md", text))) == 10


def test_each_twin_is_a_latin_letter_and_one_of_its_script() -> None:
    for script, twins in _TWINS_OF_LATIN.items():
        for letter, twin in twins.items():
            assert unicodedata.name(letter).startswith(script)
            assert unicodedata.name(twin).startswith("LATIN")
            assert letter.isupper() == twin.isupper()
