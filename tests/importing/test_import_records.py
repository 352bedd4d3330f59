import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.checking.finding import Finding
from builder.errors import OperationalError
from builder.importing import journal
from builder.importing.archive_folder import open_archive
from builder.importing.import_records import Draft, ImportReport, import_records
from builder.importing.json_lines import read_json_lines
from builder.importing.plain_text import to_markdown
from builder.importing.source_records import JsonValue, SourceRecord
from builder.model.settings import Settings
from builder.model.statement import Statement
from builder.reading.front_matter import split_file
from builder.reading.markdown import convert
from builder.reading.statements import read_statement
from tests.conftest import write_files

RECORD: dict[str, JsonValue] = {
    "id": "First-1",
    "title": "The first: 'words'",
    "speaker": "Ada Example",
    "date": "1990-01-02",
    "outlet": "The Example Times",
    "source_url": "https://example.org/first",
    "text": "It costs $5.\n\n- and *that* is all.",
}


def run(
    folder: Path, *records: dict[str, JsonValue] | str, status: str | None = None, update: bool = False
) -> ImportReport:
    file = folder / "records.jsonl"
    lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
    file.write_text("\n".join(lines), encoding="utf-8")
    return import_records(read_json_lines(file), open_archive(folder / "archive"), status=status, update=update)


def read(folder: Path, path: str) -> tuple[Statement | None, tuple[Finding, ...]]:
    found = read_statement(folder / "archive" / path, path, Settings(title="x"))
    return found.statement, found.findings


def files_of(folder: Path) -> dict[Path, tuple[int, bytes]]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files}


def test_a_record_becomes_a_statement_with_the_entries_it_needs(tmp_path: Path) -> None:
    report = run(
        tmp_path, {**RECORD, "topics": ["Prices"], "trail": [{"org": "Agency"}, {"org": "Us", "role": "archive"}]}
    )
    assert (report.imported, report.unchanged, report.kept, report.drafts, report.findings) == (1, 0, (), (), ())
    assert report.registry_entries == (
        "content/speakers/ada-example.yaml",
        "content/outlets/the-example-times.yaml",
        "content/outlets/agency.yaml",
        "content/topics/prices.yaml",
    )
    statement, findings = read(tmp_path, "content/statements/1990/First-1.md")
    assert findings == ()
    assert statement is not None
    assert (statement.id, statement.title, statement.speaker) == ("First-1", "The first: 'words'", ("Ada Example",))
    assert statement.body.text == "It costs $5.\n\n- and *that* is all."


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    records = ({**RECORD}, {**RECORD, "id": None}, {**RECORD, "id": "draft", "date": None})
    first = run(tmp_path, *records)
    before = files_of(tmp_path / "archive")
    second = run(tmp_path, *records)
    assert (second.imported, second.unchanged, second.registry_entries, second.kept) == (0, 3, (), ())
    assert second.drafts == first.drafts
    assert files_of(tmp_path / "archive") == before


def test_a_file_that_was_worked_on_is_kept(tmp_path: Path) -> None:
    run(tmp_path, RECORD)
    file = tmp_path / "archive/content/statements/1990/First-1.md"
    moved = tmp_path / "archive/content/statements/nineties/First-1.md"
    moved.parent.mkdir()
    file.rename(moved)
    assert run(tmp_path, RECORD).unchanged == 1
    moved.write_text("changed")
    report = run(tmp_path, RECORD)
    assert (report.kept, report.imported) == (("content/statements/nineties/First-1.md",), 0)
    assert moved.read_text() == "changed"
    assert not file.exists()


def test_a_record_that_lacks_something_is_a_draft(tmp_path: Path) -> None:
    report = run(
        tmp_path,
        {**RECORD, "id": "a", "date": "1990-02-30"},
        {**RECORD, "id": "b", "title": None, "text": ""},
        {},
        status="published",
    )
    assert report.drafts[0].path == "content/statements/undated/a.md"
    assert report.drafts[0].lacks[0].startswith("date ('1990-02-30' is none: ")
    assert report.drafts[1] == Draft("content/statements/1990/b.md", ("title", "text"))
    assert report.drafts[2].lacks == ("title", "speaker", "date", "outlet", "text")
    for draft in report.drafts:
        found = read_statement(tmp_path / "archive" / draft.path, draft.path, Settings(title="x"))
        assert (found.statement, found.is_draft, found.findings) == (None, True, ())


def test_a_status_for_all_can_be_given(tmp_path: Path) -> None:
    run(tmp_path, RECORD, status="draft")
    assert "status: draft" in (tmp_path / "archive/content/statements/1990/First-1.md").read_text()


def test_a_name_that_fits_several_entries_makes_a_draft(tmp_path: Path) -> None:
    write_files(tmp_path, {f"archive/content/speakers/{slug}.yaml": "name: Ada Example\n" for slug in ("a", "b")})
    report = run(tmp_path, RECORD)
    assert report.drafts[0].lacks == ("a name of one entry ('Ada Example' fits several speakers: a, b)",)


def test_lines_that_are_no_records_do_not_keep_the_rest_out(tmp_path: Path) -> None:
    report = run(tmp_path, "{", RECORD, "[]", {**RECORD, "id": "second"})
    assert report.imported == 2
    assert [(finding.line, finding.code) for finding in report.findings] == [(1, "import-record"), (3, "import-record")]


def test_an_id_that_stands_twice_is_a_finding_unless_the_record_is_the_same(tmp_path: Path) -> None:
    report = run(tmp_path, RECORD, RECORD, {**RECORD, "title": "Other"}, {**RECORD, "id": "FIRST-1"})
    assert [finding.message for finding in report.findings] == [
        "the id 'First-1' stands already on line 1, with other content",
        "the id 'FIRST-1' differs from that of content/statements/1990/First-1.md by capitals only",
    ]
    assert report.imported == 1


def test_a_text_longer_than_the_build_reads_is_a_finding(tmp_path: Path) -> None:
    report = run(tmp_path, {**RECORD, "text": "words " * 400_000})
    assert [finding.message for finding in report.findings] == [
        "the text of 'First-1' has more than the 2 MB that are read"
    ]
    assert report.imported == 0


def test_a_folder_that_cannot_be_written_is_an_error_of_operation(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")
    with pytest.raises(OperationalError, match="cannot be written"):
        run(tmp_path, RECORD)


def test_every_real_text_survives_word_for_word(tmp_path: Path, corpus: Path) -> None:
    report = import_records(read_json_lines(corpus), open_archive(tmp_path / "archive"))
    assert (report.imported, report.findings, report.drafts, report.kept) == (2000, (), (), ())
    assert report.escaped_throughout == 0
    statements = {file.stem: file for file in (tmp_path / "archive/content/statements").rglob("*.md")}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            parts, _ = split_file(statements[record["id"]].read_text(encoding="utf-8"), "a.md")
            assert parts is not None
            body, findings = convert(parts.body, path="a.md", first_line=1, base_path="/")
            assert " ".join(body.text.split()) == " ".join(record["text"].split()), record["id"]
            assert findings == (), record["id"]
    before = files_of(tmp_path / "archive")
    again = import_records(read_json_lines(corpus), open_archive(tmp_path / "archive"))
    assert (again.imported, again.unchanged, again.registry_entries) == (0, 2000, ())
    assert files_of(tmp_path / "archive") == before


def interrupted(records: list[SourceRecord], after: int) -> Iterator[SourceRecord]:
    yield from records[:after]
    raise KeyboardInterrupt


def records(number: int, text: str = "Words.") -> list[SourceRecord]:
    return [SourceRecord(line, {**RECORD, "id": f"r{line}", "text": text}) for line in range(1, number + 1)]


def test_an_import_that_was_stopped_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = open_archive(tmp_path / "archive")
    first = import_records(interrupted(records(7), 4), archive)
    assert (first.stopped, first.taken, first.imported) == (True, 4, 4)
    before = files_of(tmp_path / "archive" / "content")
    converted: list[str] = []
    monkeypatch.setattr(
        "builder.importing.import_records.to_markdown", lambda text: converted.append(text) or to_markdown(text)
    )
    second = import_records(records(7), archive)
    assert (second.stopped, second.imported, second.unchanged, len(converted)) == (False, 3, 4, 3)
    assert before.items() <= files_of(tmp_path / "archive" / "content").items()


def test_a_changed_record_is_written_anew_only_where_that_is_asked_for(tmp_path: Path) -> None:
    run(tmp_path, RECORD)
    changed: dict[str, JsonValue] = {**RECORD, "text": "Other words."}
    path = "content/statements/1990/First-1.md"
    asked = run(tmp_path, changed)
    assert (asked.kept, asked.outdated, asked.updated) == ((path,), (path,), 0)
    assert "Other" not in (tmp_path / "archive" / path).read_text()
    report = run(tmp_path, changed, update=True)
    assert (report.kept, report.updated, report.imported) == ((), 1, 0)
    assert (tmp_path / "archive" / path).read_text().endswith("\n\nOther words.\n")
    assert run(tmp_path, changed, update=True).unchanged == 1


@pytest.mark.parametrize("changed", [RECORD, {**RECORD, "text": "Other words."}])
def test_an_edited_file_is_not_updated(tmp_path: Path, changed: dict[str, JsonValue]) -> None:
    run(tmp_path, RECORD)
    path = "content/statements/1990/First-1.md"
    file = tmp_path / "archive" / path
    file.write_text(file.read_text() + "\nAdded by hand.\n")
    edited = file.read_text()
    report = run(tmp_path, changed, update=True)
    assert (report.kept, report.outdated, report.updated) == ((path,), (), 0)
    assert file.read_text() == edited


def test_without_its_journal_an_import_updates_nothing(tmp_path: Path) -> None:
    run(tmp_path, RECORD)
    (tmp_path / "archive" / ".cache" / journal.NAME).unlink()
    report = run(tmp_path, {**RECORD, "text": "Other words."}, update=True)
    assert (len(report.kept), report.outdated, report.updated) == (1, (), 0)


def test_a_journal_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {f"archive/.cache/{journal.NAME}": "no database " * 100})
    assert run(tmp_path, RECORD).imported == 1
    assert run(tmp_path, RECORD).unchanged == 1


def test_markdown_stays_as_it_stands(tmp_path: Path) -> None:
    markdown = "# A *heading*\n\n    code\n\ttabs  \nand  two   blanks"
    values = {name: value for name, value in RECORD.items() if name != "text"}
    report = import_records([SourceRecord(1, values, markdown)], open_archive(tmp_path / "archive"))
    assert (report.imported, report.drafts) == (1, ())
    written = (tmp_path / "archive/content/statements/1990/First-1.md").read_text()
    assert written.partition("\n---\n")[2] == f"\n{markdown}\n"


def test_what_a_person_must_look_at_is_a_draft_unless_a_status_is_given(tmp_path: Path) -> None:
    guess: JsonValue = {"field": "speaker", "basis": "The author."}
    gone: JsonValue = {"field": "place", "basis": "Not stated at all."}
    record = SourceRecord(1, {**RECORD, "unconfirmed": [guess, gone]}, draft=True)
    report = import_records([record], open_archive(tmp_path / "archive"))
    assert report.drafts == (Draft("content/statements/1990/First-1.md", (), ("speaker",)),)
    assert import_records([record], open_archive(tmp_path / "archive")).drafts == report.drafts
    published = import_records([record], open_archive(tmp_path / "other"), status="published")
    assert published.drafts == ()
    text = (tmp_path / "other/content/statements/1990/First-1.md").read_text()
    assert "status: published" in text
    assert "Not stated" not in text
