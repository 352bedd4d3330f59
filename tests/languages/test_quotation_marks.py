"""The table of quotation marks, held against the Unicode CLDR."""

import pytest

from builder.languages.quotation_marks import quotation_marks

CLDR = {  # delimiters of CLDR 44: start, end, start and end of the alternate pair
    "en": "“”‘’",
    "fr": "«»«»",
    "de": "„“‚‘",
    "es": "«»“”",
    "it": "«»“”",
    "ru": "«»„“",
    "uk": "«»„“",
    "pl": "„”«»",
    "ar": "”“’‘",
    "he": "””’’",
    "tr": "“”‘’",
    "zh": "“”‘’",
    "zh-Hant": "「」『』",
    "ja": "「」『』",
    "ko": "“”‘’",
}
SINGLE_ALTERNATES = {"ar", "he"}  # ’…‘ and ’…’ cannot be told from apostrophes, and stand within others only


@pytest.mark.parametrize("language", CLDR)
def test_the_pairs_of_cldr_are_known(language: str) -> None:
    opening, closing, alternate_opening, alternate_closing = CLDR[language]
    pairs = quotation_marks(language).pairs
    assert closing in pairs[opening]
    if language not in SINGLE_ALTERNATES:
        assert alternate_closing in pairs[alternate_opening]


@pytest.mark.parametrize("language", CLDR)
def test_straight_marks_are_taken_in_every_language(language: str) -> None:
    assert quotation_marks(language).pairs['"'] == '"'


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "und"])
def test_marks_of_titles_are_no_quotation_marks(language: str) -> None:
    assert not {"《", "〈"} & set(quotation_marks(language).pairs)


def test_a_regional_tag_has_the_marks_of_its_language() -> None:
    assert quotation_marks("de-AT") is quotation_marks("DE")


def test_an_unknown_language_takes_the_pairs_of_all() -> None:
    unknown = quotation_marks("fi").pairs
    for opening, closing in ("“”", "””", "»»", "»«", "«»", "„“", "「」"):
        assert closing in unknown[opening]
