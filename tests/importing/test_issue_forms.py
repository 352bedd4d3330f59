"""Issues made with the form: anybody opens them, so that whatever is answered must stay the answer to its question."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.checking.finding import Finding
from builder.cli.main import main
from builder.errors import OperationalError
from builder.importing.issue_forms import FORM, read_answers, read_form, read_issue
from builder.importing.source_records import SourceRecord
from builder.reading.field_types import Choice
from builder.reading.fields import STATEMENT
from tests.conftest import GOOD_ARCHIVE, write_files

ROOT = Path(__file__).parents[2]
QUESTIONS = read_form(ROOT / FORM)
GIVEN = {
    "speaker": "Ada Example",
    "title": "On bread",
    "date": "2020-01-03",
    "outlet": "The Example Times",
    "text": "Bread *is* bread.\n\nAnd > that is # all.",
}


def as_github_writes(answers: Mapping[str, str]) -> str:
    """Give the body of an issue, from the form itself."""
    form = yaml.safe_load((ROOT / FORM).read_text("utf-8"))
    sections = []
    for element in form["body"]:
        if element["type"] == "markdown":
            continue
        answer = answers.get(element["id"]) or "_No response_"
        if "render" in element["attributes"]:
            answer = f"```{element['attributes']['render']}\n{answer}\n```"
        sections.append(f"### {element['attributes']['label']}\n\n{answer}")
    return "\n\n".join(sections)


def read(folder: Path, body: str) -> list[SourceRecord | Finding]:
    (folder / "issue.md").write_bytes(body.encode())
    return list(read_issue(str(folder / "issue.md"), ROOT))


hostile_line = st.one_of(
    st.sampled_from([f"### {question.label}" for question in QUESTIONS] + ["```", "```text", "---", "### ", "x: y"]),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1),
).filter(lambda line: line.strip() not in {"", "_No response_"})
single_lines = [question.field for question in QUESTIONS if not question.has_options and question.field != "text"]


@settings(deadline=None, max_examples=50)
@given(st.fixed_dictionaries(dict.fromkeys(single_lines, hostile_line)), st.lists(hostile_line, min_size=1))
def test_whatever_is_answered_stays_the_answer_to_its_question(values: dict[str, str], text: list[str]) -> None:
    answers = {**values, "text": "\n\n".join(text)}
    read = read_answers(as_github_writes(answers), QUESTIONS)
    assert not isinstance(read, Finding)
    assert {field: answer.strip() for field, answer in read.items()} == {
        field: answer.strip() for field, answer in answers.items()
    }


@settings(deadline=None, max_examples=50)
@given(st.text())
def test_no_issue_ends_in_an_exception(body: str) -> None:
    read_answers(body, QUESTIONS)


def test_an_issue_becomes_the_file_of_a_statement(tmp_path: Path) -> None:
    write_files(tmp_path, GOOD_ARCHIVE)
    (tmp_path / FORM).parent.mkdir(parents=True)
    shutil.copy2(ROOT / FORM, tmp_path / FORM)
    body = as_github_writes({**GIVEN, "topics": "Economy", "form": "verbatim: all of it is the speaker's own words"})
    arguments = ["import", "-", "--kind", "issue", "--into", str(tmp_path)]
    assert CliRunner().invoke(main, arguments, input=body.replace("\n", "\r\n")).exit_code == 0
    file = tmp_path / "content" / "statements" / "2020" / "example-2020-on-bread.md"
    assert file.read_text("utf-8") == (
        "---\ntitle: On bread\nspeaker: [Ada Example]\ndate: 2020-01-03\noutlet: The Example Times\ntopics: [Economy]\n"
        "id: example-2020-on-bread\nform: verbatim\n---\n\nBread \\*is\\* bread.\n\nAnd > that is # all.\n"
    )
    assert CliRunner().invoke(main, ["check", "--source", str(tmp_path)]).exit_code == 0


def test_lists_are_parted_where_names_are_not(tmp_path: Path) -> None:
    [record] = read(tmp_path, as_github_writes({**GIVEN, "speaker": "Example, Ada; B. Sample", "topics": "a, b;c"}))
    assert isinstance(record, SourceRecord)
    assert record.values["speaker"] == ["Example, Ada", "B. Sample"]
    assert record.values["topics"] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("answer", "date"),
    [
        ("14 March 1863", "1863-03-14"),
        ("March 14, 1863", "1863-03-14"),
        ("2020?-12-29", "2020?-12-29"),
        ("03/04/2020", "03/04/2020"),
        ("14 March", "14 March"),
        ("14 March 1863, I think", "14 March 1863, I think"),
    ],
)
def test_a_day_in_words_is_read_where_it_can_mean_one_only(answer: str, date: str, tmp_path: Path) -> None:
    [record] = read(tmp_path, as_github_writes({**GIVEN, "date": answer}))
    assert isinstance(record, SourceRecord)
    assert record.values["date"] == date


def test_what_is_not_answered_states_nothing(tmp_path: Path) -> None:
    [record] = read(tmp_path, as_github_writes(GIVEN))
    assert isinstance(record, SourceRecord)
    assert record.values.keys() == {"id", *GIVEN}


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (("### Outlet", "### Newspaper"), 13),
        (("### Outlet\n\nThe Example Times\n\n", ""), 13),
        (("2020-01-03", "2020-01-03\nor so"), 12),
        (("### Speaker", "Hello\n\n### Speaker"), 1),
    ],
    ids=["other question", "question left out", "two lines", "something before"],
)
def test_an_issue_that_leaves_the_form_is_a_finding(edit: tuple[str, str], line: int, tmp_path: Path) -> None:
    [finding] = read(tmp_path, as_github_writes(GIVEN).replace(*edit))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.line) == ("import-record", line)
    assert "does not follow the form" in finding.message


def test_the_options_of_the_form_are_values_of_their_fields() -> None:
    form = yaml.safe_load((ROOT / FORM).read_text("utf-8"))
    chosen = [each for each in form["body"] if each["type"] == "dropdown"]
    assert chosen
    for element in chosen:
        choice = STATEMENT.fields[element["id"]].takes
        assert isinstance(choice, Choice)
        assert tuple(option.partition(":")[0] for option in element["attributes"]["options"]) == choice.options


def test_the_form_asks_for_all_that_a_statement_must_have() -> None:
    required = {name for name, field in STATEMENT.fields.items() if field.required}
    assert required <= {question.field for question in QUESTIONS}


@pytest.mark.parametrize(
    "body",
    [
        "[{type: textarea, id: text, attributes: {label: T}}, {type: input, id: title, attributes: {label: A}}]",
        "[{type: textarea, id: role, attributes: {label: R}}, {type: textarea, id: text, attributes: {label: T}}]",
        "[{type: input, id: colour, attributes: {label: C}}, {type: textarea, id: text, attributes: {label: T}}]",
        "[{type: markdown}]",
        "[{type: input}]",
        "3",
        "[",
    ],
    ids=["text first", "two texts", "no field", "no question", "no label", "no list", "no YAML"],
)
def test_a_form_that_leaves_doubt_is_refused(body: str, tmp_path: Path) -> None:
    (tmp_path / "form.yml").write_text(f"body: {body}\n", "utf-8")
    with pytest.raises(OperationalError):
        read_form(tmp_path / "form.yml")
