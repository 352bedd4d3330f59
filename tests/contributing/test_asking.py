"""The questions, answered through the keyboard of a terminal that is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from builder.contributing.answers import Answers, Registries
from builder.contributing.asking import NameCompleter, ask

Make = Callable[[dict[str, str]], Path]
CLEAR = "\x15"
CONTROL_C = "\x03"


def asked(folder: Path, lines: list[str], *, open_registry: bool = False) -> Answers:
    registries = Registries.of(folder / "content", open_registry=open_registry)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        # Whoever is asked more than this ends it, instead of waiting.
        keys.send_text("".join(f"{line}\r" for line in lines) + CONTROL_C)
        return ask(Answers(), registries)


def test_everything_missing_is_asked_for(archive: Make) -> None:
    lines = ["A title", "ada example", "2020?", "The page says so.", "example-times", "Economy", "https://a.example/"]
    answers = asked(archive({}), lines)
    assert answers.words == {
        "title": "A title",
        "date": "2020?",
        "date_basis": "The page says so.",
        "source": "https://a.example/",
    }
    assert answers.names == {"speaker": ("Ada Example",), "outlet": ("The Example Times",), "topics": ("economy",)}
    assert answers.new_names == ()


def test_an_answer_that_the_check_would_refuse_is_not_taken(archive: Make) -> None:
    lines = ["T", "Ada Example", "2020-02-30", f"{CLEAR}2020-02-28", "example-times", "", "no", f"{CLEAR}"]
    answers = asked(archive({}), lines)
    assert answers.words == {"title": "T", "date": "2020-02-28"}
    assert answers.names["topics"] == ()


def test_the_nearest_known_name_is_offered_before_a_new_entry(archive: Make) -> None:
    folder = archive({})
    near = asked(folder, ["T", "Ada Exmaple", "y", "2020-01-01", "example-times", "", ""])
    assert (near.names["speaker"], near.new_names) == (("Ada Example",), ())
    new = asked(folder, ["T", "Ada Exmaple", "n", "y", "2020-01-01", "example-times", "", ""])
    assert (new.names["speaker"], new.new_names) == (("Ada Exmaple",), (("speakers", "Ada Exmaple"),))
    again = asked(folder, ["T", "Ada Exmaple", "n", "n", "Ada Example", "2020-01-01", "example-times", "", ""])
    assert (again.names["speaker"], again.new_names) == (("Ada Example",), ())


def test_an_open_archive_needs_no_entries(archive: Make) -> None:
    lines = ["T", "Zoë Somebody; Ada Example", "2020-01-01", "example-times", "", ""]
    answers = asked(archive({}), lines, open_registry=True)
    assert (answers.names["speaker"], answers.new_names) == (("Zoë Somebody", "Ada Example"), ())


def test_of_several_entries_one_is_chosen_by_its_id(archive: Make) -> None:
    folder = archive({"content/speakers/ada-2.yaml": "name: Ada Example\n"})
    answers = asked(folder, ["T", "Ada Example", "ada-2", "2020-01-01", "example-times", "", ""])
    assert answers.names["speaker"] == ("ada-2",)


def test_more_questions_than_answers_are_broken_off(archive: Make) -> None:
    with pytest.raises(KeyboardInterrupt):
        asked(archive({}), ["T"])


@pytest.mark.parametrize(
    ("field", "typed", "becomes"),
    [
        ("speakers", "exam", "Ada Example"),
        ("outlets", "times", "The Example Times"),
        ("topics", "a, b, eco", "a, b, economy"),
        ("speakers", "Bob; ada", "Bob; Ada Example"),
    ],
)
def test_a_name_is_completed_where_it_is_typed(archive: Make, field: str, typed: str, becomes: str) -> None:
    completer = NameCompleter(Registries.of(archive({}) / "content", open_registry=False), field)
    (found,) = completer.get_completions(Document(typed), CompleteEvent())
    assert typed[: len(typed) + found.start_position] + found.text == becomes
