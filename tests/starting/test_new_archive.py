"""A new archive is checked, built, and tried by the commands of its own README."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from builder.cli.main import main
from tests.docs.documents import archive_commands

ROOT = Path(__file__).parents[2]


def init(folder: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["init", str(folder), *options])
    assert result.exit_code == 0, result.output
    return result.output


def archive(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "builder", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=_environment())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_every_command_of_its_readme_works_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "town-council"
    init(folder, "--title", "Town Council: what was said")
    commands = list(archive_commands((folder / "README.md").read_text("utf-8")))
    assert {each[0] for each in commands} == {"check", "build", "serve", "new", "format"}
    for arguments in commands:
        if arguments[0] != "serve":  # does not end by itself; its arguments are none
            result = archive(*arguments, cwd=folder)
            assert result.returncode == 0, shlex.join(arguments) + result.stdout + result.stderr
        if arguments[0] == "check":
            assert "nothing to mend" in result.stdout
    page = (folder / "_site" / "statements" / "example-2026-library" / "index.html").read_text("utf-8")
    assert "Town Council: what was said" in page


def test_its_files_are_in_order_as_they_come(tmp_path: Path) -> None:
    init(tmp_path / "new")
    result = archive("format", "--check", cwd=tmp_path / "new")
    assert result.returncode == 0, result.stdout + result.stderr


def test_what_its_workflows_install_is_what_was_named(tmp_path: Path) -> None:
    init(tmp_path / "new", "--package", "git+https://code.example/archive")
    required = (tmp_path / "new" / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in required if not line.startswith("#")] == ["git+https://code.example/archive"]


def test_what_a_repository_begins_with_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    init(tmp_path)
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"


def test_a_folder_that_holds_anything_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    result = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert result.exit_code == 1
    assert "holds notes.txt" in result.output
    assert "Name a folder that does not exist yet." in result.output
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("title", ["Was gesagt wurde: 1990", "“Quoted” & <tagged> {{ braces }}", "# not a comment"])
def test_any_title_stands_in_its_settings_as_it_is(tmp_path: Path, title: str) -> None:
    init(tmp_path / "new", "--title", title)
    settings = yaml.load((tmp_path / "new" / "site.yaml").read_text("utf-8"), yaml.BaseLoader)
    assert settings["title"] == title
