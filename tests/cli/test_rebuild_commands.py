"""``archive build --verify``, ``archive explain`` and ``archive warm``, and what a build with nothing to do loads."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.main import main
from tests.conftest import GOOD_ARCHIVE, write_files
from tests.site.test_rebuilding import files_of

Make = Callable[..., Path]
STATEMENT = "content/statements/2020/first.md"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_a_site_as_it_was_built_passes_and_one_that_was_changed_does_not(archive: Make) -> None:
    folder = archive()
    result = run("build", "--source", folder, "--no-search", "--verify")
    assert result.exit_code == 0, result.output
    assert "byte for byte" in result.output
    page = folder / "_site/statements/first/index.html"
    page.write_text(page.read_text("utf-8") + "<!-- by hand -->", "utf-8")
    (folder / "_site/data/topics.csv").write_bytes(b"")
    (folder / "_site/CNAME").write_text("name.example")
    result = run("build", "--source", folder, "--no-search", "--verify")
    assert result.exit_code == 1
    assert "differs: statements/first/index.html" in result.output
    assert "differs: data/topics.csv" in result.output
    assert result.output.count("differs: ") == 2  # the file of somebody else's is none of the build's


@pytest.mark.parametrize(
    "address", ["/statements/first/", "https://archive.example/statements/first/", "statements/first/index.html"]
)
def test_a_page_is_explained_by_any_form_of_its_address(archive: Make, address: str) -> None:
    folder = archive()
    run("build", "--source", folder, "--no-search")
    said = run("explain", address, "--source", folder).output
    assert said.startswith("statements/first/index.html\n")
    assert f"  {STATEMENT}\n" in said
    assert "  templates/pages/statement.html and what it uses\n" in said
    assert "The last build made it, since nothing was known of it before." in said


def test_what_changed_is_named_and_what_was_left_is_said_to_be(archive: Make) -> None:
    folder = archive()
    run("build", "--source", folder, "--no-search")
    write_files(folder, {STATEMENT: GOOD_ARCHIVE[STATEMENT] + "\nMore words.\n"})
    run("build", "--source", folder, "--no-search")
    said = run("explain", "/statements/first/", "--source", folder).output
    assert f"The last build made it, since this had changed: {STATEMENT}." in said
    assert "The last build left it" in run("explain", "/speakers/ada-example/", "--source", folder).output
    assert "the parts of 1 statements" in run("explain", "/data/statements.jsonl", "--source", folder).output
    (folder / "_site/CNAME").write_text("name.example")
    assert "somebody put it there" in run("explain", "/CNAME", "--source", folder).output


def test_what_is_not_there_is_not_explained(archive: Make) -> None:
    folder = archive()
    assert "holds no site" in run("explain", "/", "--source", folder).output
    run("build", "--source", folder, "--no-search")
    result = run("explain", "/nowhere/", "--source", folder)
    assert result.exit_code == 1
    assert "the site has nothing at /nowhere/" in result.output


@pytest.mark.parametrize("part", ["0/4", "5/4", "1", "a/b", "1/0"])
def test_a_part_that_is_none_is_refused(archive: Make, part: str) -> None:
    assert run("warm", "--source", archive(), "--part", part).exit_code == 2


def statement(number: int) -> str:
    words = " ".join(f"word{number}{letter}" for letter in "abcdefgh")
    return (
        GOOD_ARCHIVE[STATEMENT]
        .replace("The first words.", f"Some “{words}”.")
        .replace("2020-01-02", f"20{number}-01-02")
    )


def test_four_parts_done_in_separate_folders_leave_nothing_to_read_or_index(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from builder.reading import content
    from builder.search import index, spans

    monkeypatch.setattr(spans, "LIMIT", 6)
    folder = archive({f"content/statements/s{number}.md": statement(number) for number in range(10, 40)})
    machines = [tmp_path / f"machine-{number}" for number in range(1, 5)]
    for machine in machines:
        shutil.copytree(folder, machine)
    read, shards = [], []
    for _round in range(2):
        for number, machine in enumerate(machines, 1):
            result = run("warm", "--source", machine, "--part", f"{number}/4", "--jobs", 1)
            assert result.exit_code == 0, result.output
            done = result.output.splitlines()
            read.append(int(next(line for line in done if line.startswith("Read ")).split()[1]))
            shards.append(result.output)
        for number, machine in enumerate(machines, 1):
            for other in (*machines, folder):
                (other / ".cache").mkdir(exist_ok=True)
                if other != machine:
                    shutil.copy(machine / ".cache/archive.sqlite", other / f".cache/part-{number}.sqlite")
    assert sum(read) == 31
    assert all(count > 0 for count in read[:4])
    assert all("of other parts are not there yet" in said for said in shards[:4])
    assert not any("of other parts" in said for said in shards[4:])

    def refused(*_arguments: object) -> None:
        raise AssertionError("this was to be there already")

    monkeypatch.setattr(content, "read_statement", refused)
    monkeypatch.setattr(index, "indexed", refused)
    result = run("build", "--source", folder, "--jobs", 1)
    assert result.exit_code == 0, result.output
    monkeypatch.undo()
    monkeypatch.setattr(spans, "LIMIT", 6)
    assert run("build", "--source", folder, "--output", tmp_path / "plain/site", "--jobs", 1).exit_code == 0
    assert files_of(folder / "_site") == files_of(tmp_path / "plain/site")


HEAVY = {"babel", "edtf", "jinja2", "langcodes", "markdown", "nh3", "rapidfuzz", "rich", "starlette", "uvicorn", "yaml"}
LOADED = (
    "import sys\nfrom builder.cli.main import main\n"
    "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
    "print('LOADED', *{name.partition('.')[0] for name in sys.modules})"
)


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", LOADED, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.split("LOADED")[1].split())


def test_help_and_a_build_with_nothing_to_do_load_none_of_the_libraries(archive: Make) -> None:
    assert loaded_by("--help") & HEAVY == set()
    folder = str(archive())
    assert {"jinja2", "markdown", "yaml"} <= loaded_by("build", "--source", folder, "--no-search")
    assert loaded_by("build", "--source", folder, "--no-search") & HEAVY == set()
    assert {"concurrent", "multiprocessing"} & loaded_by("build", "--source", folder, "--no-search") == set()
