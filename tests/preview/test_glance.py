"""The page of an edited statement, before the build that follows."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builder.build import Options, build
from builder.preview.glance import Glance
from tests.conftest import GOOD_ARCHIVE, write_files
from tests.site.test_rebuilding import files_of

Make = Callable[..., Path]
STATEMENT = "content/statements/2020/first.md"
EDITED = GOOD_ARCHIVE[STATEMENT].replace("The first words.", "The edited words.")
SECOND = GOOD_ARCHIVE[STATEMENT].replace("The first", "The second").replace("2020-01-02", "2020-01-03")


@pytest.fixture
def built(archive: Make) -> tuple[Glance, Options]:
    options = Options(source=archive({"content/statements/2020/second.md": SECOND}), output=archive() / "_site")
    options = replace(options, jobs=1, search=False)
    glance = Glance()
    result = build(options)
    assert result.planned is not None
    glance.remember(result.planned, options)
    return glance, options


def clean(options: Options, folder: Path) -> dict[str, bytes]:
    build(replace(options, output=folder / "site", cached=False))
    return files_of(folder / "site")


def test_an_edited_text_is_on_its_page_as_the_build_will_make_it(built: tuple[Glance, Options], tmp_path: Path) -> None:
    glance, options = built
    page = options.output / "statements/first/index.html"
    before, others = page.read_bytes(), files_of(options.output)
    write_files(options.source, {STATEMENT: EDITED})
    assert glance.show(options)
    shown = page.read_bytes()
    assert b"The edited words." in shown
    assert {name: held for name, held in files_of(options.output).items() if others[name] != held} == {
        "statements/first/index.html": shown
    }
    assert before != shown
    build(options)
    assert page.read_bytes() == shown
    assert files_of(options.output) == clean(options, tmp_path)


def test_an_edit_that_is_taken_back_leaves_nothing_behind(built: tuple[Glance, Options], tmp_path: Path) -> None:
    glance, options = built
    write_files(options.source, {STATEMENT: EDITED})
    assert glance.show(options)
    write_files(options.source, {STATEMENT: GOOD_ARCHIVE[STATEMENT]})
    expected = clean(options, tmp_path)
    for text in ("Another word.", "And another."):
        build(options)
        assert files_of(options.output) == expected
        write_files(options.source, {"content/statements/2020/second.md": SECOND + text})
        build(options)
        write_files(options.source, {"content/statements/2020/second.md": SECOND})
    build(options)
    assert files_of(options.output) == expected


@pytest.mark.parametrize(
    "files",
    [
        {},
        {STATEMENT: EDITED.replace("title: The first", "title: Another")},
        {STATEMENT: EDITED, "content/speakers/ada-example.yaml": "name: Ada Example\nborn: 1960\n"},
        {STATEMENT: EDITED, "content/statements/2020/new.md": GOOD_ARCHIVE[STATEMENT]},
        {STATEMENT: EDITED, "site.yaml": GOOD_ARCHIVE["site.yaml"] + "description: New.\n"},
        {STATEMENT: EDITED.replace("---\nThe", "---\n\x07The")},
        {STATEMENT: EDITED, "templates/partials/dates.html": "{% macro full(date) %}{% endmacro %}"},
    ],
)
def test_any_other_change_waits_for_the_build(built: tuple[Glance, Options], files: dict[str, str]) -> None:
    glance, options = built
    before = files_of(options.output)
    write_files(options.source, files)
    assert not glance.show(options)
    assert files_of(options.output) == before


def test_before_the_first_build_there_is_nothing_to_show(archive: Make) -> None:
    assert not Glance().show(Options(source=archive(), output=archive() / "_site"))
