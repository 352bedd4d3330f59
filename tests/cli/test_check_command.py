"""``archive check`` of all, given and changed files; in a repository in which each rule is broken in turn."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.checking.rules import RULES
from builder.cli.main import main
from tests.checking.test_cases import CASES, read_case
from tests.conftest import GOOD_ARCHIVE, write_files

Make = Callable[[dict[str, str]], Path]

FIRST = "content/statements/2020/first.md"
SECOND = GOOD_ARCHIVE[FIRST].replace("first", "second")
UNSOURCED = GOOD_ARCHIVE[FIRST].replace("source: https://example.org/first\n", "")
ANNOTATION = re.compile(r"^::(error|warning|notice) file=(.+?),line=(\d+),col=(\d+),title=([a-z0-9-]+)::.+$")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check(folder: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["check", "--source", str(folder), "--jobs", "1", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def found(folder: Path, *arguments: str) -> list[tuple[str, str, str]]:
    """Give the findings that are shown: path, code and level."""
    code, output, _ = check(folder, "--format", "json", *arguments)
    records = json.loads(output)
    assert code == any(record["level"] == "error" for record in records)
    return [(record["path"], record["code"], record["level"]) for record in records]


def repository(folder: Path) -> Path:
    write_files(folder, {**GOOD_ARCHIVE, ".gitignore": ".cache/\n_site/\n"})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A sound archive")
    return folder


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture
def branch(sound: Path) -> Iterator[Path]:
    """Give the repository on a branch, which is gone afterwards."""
    git(sound, "checkout", "-q", "-b", "branch", "main")
    yield sound
    git(sound, "checkout", "-q", "-f", "main")
    git(sound, "clean", "-q", "-d", "-f")
    git(sound, "branch", "-q", "-D", "branch")


BY_BUILD_ALONE = {"template-error", "template-undefined"}


@pytest.mark.parametrize(
    "file", [file for file in CASES if file.stem not in BY_BUILD_ALONE], ids=lambda file: file.stem
)
def test_a_pull_request_that_breaks_a_rule_gets_its_annotations_on_those_lines(file: Path, branch: Path) -> None:
    expected, suggested, files = read_case(file)
    write_files(branch, files)
    git(branch, "add", "-A")
    git(branch, "commit", "-q", "-m", "A fault")
    code, output, _ = check(branch, "--changed-since", "main", "--format", "github")
    matches = [ANNOTATION.match(line) for line in output.splitlines()]
    assert all(matches)
    told = [f"{each[2]}:{each[3]}:{each[4]}: {each[5]}" for each in matches if each]
    assert sorted(told) == sorted([*expected, *suggested])
    assert code == any(line.startswith("::error") for line in output.splitlines())
    assert {each[5]: each[1] for each in matches if each}.items() <= {
        (name, {"suggestion": "notice"}.get(rule.level, rule.level)) for name, rule in RULES.items()
    }


def test_faults_of_before_are_no_matter_of_a_branch_but_errors_are(branch: Path) -> None:
    other = "content/statements/2020/other.md"
    write_files(branch, {other: UNSOURCED.replace("The first", "Another")})
    git(branch, "add", "-A")
    git(branch, "commit", "-q", "-m", "No source")
    git(branch, "tag", "-f", "before")
    write_files(branch, {"content/statements/2020/second.md": SECOND})
    assert found(branch, "--changed-since", "before") == []
    assert found(branch, "--changed-since", "main") == [(other, "no-source", "warning")]
    (branch / "content/topics/economy.yaml").unlink()
    assert {each[:2] for each in found(branch, "--changed-since", "before")} == {
        (path, "unknown-name") for path in (FIRST, other, "content/statements/2020/second.md")
    }


def test_files_in_any_state_count_as_changed(branch: Path) -> None:
    names = [f"content/statements/2020/{state}.md" for state in ("committed", "staged", "untracked", "ünï cödé")]
    for number, name in enumerate(names):
        write_files(
            branch, {name: UNSOURCED.replace("The first", f"Number {number}").replace("-02", f"-0{number + 3}")}
        )
        if number < 2:
            git(branch, "add", "-A")
        if number < 1:
            git(branch, "commit", "-q", "-m", name)
    (branch / FIRST).write_text(UNSOURCED)
    assert [each[0] for each in found(branch, "--changed-since", "main")] == sorted([*names, FIRST])


def test_an_archive_below_the_repository_s_top_is_checked_alike(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Nothing")
    write_files(tmp_path / "inner", {**GOOD_ARCHIVE, FIRST: UNSOURCED})
    write_files(tmp_path, {"outside.md": "x"})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "An archive")
    assert found(tmp_path / "inner", "--changed-since", "HEAD~1") == [(FIRST, "no-source", "warning")]
    assert found(tmp_path / "inner", "--changed-since", "HEAD") == []


def test_the_branch_s_own_changes_count_not_those_of_main_since(branch: Path) -> None:
    git(branch, "checkout", "-q", "-b", "ahead", "main")
    write_files(branch, {FIRST: UNSOURCED})
    git(branch, "commit", "-q", "-a", "-m", "Main goes on")
    git(branch, "checkout", "-q", "branch")
    write_files(branch, {"content/statements/2020/second.md": SECOND})
    assert found(branch, "--changed-since", "ahead") == []
    git(branch, "branch", "-q", "-D", "ahead")


@pytest.mark.parametrize(
    ("revision", "remedy"),
    [("nowhere", "fetch-depth: 0"), ("--output=x", "fetch-depth: 0"), ("apart", "fetch-depth: 0")],
)
def test_what_git_does_not_know_is_said_with_a_remedy(branch: Path, revision: str, remedy: str) -> None:
    if revision == "apart":
        tree = git(branch, "write-tree").strip()
        git(branch, "tag", "-f", "apart", git(branch, "commit-tree", tree, "-m", "x").strip())
    code, _, errors = check(branch, "--changed-since", revision)
    assert code == 1
    assert remedy in errors
    assert "Traceback" not in errors


def test_a_folder_without_a_repository_is_said(archive: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = archive({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    code, _, errors = check(folder, "--changed-since", "main")
    assert (code, "no Git repository" in errors) == (1, True)


def test_given_files_and_folders_show_their_findings_alone(archive: Make) -> None:
    folder = archive({FIRST: UNSOURCED, "content/statements/2021/bad.md": "No front matter.\n"})
    assert found(folder, str(folder / FIRST)) == [(FIRST, "no-source", "warning")]
    assert [each[1] for each in found(folder, str(folder / "content/statements/2021"))] == ["front-matter-missing"]
    assert len(found(folder, str(folder / "content"))) == 2
    code, _, errors = check(folder, str(folder / FIRST))
    assert (code, "1 error in 1 other file not shown" in errors) == (0, True)


def test_what_names_a_given_file_is_shown_too(archive: Make) -> None:
    """Two files claim one address: the finding stands at the other one."""
    second = "content/statements/2020/second.md"
    folder = archive({second: SECOND.replace("---\nThe", "id: first\n---\nThe").replace("2020-01-02", "2020-01-01")})
    ((path, code, _),) = found(folder)
    assert code == "duplicate-address"
    for named in (FIRST, second):
        assert [each[:2] for each in found(folder, str(folder / named))] == [(path, code)]


@pytest.mark.parametrize("files", [("no/such/file",), ("{outside}",), ("{archive}/README.md",), ("{archive}",)])
def test_other_files_than_the_archive_s_are_wrong_usage(archive: Make, tmp_path: Path, files: tuple[str, ...]) -> None:
    folder = archive({"README.md": "x"})
    (tmp_path / "outside.md").write_text("x")
    named = [each.format(outside=tmp_path / "outside.md", archive=folder) for each in files]
    assert check(folder, *named)[0] == 2


def test_files_and_a_revision_together_are_wrong_usage(archive: Make) -> None:
    folder = archive({})
    assert check(folder, str(folder / FIRST), "--changed-since", "main")[0] == 2


def test_json_tells_the_edit_and_the_page(archive: Make) -> None:
    folder = archive({FIRST: GOOD_ARCHIVE[FIRST].replace("2020-01-02", "29.12.2020")})
    (record,) = json.loads(check(folder, "--format", "json")[1])
    assert record["edit"] == {"line": 4, "column": 7, "old": "29.12.2020", "new": "2020-12-29"}
    assert record["page"] == "https://archive.example/contribute/findings/invalid-date/"


def test_the_terminal_names_the_page_and_what_can_be_mended(archive: Make) -> None:
    folder = archive({FIRST: GOOD_ARCHIVE[FIRST].replace("2020-01-02", "29.12.2020")})
    _, _, errors = check(folder)
    assert "https://archive.example/contribute/findings/invalid-date/" in errors
    assert "'archive check --fix' mends 1 of 1." in errors


def test_no_page_is_named_where_nobody_knows_where_the_site_will_be(archive: Make) -> None:
    folder = archive({FIRST: UNSOURCED, "site.yaml": "title: Example archive\n"})
    assert "explained" not in check(folder)[2]
    assert json.loads(check(folder, "--format", "json")[1])[0]["page"] is None


def test_the_summary_says_where_annotations_stop_and_stays_short_enough(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from builder.checking.reporters import github

    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    marks = "".join(f"note_{number}: x\n" for number in range(11))
    check(archive({FIRST: GOOD_ARCHIVE[FIRST].replace("topics:", f"{marks}topics:")}), "--format", "github")
    text = summary.read_text("utf-8")
    assert text.count("[`unknown-key`](https://archive.example/contribute/findings/unknown-key/)") == 11
    assert "at most 10 findings of a level" in text
    monkeypatch.setattr(github, "_SUMMARY_LIMIT", 1_000)
    shortened = github.job_summary([RULES["no-source"].at(f"{n}.md", 1, 1, "x" * 99) for n in range(20)])
    assert len(shortened.encode()) < 1_100
    assert re.search(r"And \d+ more", shortened)


def test_fixing_says_what_it_mended_and_what_is_left(archive: Make) -> None:
    text = UNSOURCED.replace("2020-01-02", "29.12.2020").replace("topics:", "kind: Press Conference\ntopics:")
    folder = archive({FIRST: text, "content/statements/2020/other.md": text.replace("The first", "Another")})
    code, _, errors = check(folder, "--fix", str(folder / FIRST))
    assert code == 0
    assert "    - date: 29.12.2020\n    + date: 2020-12-29\n" in errors
    assert "no-source" in errors.split("press-conference")[-1]
    mended = text.replace("29.12.2020", "2020-12-29").replace("Press Conference", "press-conference")
    assert (folder / FIRST).read_text() == mended
    assert "29.12.2020" in (folder / "content/statements/2020/other.md").read_text()
