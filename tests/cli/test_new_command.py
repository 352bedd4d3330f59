from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import Options, examine
from builder.cli.main import main
from builder.formatting.content_files import content_files
from builder.formatting.file_format import formatted_file
from builder.reading.field_types import Date, ValueRefused

Make = Callable[[dict[str, str]], Path]
KNOWN = ("--title", "The second: more", "--speaker", "Ada Example", "--date", "2020-03-04",
         "--outlet", "example-times", "--topics", "economy", "--source", "https://a.example/")  # fmt: skip


def new(folder: Path, *arguments: str, text: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, ["new", "--into", str(folder), *arguments], input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def files_of(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def findings(folder: Path) -> list[str]:
    return [str(each) for each in examine(Options(source=folder, output=folder / "_site", jobs=1)).findings]


def test_a_statement_with_a_text_is_published_as_it_is(archive: Make) -> None:
    folder = archive({})
    code, output = new(folder, *KNOWN, "--text", "-", text="\n> Words — “so”.  \nTwo\n\n")
    assert code == 0, output
    assert (folder / "content/statements/2020/example-2020-the-second.md").read_text("utf-8") == (
        "---\ntitle: 'The second: more'\nspeaker: Ada Example\ndate: 2020-03-04\noutlet: The Example Times\n"
        "topics: [economy]\nsource: https://a.example/\n---\n\n> Words — “so”.  \nTwo\n"
    )
    assert findings(folder) == []


def test_without_a_text_it_is_a_draft_and_the_output_says_what_to_do(archive: Make) -> None:
    folder = archive({})
    code, output = new(folder, *KNOWN)
    assert code == 0
    assert "a draft" in output
    assert "delete the line 'status: draft'" in output
    (path,) = [each for each in files_of(folder) if "example-2020" in each]
    assert path in output
    text = (folder / path).read_text("utf-8")
    assert text.endswith("status: draft\n---\n")
    (folder / path).write_text(text.replace("status: draft\n", "") + "\nWords.\n")
    assert findings(folder) == []


def test_what_is_written_is_in_canonical_form(archive: Make) -> None:
    folder = archive({})
    assert new(folder, *KNOWN, "--date", "2020?", "--date-basis", "It: 'so'", "--topics", "Zebras, Economy")[0] == 0
    assert [path for file, path, table in content_files(folder) if formatted_file(file, path, table).content] == []


def test_a_new_name_gets_an_entry(archive: Make) -> None:
    folder = archive({})
    before = files_of(folder)
    code, output = new(folder, *KNOWN, "--outlet", "Zyx Gazette", "--topics", "Zebras", "--text", "-", text="Words.")
    assert code == 0
    made = {"content/outlets/zyx-gazette.yaml", "content/topics/zebras.yaml"}
    assert made < files_of(folder) - before
    assert all(path in output for path in made)
    assert findings(folder) == []


def test_an_open_archive_gets_no_entries(archive: Make) -> None:
    folder = archive({"site.yaml": "title: T\nregistry: open\nchecks: [{code: source-not-archived, level: off}]\n"})
    assert new(folder, *KNOWN, "--speaker", "Ada Exmaple", "--text", "-", text="Words.")[0] == 0
    assert not (folder / "content/speakers/ada-exmaple.yaml").exists()
    assert findings(folder) == []


def test_nothing_is_asked_on_a_pipe_and_one_error_names_all_that_is_missing(archive: Make) -> None:
    folder = archive({})
    before = files_of(folder)
    code, output = new(folder)
    assert code == 2
    assert "missing: --title, --speaker, --date, --outlet, --topics" in output
    code, output = new(folder, *KNOWN, "--date", "2020")
    assert code == 2
    assert "missing: --date-basis" in output
    assert files_of(folder) == before


def test_all_that_is_wrong_is_said_at_once(archive: Make) -> None:
    folder = archive({"content/speakers/ada-2.yaml": "name: Bob Same\n", "content/speakers/b.yaml": "name: Bob Same\n"})
    code, output = new(folder, *KNOWN, "--speaker", "Bob Same", "--outlet", "Exmaple Times", "--source", "a.example")
    assert code == 2
    assert "--speaker: 'Bob Same' fits several speakers: ada-2, b" in output
    assert "Did you mean" in output
    assert "--source: 'a.example' is no web address" in output
    assert "missing" not in output
    assert new(folder, *KNOWN, "--outlet", "Exmaple Times", "--make-entries")[0] == 0


def test_a_bad_date_is_told_in_the_words_of_the_check(archive: Make) -> None:
    with pytest.raises(ValueRefused) as refused:
        Date().read("3.4.2020")
    code, output = new(archive({}), *KNOWN, "--date", "3.4.2020")
    assert code == 2
    assert f"--date: {refused.value}. {refused.value.hint}" in output


def test_no_file_is_ever_overwritten(archive: Make) -> None:
    folder = archive({})
    for _ in range(3):
        assert new(folder, *KNOWN)[0] == 0
    assert len([each for each in files_of(folder) if "example-2020" in each]) == 3


def test_the_editor_gets_the_file_when_asked(archive: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr("click.edit", lambda filename: opened.append(filename))
    folder = archive({})
    assert new(folder, *KNOWN)[0] == 0
    assert opened == []
    assert new(folder, *KNOWN, "--edit")[0] == 0
    assert [Path(each).is_file() for each in opened] == [True]


def test_a_text_that_cannot_be_read_is_no_traceback(archive: Make, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    folder = archive({})
    code, output = new(folder, *KNOWN, "--text", str(bad))
    assert (code, "UTF-16" in output) == (1, True)


def test_a_folder_that_is_no_archive_is_said_so(tmp_path: Path) -> None:
    code, output = new(tmp_path, *KNOWN)
    assert (code, "settings-missing" in output) == (1, True)
