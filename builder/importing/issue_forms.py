"""An issue made with the form 'Add a statement', as a record.

GitHub writes an issue form's answers as ``### Label``, an empty line and the answer, in the form's order
(https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms).
Anybody may open an issue, so nothing in it is believed: an answer is the one line below its question, whatever it looks
like, and only the last, the text, has several. No answer can so pass for another question, or for the end of one.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from builder.addresses.slugs import slugify
from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.source_records import JsonValue, SourceRecord, fitting
from builder.languages.written_dates import written_dates
from builder.model.dates import DateError, parse_date
from builder.reading.fields import STATEMENT, ListOf

FORM = Path(".github", "ISSUE_TEMPLATE", "statement.yml")
"""The form, from the archive's folder."""

_EMPTY = "_No response_"
_LIST_BREAKS = {"speaker": ";"}
_USUAL_BREAKS = "[,;]"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form: the field that it fills, its label, and whether the answer is one of a few options.

    ``rendered`` is the word behind the opening fence where GitHub puts the answer between two.
    """

    field: str
    label: str
    has_options: bool = False
    rendered: str | None = None


def read_issue(name: str, archive: Path) -> Iterator[SourceRecord | Finding]:
    """Give the record of an issue's text, in a file or, as ``-``, from standard input; a finding where it is none.

    Raises:
        OperationalError: the issue cannot be read, or the archive's form is not one that can be read without doubt.
    """
    questions = read_form(archive / FORM)
    try:
        body = (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).decode("utf-8", "replace")
    except OSError as error:
        raise OperationalError(f"{name} cannot be read: {error.strerror}", "Check the path.") from None
    path = "issue" if name == "-" else name
    read = read_answers(body, questions, path)
    if isinstance(read, Finding):
        yield read
        return
    answers = dict(read)
    values = {field: _value(field, answer) for field, answer in answers.items()}
    if "date" in answers:
        values["date"] = answers["date"] = _date(answers["date"], answers.get("language", "en"))
    yield from fitting(SourceRecord(1, {"id": _identifier(answers), **values}, path=path))


def read_form(file: Path) -> tuple[Question, ...]:
    """Give the questions of a form in their order.

    Raises:
        OperationalError: there is no form, or one whose answers could be mistaken for each other.
    """
    try:
        form = yaml.safe_load(file.read_text("utf-8"))
        asked = [each for each in form["body"] if each["type"] != "markdown"]
        questions = [(each["type"], _question(each)) for each in asked]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, LookupError, TypeError) as error:
        raise OperationalError(f"{file} is no issue form: {error!r}", "Take the form of a new archive.") from None
    kinds = [kind for kind, _ in questions]
    if not kinds or {*kinds[:-1]} - {"input", "dropdown"} or kinds[-1] != "textarea":
        message = f"{file}: the form's last question must be a textarea, all others inputs and dropdowns"
        raise OperationalError(message, "Move the text to the end; ask other things on single lines.")
    unknown = [question.field for _, question in questions if question.field not in {*STATEMENT.fields, "text"}]
    if unknown:
        message = f"{file}: {', '.join(unknown)}: no field of a statement"
        raise OperationalError(message, "Give each question the name of a field as its id.")
    return tuple(question for _, question in questions)


def read_answers(body: str, questions: tuple[Question, ...], path: str = "") -> Mapping[str, str] | Finding:
    """Give the answers by field, without those that are empty, or the finding that says where the form is left."""
    lines = body.replace("\r\n", "\n").split("\n")
    at = 0
    answers = {}
    for question in questions:
        at = _next_filled(lines, at)
        if at == len(lines) or lines[at].rstrip() != f"### {question.label}":
            message = f"the issue does not follow the form: here '### {question.label}' is expected"
            hint = "Edit the issue: below each question of the form, in its order, a single line; the text at the end."
            return IMPORT_RECORD.at(path, min(at, len(lines) - 1) + 1, 1, message, hint)
        at += 1
        if question is questions[-1]:
            answer = _last_answer(lines[at:], question.rendered)
        else:
            at = _next_filled(lines, at)
            answer = lines[at].strip() if at < len(lines) else ""
            at += 1
        if answer.strip() not in {"", _EMPTY}:
            answers[question.field] = answer.partition(":")[0] if question.has_options else answer
    return answers


def _question(element: Mapping[str, Any]) -> Question:
    attributes = element["attributes"]
    label = str(attributes["label"]).strip()
    return Question(str(element["id"]), label, element["type"] == "dropdown", attributes.get("render"))


def _next_filled(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _last_answer(lines: list[str], rendered: str | None) -> str:
    """Give what stands below the last question, without the fences that GitHub puts around it."""
    text = "\n".join(lines).strip("\n")
    fenced = rendered is not None and re.fullmatch(rf"```{re.escape(rendered)}\n(.*)\n```\s*", text, re.DOTALL)
    return fenced[1] if fenced else text


def _value(field: str, answer: str) -> JsonValue:
    if field in STATEMENT.fields and isinstance(STATEMENT.fields[field].takes, ListOf):
        parts = re.split(_LIST_BREAKS.get(field, _USUAL_BREAKS), answer)
        return [part.strip() for part in parts if part.strip()]
    return answer


def _date(answer: str, language: str) -> str:
    """Give a day that is written in words as EDTF has it; any other answer as it is."""
    written = written_dates(answer, language)
    whole = len(written) == 1 and (written[0].start, written[0].end) == (0, len(answer))
    return written[0].iso or answer if whole else answer


def _identifier(answers: Mapping[str, str]) -> str:
    """Give an id that tells a reader what it is: the speaker's last name, the year and the title."""
    try:
        date = parse_date(answers.get("date", ""))
    except DateError:
        year = ""
    else:
        year = f"{date.lower.year:04}"
    last_name = answers.get("speaker", "").split(";")[0].split()[-1:]
    return slugify(" ".join((*last_name, year, answers.get("title", ""))))
