from pathlib import Path

import pytest

from builder.model.settings import Settings
from builder.reading.statements import StatementFile, read_statement

FRONT = {
    "title": "A title",
    "speaker": "Ada Example",
    "date": "2020-12-29",
    "outlet": "The Example Times",
    "topics": "[]",
    "source": "https://example.org/",
}


def read(tmp_path: Path, body: str = "Words.\n", *, drafts: bool = False, **values: str | None) -> StatementFile:
    file = tmp_path / "some-id.md"
    lines = [f"{name}: {value}" for name, value in {**FRONT, **values}.items() if value is not None]
    file.write_text("---\n" + "\n".join(lines) + "\n---\n" + body, "utf-8")
    return read_statement(file, "content/statements/some-id.md", Settings(title="x"), drafts=drafts)


@pytest.mark.parametrize("value", ["no", "12:30", "1e3", "0o17", "2020-12-29", "~x", "Null Island", "yes", ".inf"])
def test_yaml_s_surprises_stay_the_text_that_was_written(tmp_path: Path, value: str) -> None:
    result = read(tmp_path, title=value)
    assert result.findings == ()
    assert result.statement is not None
    assert result.statement.title == value


def test_norwegian_is_a_language_and_no_is_false_only_where_yes_or_no_is_asked(tmp_path: Path) -> None:
    result = read(tmp_path, language="no", turns="no")
    assert result.statement is not None
    assert (result.statement.language, result.statement.turns) == ("no", False)


def test_the_id_is_the_file_s_stem_unless_it_is_stated(tmp_path: Path) -> None:
    assert read(tmp_path).statement.id == "some-id"  # type: ignore[union-attr]
    assert read(tmp_path, id="another").statement.id == "another"  # type: ignore[union-attr]


def test_what_is_not_stated_stays_not_stated(tmp_path: Path) -> None:
    statement = read(tmp_path, kind="", form="null", place="~").statement
    assert statement is not None
    assert (statement.kind, statement.form, statement.place, statement.spoken_language) == (None, None, None, None)


def test_one_speaker_and_several_are_both_read(tmp_path: Path) -> None:
    joint = read(tmp_path, speaker="[Ada Example, Ben Example]").statement
    assert joint is not None
    assert joint.speaker == ("Ada Example", "Ben Example")


def test_all_problems_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    result = read(tmp_path, title=None, date="2021-02-30", kind="sermon", tilte="x", body="See [x](y.md).\n")
    codes = sorted(finding.code for finding in result.findings)
    assert codes == ["invalid-date", "missing-field", "relative-link", "unknown-key", "wrong-type"]
    assert all(finding.hint for finding in result.findings)


def test_a_draft_is_left_out_in_silence(tmp_path: Path) -> None:
    result = read(tmp_path, status="draft", title=None, body="")
    assert (result.statement, result.is_draft, result.findings) == (None, True, ())


def test_drafts_that_are_wanted_and_complete_are_read(tmp_path: Path) -> None:
    result = read(tmp_path, status="draft", drafts=True)
    assert result.statement is not None
    assert result.statement.status == "draft"


def test_an_incomplete_draft_says_what_it_lacks(tmp_path: Path) -> None:
    result = read(tmp_path, status="draft", title=None, body="", drafts=True)
    (finding,) = result.findings
    assert (finding.code, finding.level) == ("incomplete-draft", "warning")
    assert "title" in finding.message
    assert "the text" in finding.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path, end: str, mark: bytes) -> None:
    text = "---\n" + "\n".join(f"{name}: {value}" for name, value in FRONT.items()) + "\n---\nOne.\n\nTwo.\n"
    file = tmp_path / "a.md"
    file.write_bytes(mark + text.replace("\n", end).encode())
    result = read_statement(file, "a.md", Settings(title="x"))
    assert result.findings == ()
    assert result.statement is not None
    assert result.statement.body.text == "One.\n\nTwo."
    assert [passage.text for passage in result.statement.body.passages] == ["One.", "Two."]


def test_what_extra_holds_is_kept_as_written(tmp_path: Path) -> None:
    statement = read(tmp_path, extra="{party: ÖVP, list: [1, no], deep: {a: 2020-01-01}}").statement
    assert statement is not None
    assert statement.extra == {"party": "ÖVP", "list": ("1", "no"), "deep": {"a": "2020-01-01"}}


def test_a_draft_whose_date_was_none_is_told_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text(
        "---\ntitle: A\nspeaker: B\noutlet: C\ntopics: []\nstatus: draft\nextra: {date: 2026-13-14}\n---\nText.\n"
    )
    found = read_statement(file, "draft.md", Settings(title="T"), drafts=True).findings
    assert [finding.message for finding in found] == ["the draft lacks date ('2026-13-14', under 'extra', is none)"]


def test_a_comma_between_braces_is_explained(tmp_path: Path) -> None:
    exceptions = "exceptions: [{code: no-source, reason: It was heard, not read.}]"
    file = tmp_path / "comma.md"
    file.write_text(
        f"---\ntitle: A\nspeaker: B\ndate: 2020\noutlet: C\ntopics: []\n{exceptions}\n---\nText.\n", "utf-8"
    )
    found = read_statement(file, "comma.md", Settings(title="T")).findings
    assert [finding.code for finding in found] == ["unknown-key"]
    assert found[0].message == "an exception has no field 'not read.'"
    assert "quotation marks" in found[0].hint
