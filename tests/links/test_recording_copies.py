"""Copies recorded in a file: read again by PyYAML itself, only the copy is new, and no other line has changed."""

import datetime
import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checking.finding import Edit
from builder.checking.judgement_rules import DEAD_LINK
from builder.links.recording_copies import record_copies, recording, with_edits
from builder.links.wayback import Copy
from builder.reading.source_text import read_text

COPY = Copy("https://web.archive.org/web/20200103000000/https://a.example/?b=[1,2]", datetime.date(2020, 1, 3))
WRITTEN = {"url": COPY.url, "captured": COPY.captured.isoformat()}
HEAD = "---\ntitle: 'The first'  # a comment\nspeaker: Ada Example\ndate: 2020-01-02\noutlet: Times\ntopics: []\n"
BODY = "---\n\nThe first words.\nsource: https://a.example/\n"
FORMS = {
    "a source": ("source", "source: https://a.example/\n"),
    "a source in quotation marks, with a comment": (
        "source",
        'source:   "https://a.example/"  # seen by A.\nturns: false\n',
    ),
    "a step": ("trail.0.url", "trail:\n  - org: Times  # which\n    url: https://a.example/  # here\n    seen: true\n"),
    "a step that begins with the address": ("trail.0.url", "trail:\n- url: https://a.example/\n  seen: true\n"),
    "the second step": ("trail.1.url", "trail:\n  - org: Times\n  - seen: true\n    url: https://a.example/\n"),
    "a step in braces": ("trail.0.url", "trail:\n  - {org: Times, url: https://a.example/, seen: true}  # one\n"),
    "steps in brackets": ("trail.1.url", "trail: [{org: Times}, {url: 'https://a.example/'}]\n"),
    "the only step": ("trail.0.url", "trail:\n  org: Times\n  url: https://a.example/\n"),
    "a step with a copy": (
        "trail.0.url",
        "trail:\n  - url: https://a.example/\n    archives:\n      - url: https://b.example/\n"
        "        captured: 2019-01-01  # lost\n    seen: true\n",
    ),
    "a step with a copy in braces": (
        "trail.0.url",
        "trail:\n  - url: https://a.example/\n    archives:\n    - {url: https://b.example/}\n    # end\n",
    ),
    "a step with copies in brackets": (
        "trail.0.url",
        "trail:\n  - {url: https://a.example/, archives: [{url: https://b.example/}]}\n",
    ),
    "a step with an empty list of copies": ("trail.0.url", "trail:\n  - url: https://a.example/\n    archives: []\n"),
}  # fmt: skip


def values(text: str) -> dict[str, Any]:
    read = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    assert isinstance(read, dict)
    return read


def with_copy(read: dict[str, Any], field: str) -> dict[str, Any]:
    if field == "source":
        read["trail"] = [{"url": read.pop("source"), "archives": [WRITTEN]}]
    else:
        trail = read["trail"]
        step = trail[int(field.split(".")[1])] if isinstance(trail, list) else trail
        step["archives"] = [*step.get("archives", ()), WRITTEN]
    return read


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_is_recorded_and_all_else_stays(form: str) -> None:
    field, lines = FORMS[form]
    text = HEAD + lines + BODY
    edit = recording(text, field, COPY)
    assert edit is not None
    edited = with_edits(text, [edit])
    assert values(edited) == with_copy(values(text), field)
    changes = [line for line in difflib.ndiff(text.split("\n"), edited.split("\n")) if line[0] in "+-"]
    taken = [line for line in changes if line[0] == "-"]
    assert len(taken) <= 1
    comments = [line[line.index("#") :] for line in text.split("\n") if "#" in line]
    assert [line[line.index("#") :] for line in edited.split("\n") if "#" in line] == comments
    assert "https://a.example/" in edited.partition("archives")[0]


@pytest.mark.parametrize(
    ("field", "lines"),
    [
        ("source", "source: https://a.example/\ntrail: [{org: Times}]\n"),
        ("source", "source:\n  https://a.example/\n"),
        ("source", "source: >-\n  https://a.example/\n"),
        ("source", "source: https://a.example/\nunconfirmed: [{field: source, basis: The page.}]\n"),
        ("trail.0.url", "trail:\n  - url: https://a.example/\n    archives: {url: https://b.example/}\n"),
        ("trail.0.url", "trail:\n  - url: https://a.example/\n    archives:\n"),
        ("trail.3.url", "trail:\n  - url: https://a.example/\n"),
    ],
)
def test_a_form_that_is_unusual_is_left_to_a_person(field: str, lines: str) -> None:
    assert recording(HEAD + lines + BODY, field, COPY) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_byte_order_mark_stay(end: str, tmp_path: Path) -> None:
    steps = "trail:\n  - url: https://a.example/\n  - {url: https://b.example/}\n"
    content = ("\ufeff" + HEAD + steps + BODY).replace("\n", end).encode()
    file = tmp_path / "first.md"
    file.write_bytes(content)
    text = read_text(file, "first.md")[0] or ""
    edits = [recording(text, f"trail.{number}.url", COPY) for number in (0, 1)]
    recorded = record_copies(tmp_path, [DEAD_LINK.at("first.md", 1, 1, "dead", "", edit) for edit in edits])
    assert len(recorded) == 2
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---")
    assert after.count(b"\r\n") == (after.count(b"\n") if end == "\r\n" else 0)
    read = values(after.decode("utf-8-sig").replace(end, "\n"))
    assert [step["archives"] for step in read["trail"]] == [[WRITTEN], [WRITTEN]]


def test_edits_of_one_line_are_made_from_its_end() -> None:
    assert (
        with_edits("one two\nthree", [Edit(1, 1, "one", "1"), Edit(1, 5, "two", "2"), Edit(2, 6, "", "!")])
        == "1 2\nthree!"
    )
