import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.main import main
from builder.comparing.built_site import BuiltSite
from tests.comparing.conftest import AFTER, BEFORE, sites  # noqa: F401  the fixture
from tests.conftest import write_files

Sites = tuple[BuiltSite, BuiltSite]


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["diff", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def git(folder: Path, *arguments: str) -> str:
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    own = dict.fromkeys(names, "test@name.example")
    done = subprocess.run(
        ["git", "-C", folder, *arguments], env={**os.environ, **own}, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the archive in a folder of it: before, after, and once with an error in its content."""
    folder = tmp_path_factory.mktemp("repository")
    archive = folder / "archive"
    git(folder, "init", "-q", "-b", "main")
    (folder / "README.md").write_text("Beside the archive.\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "no archive yet")
    git(folder, "tag", "empty")
    write_files(archive, BEFORE)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "before")
    for path in BEFORE.keys() - AFTER.keys():
        (archive / path).unlink()
    write_files(archive, AFTER)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "after")
    git(folder, "tag", "sound")
    write_files(archive, {"content/statements/2020/bad.md": "no front matter\n"})
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "bad")
    git(folder, "checkout", "-q", "sound")
    return folder


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files, which must be empty afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def test_a_lost_address_ends_with_1_and_is_named(sites: Sites) -> None:  # noqa: F811
    code, told = run(sites[0].folder, sites[1].folder)
    assert code == 1
    assert "  /statements/gone/, with 4 files beside it\n" in told


def test_nothing_lost_ends_with_0(sites: Sites) -> None:  # noqa: F811
    code, told = run(sites[0].folder, sites[0].folder)
    assert code == 0
    assert "no reader sees a difference" in told


@pytest.mark.usefixtures("temporary")
def test_two_revisions_differ_as_their_sites_do(repository: Path, sites: Sites) -> None:  # noqa: F811
    before = git(repository, "status", "--porcelain", "--ignored", "--", ":!archive/.cache")
    code, told = run("sound~1", "sound", "--source", repository / "archive", "--jobs", 1, "--format", "json")
    assert code == 1
    found, expected = json.loads(told), json.loads(run(sites[0].folder, sites[1].folder, "--format", "json")[1])
    for each in (found, expected):
        for side in ("old", "new"):
            each[side] = None
    assert found["statements"] == expected["statements"]
    assert found["lost"] == expected["lost"]
    assert [each["paths"] for each in found["pages"]["changed"]] == [
        each["paths"] for each in expected["pages"]["changed"]
    ]
    assert git(repository, "status", "--porcelain", "--ignored", "--", ":!archive/.cache") == before
    assert git(repository, "worktree", "list").count("\n") == 1


@pytest.mark.usefixtures("temporary")
def test_the_files_as_they_stand_are_compared_where_no_second_is_named(repository: Path) -> None:
    page = repository / "archive/content/pages/about.md"
    text = page.read_text()
    try:
        page.write_text(text.replace("By hand", "By two hands"))
        code, told = run("sound", "--source", repository / "archive", "--jobs", 1)
    finally:
        page.write_text(text)
    assert code == 0
    assert "- By [-hand.-]\n    + By {+two hands.+}\n" in told


def test_the_cache_keeps_nothing_of_temporary_folders(repository: Path, temporary: Path) -> None:
    from builder.cache import Cache

    run("sound", "--source", repository / "archive", "--jobs", 1)
    with Cache(repository / "archive/.cache") as cache:
        assert not [name for name in cache.notes() if str(temporary) in name]
        assert not [key for key in cache.keys("targets") if str(temporary).encode() in key]


@pytest.mark.usefixtures("temporary")
def test_errors_in_the_content_of_a_revision_are_shown_and_end_with_2(repository: Path) -> None:
    code, told = run("sound", "main", "--source", repository / "archive", "--jobs", 1)
    assert code == 2
    assert "content/statements/2020/bad.md:1:1: front-matter-missing: " in told
    assert "    no front matter\n" in told
    assert "main" in told.splitlines()[-1]


@pytest.mark.parametrize("name", ["no-such-thing", "--", "HEAD:README.md", "temporary"])
def test_what_is_neither_site_nor_revision_is_wrong_usage(
    name: str, repository: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(temporary.parent)
    code, told = run(name, "sound", "--source", repository / "archive")
    assert code == 2
    assert "Traceback" not in told


@pytest.mark.usefixtures("temporary")
def test_a_revision_without_the_archive_is_said_to_have_none(repository: Path) -> None:
    code, told = run("empty", "sound", "--source", repository / "archive")
    assert code == 2
    assert "empty has no folder archive/" in told


@pytest.mark.usefixtures("temporary")
def test_a_folder_outside_every_repository_is_said_to_be_none(tmp_path: Path) -> None:
    code, told = run("HEAD", "--source", tmp_path)
    assert code == 2
    assert "Git reads no repository" in told


def test_a_report_is_written_to_a_file(sites: Sites, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "folder" / "report.md"
    code, told = run(sites[0].folder, sites[1].folder, "--format", "markdown", "--output", file)
    assert (code, told) == (1, "")
    assert "### Addresses lost" in file.read_text("utf-8")
