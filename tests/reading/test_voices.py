import pytest

from builder.archive.names import Names
from builder.model.registry import OtherName
from builder.model.speaker import Speaker
from builder.reading.turns import OWN_VOICE
from builder.reading.voices import resolver

REGISTRY = Names([
    Speaker(slug="ada-example", name="Ada Example", other_names=(OtherName(name="Ада Пример"),)),
    Speaker(slug="cy-third", name="Cy Third"),
])  # fmt: skip
RESOLVE = resolver(("Ada Example",), "Minister of Trade", ("Ben Other", "Question"), REGISTRY)


@pytest.mark.parametrize(
    "label",
    ["Ada Example", "ADA EXAMPLE", "Example", "Ms. Example", "Minister Example", "Ада Пример", "Example (Greens)"],
)
def test_the_speaker_is_known_by_any_name_with_titles_or_post(label: str) -> None:
    assert RESOLVE(label) == OWN_VOICE


@pytest.mark.parametrize(("label", "voice"), [("Ben Other", "Ben Other"), ("Mr Other", "Ben Other"),
                                              ("Question", "Question"), ("Cy Third", "Cy Third")])  # fmt: skip
def test_participants_and_the_registry_are_known(label: str, voice: str) -> None:
    assert RESOLVE(label) == voice


@pytest.mark.parametrize("label", ["Let me be clear", "For Example", "Third", "An Example", ""])
def test_other_words_are_nobodys_name(label: str) -> None:
    assert RESOLVE(label) is None


def test_an_initial_must_be_the_speakers_own() -> None:
    resolve = resolver(("Ada Example",), None, ("Bob Example",), Names(()))
    assert resolve("A. Example") == OWN_VOICE
    assert resolve("B. Example") == "Bob Example"
    assert resolve("X. Example") is None
    assert resolve("Mr. Example") is None  # it may be either
