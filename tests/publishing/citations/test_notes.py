from itertools import permutations
from pathlib import Path

import pytest

from builder.model.own_words import is_own
from builder.model.passage import Mode
from builder.publishing.citations.notes import mode_words, own_words
from tests.publishing.citations.made_citations import cited

FROM_FRENCH = "{{org: The Daily News, role: outlet, language: fr}}, {{role: archive, language: en, {how}}}"


def translated(how: str) -> dict[str, str]:
    return {"spoken_language": "fr", "language": "en", "trail": f"[{FROM_FRENCH.format(how=how)}]", "form": "verbatim"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("wording not stated",)),
        ({"form": "verbatim"}, ()),
        ({"form": "mixed"}, ("partly reported speech",)),
        ({"form": "reported"}, ("reported speech",)),
        ({"form": "verbatim", "extent": "summary"}, ("summary",)),
        ({"form": "verbatim", "extent": "excerpt"}, ("excerpt",)),
        (translated("translation: human"), ("human translation from French",)),
        (translated("translation: unknown"), ("translation from French, translator unknown",)),
        (translated("translation: machine"), ("machine translation from French, not reviewed",)),
        (translated("translation: machine, reviewed_by: X"), ("machine translation from French, reviewed",)),
        (
            {**translated("translation: human"), "spoken_language": "ru"},
            ("relayed through 2 translations, the weakest a translation, translator unknown",),
        ),
        (
            {"form": "verbatim", "trail": "[{role: archive, language: en, translation: machine}]"},
            ("machine translation, not reviewed",),
        ),
        ({"form": "verbatim", "spoken_language": "en-US", "language": "en-GB"}, ()),
        ({"form": "verbatim", "status": "withdrawn"}, ("withdrawn",)),
        ({"form": "verbatim", "disputes": "[{by: A, what: x}, {what: y}]"}, ("disputed by A", "disputed")),
        ({"form": "verbatim", "date": "2020?"}, ("date uncertain",)),
        ({"form": "verbatim", "date": "2020~"}, ("date approximate",)),
        ({"form": "verbatim", "date": "2020%"}, ("date uncertain", "date approximate")),
        ({"form": "verbatim", "date_published": "2021-03-05"}, ("published 5 March 2021",)),
        ({"form": "verbatim", "date_published": "2021-03-04"}, ()),
        ({"form": "verbatim", "trail": "[{org: RIA Novosti, role: agency}]"}, ("agency: RIA Novosti",)),
        ({"form": "verbatim", "outlet": "agency", "trail": "[{org: RIA Novosti, role: agency}]"}, ()),
    ],
)  # fmt: skip
def test_remarks_say_what_the_record_does_and_no_more(
    tmp_path: Path, fields: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert cited(tmp_path, **fields).remarks == expected


@pytest.mark.parametrize(
    ("modes", "voice", "expected"),
    [
        ((Mode.DIRECT,), None, "the speaker’s words"),
        ((Mode.REPORTED, Mode.DIRECT), None, "reported speech; the speaker’s words"),
        ((None,), None, "wording not stated"),
        ((), None, "wording not stated"),
        ((Mode.DIRECT,), "Question", "words of Question, not of the speaker cited"),
        ((Mode.REPORTED,), "Question", "words of Question, not of the speaker cited; reported speech"),
    ],
)
def test_modes_in_words(modes: tuple[Mode | None, ...], voice: str | None, expected: str) -> None:
    assert mode_words(modes, "en", voice) == expected


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("voice", [None, "Question"])
def test_what_is_said_of_own_passages_is_said_of_no_others(language: str, voice: str | None) -> None:
    every: list[Mode | None] = [*Mode, None]
    for modes in (modes for size in range(4) for modes in permutations(every, size)):
        own = voice is None and modes != () and set(modes) <= {Mode.DIRECT, Mode.QUOTED}
        assert is_own(modes, voice) == own
        assert (mode_words(modes, language, voice) in own_words(language)) == own
