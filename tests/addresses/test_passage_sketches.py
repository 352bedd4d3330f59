import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.addresses.passage_sketches import as_written, likeness, read, sketch
from builder.addresses.passage_succession import ALIKE

PARAGRAPH = "The library opens in May, and its reading room in June; nobody will be asked to pay for either of them."


def runs(text: str) -> set[str]:
    return {text[start : start + 5] for start in range(len(text) - 4)}


@pytest.mark.parametrize(
    "edited",
    [
        PARAGRAPH.replace("May", "April"),
        PARAGRAPH.replace("nobody will be asked", "no one is going to be asked"),
        PARAGRAPH + " That is promised.",
        PARAGRAPH.upper(),
    ],
)
def test_an_edited_text_is_known_again(edited: str) -> None:
    assert likeness(sketch(PARAGRAPH), sketch(edited)) >= ALIKE


@pytest.mark.parametrize(
    "other", ["Taxes will fall next year, as was agreed with the unions in spring.", "Yes.", "是的。"]
)
def test_another_text_is_not(other: str) -> None:
    assert likeness(sketch(PARAGRAPH), sketch(other)) < ALIKE


def test_the_likeness_is_about_the_share_of_runs_in_common() -> None:
    long = " ".join(f"word{number}" for number in range(400))
    half = " ".join(f"word{number}" for number in range(200))
    shared = len(runs(long) & runs(half)) / len(runs(long) | runs(half))
    assert abs(likeness(sketch(long), sketch(half)) - shared) <= 0.3


@given(st.text())
def test_a_sketch_survives_its_writing_and_is_like_itself(text: str) -> None:
    assert read(as_written(sketch(text))) == sketch(text)
    assert likeness(sketch(text), sketch(text)) == 1.0


def test_what_is_no_sketch_is_refused() -> None:
    with pytest.raises(ValueError, match="four digits"):
        read("abc")
    with pytest.raises(ValueError, match="invalid literal"):
        read("xyzw")
