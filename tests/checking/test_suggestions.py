"""What archive check alone looks for, together: entries that nothing names, and the day that it is."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Options, archive_at, examine
from builder.checking.suggestions import suggestions
from tests.conftest import GOOD_ARCHIVE

Make = Callable[[dict[str, str]], Path]

ENTRY = {"content/speakers/leo-example.yaml": "name: Leo Example\n"}
FIRST = "content/statements/2020/first.md"


def codes(folder: Path, today: datetime.date | None = None) -> list[str]:
    with archive_at(Options(source=folder, output=folder / "_site", jobs=1, cached=False)) as (archive, _):
        assert archive is not None
        return [finding.code for finding in suggestions(archive, folder, today)]


def first_with(field: str, text: str = "The first words.") -> dict[str, str]:
    return {FIRST: GOOD_ARCHIVE[FIRST].replace("---\nThe first words.", f"{field}---\n{text}")}


@pytest.mark.parametrize(
    "files",
    [
        first_with("participants: [Leo Example]\n"),
        first_with("", "**Leo Example:** What now?\n\n**Ada Example:** Wait."),
        first_with("", "See [him](/speakers/leo-example/)."),
        first_with("disputes: [{by: leo-example, what: All of it.}]\n"),
        {"content/pages/about.md": "---\ntitle: About\n---\nBy [Leo](/speakers/leo-example/).\n"},
        {"content/statements/2020/draft.md": "---\nstatus: draft\nspeaker: leo  example\n---\n"},
        {"content/outlets/example-times.yaml": "name: The Example Times\nowner: Leo Example\n"},
    ],
)
def test_an_entry_that_anything_names_is_used(archive: Make, files: dict[str, str]) -> None:
    assert "unused-entry" in codes(archive(ENTRY))
    assert "unused-entry" not in codes(archive(ENTRY | files))


def test_an_outlet_on_the_trail_is_used(archive: Make) -> None:
    entry = {"content/outlets/agency.yaml": "name: Agency\n"}
    assert "unused-entry" in codes(archive(entry))
    assert "unused-entry" not in codes(archive(entry | first_with("trail: [{org: agency}]\n")))


def test_the_day_is_given_or_that_of_the_clock(archive: Make) -> None:
    folder = archive({})
    assert "date-in-future" not in codes(folder)
    assert "date-in-future" in codes(folder, datetime.date(2020, 1, 1))


def test_check_gives_them_all_at_once_and_each_once(archive: Make) -> None:
    folder = archive(ENTRY | first_with("", "She said “so and left."))
    found = examine(Options(source=folder, output=folder / "_site", jobs=1)).findings
    assert sorted(finding.code for finding in found) == [
        "unpaired-quotation-mark", "unused-entry"
    ]  # fmt: skip
