from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.main import main

Make = Callable[[dict[str, str]], Path]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_help_lists_every_command() -> None:
    code, output = run("--help")
    assert code == 0
    assert all(name in output for name in ("build", "check", "import", "serve"))


def test_a_clean_archive_builds_and_says_what_it_built(archive: Make) -> None:
    folder = archive({})
    code, output = run("build", "--source", str(folder), "--jobs", "1", "--no-search")
    assert code == 0
    assert "Built 1 statement as" in output
    assert "read" in output
    assert (folder / "_site" / "statements" / "first" / "index.html").is_file()


def test_quiet_prints_nothing_when_all_is_well(archive: Make) -> None:
    assert run("build", "--source", str(archive({})), "--jobs", "1", "--no-search", "--quiet") == (0, "")


def test_findings_end_with_1_and_the_last_site_stays(archive: Make) -> None:
    folder = archive({})
    arguments = ("build", "--source", str(folder), "--jobs", "1", "--no-search", "--quiet")
    assert run(*arguments)[0] == 0
    before = (folder / "_site" / "index.html").read_bytes()
    (folder / "content/statements/2020/bad.md").write_text("no front matter\n")
    code, output = run(*arguments)
    assert code == 1
    assert "content/statements/2020/bad.md:1:1: front-matter-missing: " in output
    assert "Traceback" not in output
    assert (folder / "_site" / "index.html").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--nonsense"),
        ("build", "--base-url", "name.example"),
        ("build", "--jobs", "0"),
        ("build", "--source", "/no/such/folder"),
        ("nonsense",),
        ("check", "--format", "xml"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


def test_a_folder_without_settings_is_told_what_it_lacks(tmp_path: Path) -> None:
    code, output = run("build", "--source", str(tmp_path))
    assert code == 1
    assert "site.yaml:1:1: settings-missing" in output
    assert "title:" in output


def test_an_output_of_somebody_else_s_is_refused_with_the_remedy(archive: Make, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("dear")
    code, output = run("build", "--source", str(archive({})), "--output", str(tmp_path / "other"))
    assert code == 1
    assert "--output" in output


def test_the_check_writes_annotations_and_a_summary(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive({"content/statements/2020/bad.md": "no front matter\n"})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    code, output = run("check", "--source", str(folder), "--format", "github")
    assert code == 1
    assert "::error file=content/statements/2020/bad.md,line=1,col=1,title=front-matter-missing::" in output
    assert "front-matter-missing" in (tmp_path / "summary.md").read_text("utf-8")


def test_drafts_are_built_only_when_asked_for(archive: Make) -> None:
    draft = (
        "---\ntitle: D\nspeaker: Ada Example\ndate: 2020-01-02\noutlet: The Example Times\ntopics: []\n"
        "source: https://example.org/\nstatus: draft\n---\nWords.\n"
    )
    folder = archive({"content/statements/draft.md": draft})
    page = folder / "_site" / "statements" / "draft" / "index.html"
    arguments = ("build", "--source", str(folder), "--jobs", "1", "--no-search")
    assert "1 draft left out" in run(*arguments)[1]
    assert not page.exists()
    run(*arguments, "--drafts")
    assert page.is_file()
