"""What ``--fix`` writes, held against edits made one by one, and what it leaves alone."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Options, examine
from builder.checking.finding import Edit, Finding
from builder.checking.fixing import ROUNDS, fix, mended_text
from builder.checking.rules import CONTROL_CHARACTER, INVALID_DATE
from tests.conftest import GOOD_ARCHIVE

Make = Callable[[dict[str, str]], Path]

FIRST = "content/statements/2020/first.md"
TEXT = GOOD_ARCHIVE[FIRST]


def fixed(folder: Path) -> tuple[list[str], list[str]]:
    """Mend an archive; give the codes of what was mended and of what is left."""
    options = Options(source=folder, output=folder / "_site", jobs=1, cached=False)
    mended = fix(folder, lambda: examine(options).findings)
    return [each.finding.code for each in mended], [each.code for each in examine(options).findings]


def edited(line: int, column: int, old: str, new: str) -> Finding:
    return INVALID_DATE.at("a.md", line, column, "No date.", edit=Edit(line, column, old, new))


MENDABLE = {
    "a date with the day first": (TEXT.replace("2020-01-02", "29.12.2020"), TEXT.replace("2020-01-02", "2020-12-29")),
    "a date with slashes": (TEXT.replace("2020-01-02", "2020/12/29"), TEXT.replace("2020-01-02", "2020-12-29")),
    "a date without noughts": (TEXT.replace("2020-01-02", "'2020-1-2'"), TEXT.replace("2020-01-02", "'2020-01-02'")),
    "day and month are one": (TEXT.replace("2020-01-02", "3.3.2020"), TEXT.replace("2020-01-02", "2020-03-03")),
    "capitals": (TEXT.replace("topics", 'kind: "Speech"\ntopics'), TEXT.replace("topics", 'kind: "speech"\ntopics')),
    "blank lines before": (f"\n \n{TEXT}", TEXT),
    "a link without its slash": (
        TEXT + "\n[It](/statements/first#p) and [it](/statements/first).\n",
        TEXT + "\n[It](/statements/first/#p) and [it](/statements/first/).\n",
    ),
    "a colon in a value": (
        TEXT.replace("title: The first", "title: On war: a"), TEXT.replace("title: The first", 'title: "On war: a"')
    ),
    "a colon and a quotation": (
        TEXT.replace("title: The first", 'title: On "x": a'), TEXT.replace("title: The first", "title: 'On \"x\": a'")
    ),
    "an invisible character": (TEXT.replace("words", "wo\x08rds\x00"), TEXT),
    "one that parts two words": (TEXT.replace("first words", "first\x0cwords"), TEXT),
    "one beside a space": (TEXT.replace("first words", "first \x0bwords"), TEXT),
    "tabs at the top": (TEXT.replace("speaker:", "\tspeaker:").replace("date:", "\tdate:"), TEXT),
    "tabs in a part": (
        TEXT.replace("topics", "trail:\n\t- url: https://a.example/1\n\t  role: outlet\nrights:\n\ttext: CC0\ntopics"),
        TEXT.replace("topics", "trail:\n  - url: https://a.example/1\n    role: outlet\nrights:\n  text: CC0\ntopics"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDABLE)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_has_one_right_answer_is_mended(name: str, ending: str, archive: Make) -> None:
    before, after = (each.replace("\n", ending) for each in MENDABLE[name])
    folder = archive({FIRST: "\ufeff" + before})
    mended, left = fixed(folder)
    assert mended
    assert left == []
    assert (folder / FIRST).read_bytes().decode() == "\ufeff" + after


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("2020-01-02", "1/2/2020"),
        TEXT.replace("2020-01-02", "1.2.2020"),
        TEXT.replace("2020-01-02", "31.2.2020"),
        TEXT.replace("Ada Example", "Ada Exampel"),
        TEXT.replace("topics", "kind: speach\ntopics"),
        TEXT.replace("words", "don\x92t"),
        TEXT.replace("title: The", "title: : The\n\tand"),
        TEXT + "\n[It](/statements/frist/)\n",
    ],
)
def test_what_may_have_several_answers_is_left_alone(text: str, archive: Make) -> None:
    folder = archive({FIRST: text})
    mended, left = fixed(folder)
    assert mended == []
    assert left
    assert (folder / FIRST).read_bytes().decode() == text


def test_files_keep_their_permissions_and_others_are_not_written(archive: Make) -> None:
    folder = archive({FIRST: TEXT.replace("2020-01-02", "2020/1/2")})
    (folder / FIRST).chmod(0o640)
    others = {file: file.stat().st_mtime_ns for file in folder.rglob("*.yaml")}
    assert fixed(folder) == (["invalid-date"], [])
    assert (folder / FIRST).stat().st_mode & 0o777 == 0o640
    assert {file: file.stat().st_mtime_ns for file in others} == others


def test_an_edit_whose_text_is_not_there_is_passed_over() -> None:
    findings = [edited(1, 1, "b", "x"), edited(9, 1, "a", "x"), edited(1, 9, "a", "x")]
    assert mended_text("a\na", findings) == ("a\na", [])


def test_of_edits_that_overlap_the_first_stands() -> None:
    text, done = mended_text("abcd\n", [edited(1, 2, "bc", "X"), edited(1, 1, "ab", "YY"), edited(1, 4, "d", "Z")])
    assert text == "YYcZ\n"
    assert [(each.before, each.after) for each in done] == [("abcd", "YYcZ"), ("abcd", "YYcZ")]


def test_many_edits_are_what_each_alone_would_be() -> None:
    chance = random.Random(7)
    for _ in range(200):
        ending = chance.choice(["\n", "\r\n", "\r"])
        lines = ["".join(chance.choices("abx ", k=chance.randrange(6))) for _ in range(5)]
        findings = [
            edited(number + 1, match.start() + 1, "x", chance.choice(["", "yy"]))
            for number, line in enumerate(lines)
            for match in re.finditer("x", line)
        ]
        expected = list(lines)
        for finding in reversed(findings):
            edit = finding.edit
            assert edit is not None
            line = expected[edit.line - 1]
            expected[edit.line - 1] = line[: edit.column - 1] + edit.new + line[edit.column :]
        chance.shuffle(findings)
        assert mended_text(ending.join(lines), findings)[0] == ending.join(expected)


def test_mending_ends_where_each_round_finds_something_new(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    calls = []

    def check() -> list[Finding]:
        calls.append(1)
        old, new = ("a", "b") if len(calls) % 2 else ("b", "a")
        return [CONTROL_CHARACTER.at("a.md", 1, 1, "It turns.", edit=Edit(1, 1, old, new))]

    assert len(fix(tmp_path, check)) == ROUNDS
