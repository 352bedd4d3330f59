import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.main import main
from builder.importing.source_records import SourceRecord
from tests.importing.test_import_records import RECORD


def invoke(folder: Path, *arguments: str, lines: str) -> Result:
    (folder / "in.jsonl").write_text(lines, encoding="utf-8")
    return CliRunner().invoke(main, ["import", str(folder / "in.jsonl"), "--into", str(folder / "new"), *arguments])


def test_a_new_archive_is_begun_and_said_so(tmp_path: Path) -> None:
    result = invoke(tmp_path, lines=json.dumps(RECORD))
    assert result.exit_code == 0
    assert f"Began an archive: {tmp_path / 'new' / 'site.yaml'} holds its title." in result.stdout
    assert "Imported 1 statement into" in result.stdout
    assert "0 unchanged, 0 kept as they are; 2 new registry entries." in result.stdout
    assert "1 text had characters escaped that would be markup, 0 of them throughout." in result.stdout


def test_drafts_are_named_with_what_they_lack(tmp_path: Path) -> None:
    result = invoke(tmp_path, lines=json.dumps({**RECORD, "title": None}))
    assert result.exit_code == 0
    assert "1 draft, left out of the site until completed:" in result.stdout
    assert "  content/statements/1990/First-1.md lacks title\n" in result.stdout


def test_findings_make_the_exit_status_1_and_the_rest_is_imported(tmp_path: Path) -> None:
    result = invoke(tmp_path, lines="[]\n" + json.dumps(RECORD))
    assert result.exit_code == 1
    assert f"{tmp_path / 'in.jsonl'}:1:1: import-record: the line is JSON, but not an object" in result.stderr
    assert "1 error\n" in result.stderr
    assert "Imported 1 statement" in result.stdout


def test_characters_left_out_are_only_a_warning(tmp_path: Path) -> None:
    result = invoke(tmp_path, lines=json.dumps({**RECORD, "text": "a\x07b"}))
    assert result.exit_code == 0
    assert "control-character" in result.stderr


def test_a_file_of_another_kind_does_not_fill_the_screen(tmp_path: Path) -> None:
    result = invoke(tmp_path, lines="x\n" * 1000)
    assert result.exit_code == 1
    assert "… and 950 more like them" in result.stderr


def test_files_kept_are_named(tmp_path: Path) -> None:
    invoke(tmp_path, lines=json.dumps(RECORD))
    result = invoke(tmp_path, "--status", "draft", lines=json.dumps(RECORD))
    assert result.exit_code == 0
    assert "--update writes what is new:\n  content/statements/1990/First-1.md\n" in result.stdout


def test_wrong_usage_is_exit_status_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["import", str(tmp_path / "none.jsonl"), "--into", "x"]).exit_code == 2
    assert invoke(tmp_path, "--status", "withdrawn", lines="").exit_code == 2


def test_a_table_is_imported_with_what_is_said_of_its_columns(tmp_path: Path) -> None:
    lines = "Title;Name;Said;Tags;Words\nT;A;31/12/2020;x, y;It is.\nU;B;;;Words\n"
    (tmp_path / "in.csv").write_text(lines, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text("text: Words\nspeaker: Other\n")
    said = ["--map", "speaker=Name", "--map", "date=Said", "--date-format", "%d/%m/%Y", "--map", "topics=Tags"]
    said += ["--split", "topics=,", "--set", "outlet=Times", "--mapping", str(tmp_path / "mapping.yaml")]
    command = ["import", str(tmp_path / "in.csv"), "--into", str(tmp_path / "new"), *said]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "import 2\n" in result.stdout
    assert "  content/statements/undated/u-" in result.stdout
    (file,) = (tmp_path / "new/content/statements/2020").iterdir()
    assert file.read_text().startswith(
        "---\ntitle: T\nspeaker: A\ndate: 2020-12-31\noutlet: Times\ntopics: [x, y]\nid: t-"
    )
    assert file.read_text().endswith("---\n\nIt is.\n")


def test_an_interrupt_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Iterator[SourceRecord]:
        yield SourceRecord(1, RECORD)
        signal.raise_signal(signal.SIGINT)
        yield SourceRecord(2, RECORD)

    monkeypatch.setattr("builder.cli.import_command.read_source", interrupted)
    result = invoke(tmp_path, lines="{}\n{}\n{}\n")
    assert result.exit_code == 130
    assert "Stopped after 1 of 3 records; what was imported stays." in result.stdout
    assert "To go on, run the same command again" in result.stdout


def test_a_mistaken_mapping_is_wrong_usage_and_names_the_nearest(tmp_path: Path) -> None:
    result = invoke(tmp_path, "--map", "speeker=a", lines="")
    assert result.exit_code == 2
    assert "Did you mean 'speaker'?" in result.stderr
    assert invoke(tmp_path, "--map", "speaker", lines="").exit_code == 2
    assert invoke(tmp_path, "--delimiter", "ab", lines="").exit_code == 2


def test_many_drafts_are_told_in_a_few_lines(tmp_path: Path) -> None:
    records = [{**RECORD, "id": f"r{number}", "outlet": None} for number in range(30)]
    result = invoke(tmp_path, lines="\n".join(map(json.dumps, records)))
    assert "30 drafts, left out of the site until completed:\n  lacks outlet (30)\n" in result.stdout
    assert "  … and 10 more\n" in result.stdout
    assert "--set outlet=" in result.stdout
    assert f"archive check --source {tmp_path / 'new'}" in result.stdout


def test_without_a_folder_the_archive_is_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps(RECORD))
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["import", "in.jsonl"])
    assert result.exit_code == 2
    assert "--into" in result.stderr
    (tmp_path / "site.yaml").write_text("title: T\n")
    result = CliRunner().invoke(main, ["import", "in.jsonl"])
    assert result.exit_code == 0
    assert (tmp_path / "content/statements/1990/First-1.md").is_file()
    assert "archive check\n" in result.stdout
