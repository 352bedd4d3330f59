"""The message catalogues, held against the words that templates and code use."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from builder.languages import messages
from builder.languages.messages import CATALOGUES, translations
from builder.languages.terms import TERMS, term
from builder.reading import fields

ROOT = Path(__file__).parents[2]
METHODS = [("**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {**DEFAULT_KEYWORDS, "say": None, "_say": (2,)}
PLACEHOLDER = re.compile(r"%\([a-z]+\)s")
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.po"))


def used() -> Iterator[str]:
    options = {"**.html": {"trimmed": "true", "silent": "false"}}
    for folder in (ROOT / "templates", ROOT / "builder"):
        for _file, _line, found, _comments, _context in extract_from_dir(folder, METHODS, options, KEYWORDS):
            yield found[0] if isinstance(found, tuple) else found


def first_id(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)


def test_english_needs_no_catalogue() -> None:
    assert translations("en").gettext("Speakers") == "Speakers"


def test_a_regional_tag_uses_the_catalogue_of_its_language() -> None:
    assert translations("de-AT").gettext("%(date)s (uncertain)") == "%(date)s (unsicher)"


def test_a_catalogue_of_a_region_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stem, word in (("xx", "general"), ("xx-YY", "regional")):
        (tmp_path / f"{stem}.po").write_text(f'msgid ""\nmsgstr ""\n\nmsgid "word"\nmsgstr "{word}"\n')
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)
    translations.cache_clear()
    try:
        assert translations("xx-YY").gettext("word") == "regional"
        assert translations("xx-ZZ").gettext("word") == "general"
    finally:
        translations.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_no_message_that_nothing_uses(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as lines:
        catalogue = read_po(lines)
    known = set(used())
    assert len(known) > 150
    ids = [first_id(message) for message in catalogue if message.id]
    assert [name for name in ids if name not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_words_for_every_message_and_keeps_its_placeholders(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as lines:
        catalogue = read_po(lines)
    words: dict[str, list[str]] = {}
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        words.setdefault(first_id(message), []).extend(str(string) for string in strings)
    for name in used():
        assert all(words.get(name, [""])), f"{name!r} has no words in {language}"
        for translated in words[name]:
            assert set(PLACEHOLDER.findall(translated)) == set(PLACEHOLDER.findall(name)), name


@pytest.mark.parametrize(
    ("vocabulary", "values"),
    [
        ("kind", fields.KINDS),
        ("extent", fields.EXTENTS),
        ("form", fields.FORMS),
        ("translation", fields.TRANSLATIONS),
        ("relation", fields.RELATIONS),
        ("relation back", fields.RELATIONS),
        ("step role", fields.STEP_ROLES),
        ("step relation", fields.STEP_RELATIONS),
    ],
)
def test_every_value_of_a_vocabulary_has_words(vocabulary: str, values: tuple[str, ...]) -> None:
    assert set(values) == set(TERMS[vocabulary])


def test_a_value_without_words_is_shown_as_written() -> None:
    assert term("sermon", "kind", "en") == "sermon"
