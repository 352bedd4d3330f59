"""Languages of a trail's steps that join, and those that do not."""

import pytest

from builder.checking.trails import trails
from builder.model.provenance import TrailStep
from tests.checking.made_records import related

Step = TrailStep


@pytest.mark.parametrize(
    ("spoken", "language", "trail", "codes"),
    [
        ("ru", "fr", (Step(language="fr", translation="unknown"),), []),
        ("ru", "ru", (Step(language="ru"), Step(language="ru-RU", translation="none")), []),
        (None, "fr", (Step(language="fr", translation="human"),), []),
        (None, "fr", (Step(org="Agency"),), []),
        ("ru", "en", (Step(org="Agency"), Step(language="en", translation="machine", engine="E")), []),
        ("zh-Hant", "zh-Hans", (Step(language="zh-Hans"),), []),
        ("ru", "fr", (Step(language="fr"),), ["translation-not-stated"]),
        ("ru", "en", (Step(language="fr", translation="human"),), ["translation-not-stated"]),
        ("ru", "en", (Step(translation="machine"),), ["translation-not-stated"]),
        ("ru", "fr", (Step(language="fr", translation="none"),), ["translation-contradicted"]),
        ("fr", "fr", (Step(language="fr", translation="human"),), ["translation-contradicted"]),
        (None, "fr", (Step(language="fr", engine="E"),), ["translation-contradicted"]),
        ("fr", "fr", (Step(language="fr", translation="none", reviewed_by="R"),), ["translation-contradicted"]),
    ],
)
def test_steps_are_held_against_the_language_before_them(
    spoken: str | None, language: str, trail: tuple[TrailStep, ...], codes: list[str]
) -> None:
    statement = related(spoken_language=spoken, language=language, trail=trail).statement
    assert [finding.code for finding in trails(statement)] == codes


def test_what_the_rule_passes_counts_no_translation_that_is_not_stated() -> None:
    """Held against the model: where the rule finds nothing, each hop is one that a step names."""
    languages, kinds = (None, "ru", "fr"), (None, "none", "human")
    for spoken in languages:
        for language in ("ru", "fr"):
            for first in languages:
                for kind in kinds:
                    statement = related(
                        spoken_language=spoken, language=language, trail=(Step(language=first, translation=kind),)
                    ).statement
                    if not list(trails(statement)):
                        assert all(
                            hop.place < 1 and statement.trail[hop.place].translation == "human"
                            for hop in statement.hops
                        )
