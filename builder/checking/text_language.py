"""Texts that are in another language than their records say, as far as a program can be sure of it."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from builder.checking.finding import Finding
from builder.checking.judgement_rules import UNLIKELY_LANGUAGE
from builder.checking.places import at_field
from builder.model.distance import primary
from builder.model.statement import Statement

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 400
"""Characters that are classified at once: some sixty words, of which one quotation in another tongue is no half."""

_SAMPLES = 5
_SHORTEST = 300
"""Shorter texts are left out: too few words to be sure."""

_SURE = 0.9
"""How sure the program must be of each sample, from 0 to 1; its figures are calibrated for texts of any length."""

_NO_LANGUAGE = "zxx"
_LABELS = {"nb": "no", "cmn": "zh", "cnr": "sr", "sh": "sr", "fil": "tl", "iw": "he", "in": "id"}
"""What the program calls languages that have another tag."""

_NEAR = (
    "no nb nn da sv fo",
    "hr sr bs sh me",
    "cs sk",
    "id ms jv",
    "gl pt es ext ast an ca",
    "it lij vec ro la",
    "fr oc wa gcf gcr ht",
    "de lb gsw nds bar",
    "nl af fy li",
    "en pcm sco",
    "ru be uk",
    "bg mk",
    "tr az crh",
    "uz uzs tt ba kk ky",
    "zh yue wuu",
    "ar ary arz",
    "fa prs tg",
    "hi mr ne sa",
    "he hbo yi",
    "el grc",
    "fi et",
    "lv ltg lt",
    "ku sdh ckb kmr",
    "xh zu nso st tn ss",
    "tl bcl ceb",
)
"""Languages that programs take for one another."""


def text_language(statement: Statement, text: str) -> Iterator[Finding]:
    """Give a suggestion where every sample of a long text looks like one other language, and not a near one."""
    stated = primary(statement.language)
    found = other_language(text, _LABELS.get(stated, stated))
    if found:
        stands = "said to be" if "language" in statement.positions else "by the site's default"
        message = f"the text is {stands} '{statement.language}', and looks like '{found}'"
        yield at_field(UNLIKELY_LANGUAGE, statement, "language", message, f"Write 'language: {found}', if so it is.")


def other_language(text: str, stated: str) -> str | None:
    """Give the language that a text surely is in, where that is neither the one stated nor near it."""
    if len(text) < _SHORTEST or stated not in _labels():
        return None
    found: set[str] = set()
    for sample in _samples(text):
        language, sureness = _identifier().classify(sample)
        found.add(language)
        if sureness < _SURE or len(found) > 1 or language == _NO_LANGUAGE or _is_near(language, stated):
            return None
    return found.pop()


def _samples(text: str) -> Iterator[str]:
    """Give parts of the text, the middle one first, since greetings may be in another language."""
    last = max(0, len(text) - _SAMPLE)
    starts = dict.fromkeys(last * number // (_SAMPLES - 1) for number in (2, 1, 3, 0, 4))
    return (text[start : start + _SAMPLE] for start in starts)


@cache
def _is_near(one: str, other: str) -> bool:
    return one == other or any({one, other} <= set(group.split()) for group in _NEAR)


@cache
def _labels() -> frozenset[str]:
    return frozenset(_identifier().labels)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads its model; needed by the check alone

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
