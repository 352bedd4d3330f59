import json
from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli.main import main
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
    assert "Kept, since the file differs from the record:\n  content/statements/1990/First-1.md\n" in result.stdout


def test_wrong_usage_is_exit_status_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["import", str(tmp_path / "none.jsonl"), "--into", "x"]).exit_code == 2
    assert invoke(tmp_path, "--status", "withdrawn", lines="").exit_code == 2
