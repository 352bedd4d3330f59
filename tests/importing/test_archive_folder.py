from pathlib import Path

import pytest

from builder.importing.archive_folder import StatementFiles, open_archive
from tests.conftest import write_files


def test_an_archive_s_folder_keeps_its_settings(tmp_path: Path) -> None:
    write_files(tmp_path, {"site.yaml": "title: Mine\n"})
    archive = open_archive(tmp_path)
    assert (archive.root, archive.content, archive.settings_made) == (tmp_path, tmp_path / "content", False)
    assert (tmp_path / "site.yaml").read_text() == "title: Mine\n"


@pytest.mark.parametrize("inside", ["content/README.md", "content/statements/a.md"])
def test_a_folder_with_content_is_an_archive_s(tmp_path: Path, inside: str) -> None:
    write_files(tmp_path, {inside: ""})
    assert open_archive(tmp_path).content == tmp_path / "content"


def test_a_content_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert open_archive(tmp_path / "content").content == tmp_path / "content"
    write_files(tmp_path, {"data/statements/a.md": ""})
    archive = open_archive(tmp_path / "data")
    assert archive.content == tmp_path / "data"
    assert archive.path_of(archive.content / "statements" / "a.md") == "data/statements/a.md"
    assert not (tmp_path / "site.yaml").exists()


def test_any_other_folder_becomes_an_archive(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "Our: speeches")
    assert archive.settings_made
    assert archive.content == tmp_path / "Our: speeches" / "content"
    assert (tmp_path / "Our: speeches" / "site.yaml").read_text() == "title: 'Our: speeches'\n"


def test_the_current_folder_has_a_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "speeches"
    folder.mkdir()
    monkeypatch.chdir(folder)
    open_archive(Path())
    assert (folder / "site.yaml").read_text() == "title: speeches\n"


def test_a_statement_is_found_wherever_it_is_filed(tmp_path: Path) -> None:
    write_files(tmp_path, {"statements/1990/here/Ab-c.md": ""})
    files = StatementFiles(tmp_path)
    assert files.find("Ab-c") == tmp_path / "statements/1990/here/Ab-c.md"
    assert files.find("ab-C") == files.find("Ab-c")
    assert files.find("other") is None
