from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from builder.cli.main import main

Make = Callable[[dict[str, str]], Path]
UNTIDY = "content/statements/2020/untidy.md"
BROKEN = "content/topics/broken.yaml"
FILES = {
    UNTIDY: "---\ndate: 2020-01-02\ntitle: 'The second'\nspeaker: Ada Example\noutlet: The Example Times\n"
    "topics:\n- economy\n---\nBody:  'as'   it is. \n",
}


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["format", "--source", str(folder), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_files_are_changed_once(archive: Make) -> None:
    folder = archive(FILES)
    code, output = run(folder)
    assert (code, "1 file changed, 5 left" in output) == (0, True)
    assert (folder / UNTIDY).read_text("utf-8") == (
        "---\ntitle: The second\nspeaker: Ada Example\ndate: 2020-01-02\noutlet: The Example Times\n"
        "topics: [economy]\n---\nBody:  'as'   it is. \n"
    )
    assert run(folder) == (0, "0 files changed, 6 left.\n")


def test_a_check_writes_nothing_and_fails_where_something_would_change(archive: Make) -> None:
    folder = archive(FILES)
    code, output = run(folder, "--check")
    assert (code, f"{UNTIDY}:2" in output, "archive format" in output) == (1, True, True)
    assert (folder / UNTIDY).read_text("utf-8") == FILES[UNTIDY]
    run(folder)
    assert run(folder, "--check")[0] == 0


def test_on_a_pull_request_it_is_a_warning_with_the_remedy_and_never_a_failure(archive: Make) -> None:
    folder = archive({**FILES, BROKEN: "name: a: b\n"})
    code, output = run(folder, "--check", "--format", "github")
    assert code == 0
    assert output.startswith(f"::warning file={UNTIDY},line=2,col=1,title=not-formatted::")
    assert f"Run 'archive format {UNTIDY}'" in output
    assert output.count("\n") == 1
    assert (folder / UNTIDY).read_text("utf-8") == FILES[UNTIDY]


def test_a_file_with_errors_is_left_with_the_finding_and_the_others_are_formatted(archive: Make) -> None:
    folder = archive({**FILES, BROKEN: "name: a: b\n"})
    code, output = run(folder)
    assert (code, f"{BROKEN}:1:8: yaml-syntax" in output) == (1, True)
    assert (folder / BROKEN).read_text("utf-8") == "name: a: b\n"
    assert (folder / UNTIDY).read_text("utf-8") != FILES[UNTIDY]


def test_only_the_files_and_folders_named_are_formatted(archive: Make) -> None:
    folder = archive({**FILES, "content/topics/other.yaml": "name: 'Other'\n"})
    assert run(folder, str(folder / "content/topics"))[0] == 0
    assert (folder / "content/topics/other.yaml").read_text("utf-8") == "name: Other\n"
    assert (folder / UNTIDY).read_text("utf-8") == FILES[UNTIDY]
    assert run(folder, str(folder / UNTIDY))[0] == 0
    assert (folder / UNTIDY).read_text("utf-8") != FILES[UNTIDY]


def test_a_file_that_is_no_content_is_refused(archive: Make) -> None:
    folder = archive({"README.md": "# Words\n"})
    code, output = run(folder, str(folder / "README.md"))
    assert (code, "is no content of the archive" in output) == (1, True)
    assert (folder / "README.md").read_text("utf-8") == "# Words\n"
