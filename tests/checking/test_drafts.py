"""Drafts, of which the check speaks and a build does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Build, Options, build, examine
from tests.conftest import GOOD_ARCHIVE

Make = Callable[[dict[str, str]], Path]

FIRST = "content/statements/2020/first.md"
DRAFT = "content/statements/2020/draft.md"
TEXT = GOOD_ARCHIVE[FIRST].replace("first", "second").replace("---\nThe", "status: draft\n---\nThe")


def told(result: Build) -> list[tuple[str, str, str]]:
    return [(each.path, each.code, str(each.level)) for each in result.findings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT.replace("date: 2020-01-02\n", ""), "incomplete-draft"),
        (TEXT.replace("2020-01-02", "next week"), "invalid-date"),
        (TEXT.replace("Ada Example", "Nobody Known"), "unknown-name"),
        (TEXT.replace("source: https://example.org/second\n", ""), "no-source"),
        (TEXT + "See [it](/statements/nowhere/).\n", "broken-link"),
        (TEXT.replace("source", "id: first\nsource"), "duplicate-address"),
        (TEXT.replace("topics", "unconfirmed: [{field: date, basis: The address.}]\ntopics"), "unconfirmed-value"),
        (TEXT.replace("topics", "exceptions: [{code: no-source, reason: No.}]\ntopics"), "unused-exception"),
    ],
)
def test_the_check_tells_what_is_wrong_with_a_draft_and_a_build_does_not(text: str, code: str, archive: Make) -> None:
    folder = archive({DRAFT: text})
    for cached in (True, True, False):
        options = Options(source=folder, output=folder / "_site", jobs=1, search=False, cached=cached)
        level = "suggestion" if code == "unused-exception" else "warning"
        assert told(examine(options)) == [(DRAFT, code, level)]
        assert told(build(options)) == []
        assert build(options).drafts_left_out == 1


def test_a_level_and_an_exception_hold_for_drafts(archive: Make) -> None:
    unsourced = TEXT.replace("source: https://example.org/second\n", "")
    site = GOOD_ARCHIVE["site.yaml"] + "  - {code: no-source, level: error}\n"
    excepted = unsourced.replace("topics", "exceptions: [{code: no-source, reason: Heard.}]\ntopics")
    for text, expected in ((unsourced, [(DRAFT, "no-source", "warning")]), (excepted, [])):
        folder = archive({"site.yaml": site, DRAFT: text})
        assert told(examine(Options(source=folder, output=folder / "_site", jobs=1))) == expected


def test_the_yaml_of_a_draft_is_told_of_by_both(archive: Make) -> None:
    folder = archive({DRAFT: TEXT.replace("title:", "title: a\ntitle:")})
    options = Options(source=folder, output=folder / "_site", jobs=1, search=False)
    expected = [(DRAFT, "yaml-duplicate-key", "error")]
    assert told(examine(options)) == told(build(options)) == expected


def test_a_link_to_a_draft_is_broken_while_it_is_one(archive: Make) -> None:
    folder = archive({DRAFT: TEXT, FIRST: GOOD_ARCHIVE[FIRST] + "See [it](/statements/draft/).\n"})
    assert told(examine(Options(source=folder, output=folder / "_site", jobs=1))) == [(FIRST, "broken-link", "error")]


def test_what_is_alike_is_told_of_drafts_too(archive: Make) -> None:
    words = " ".join(f"word{number}" for number in range(80))
    folder = archive({DRAFT: f"{TEXT}\n{words}\n", FIRST: f"{GOOD_ARCHIVE[FIRST]}\n{words}\n"})
    codes = [code for _, code, _ in told(examine(Options(source=folder, output=folder / "_site", jobs=1)))]
    assert codes == ["near-duplicate"]


def test_shown_drafts_are_checked_as_what_they_are_shown_with(archive: Make) -> None:
    folder = archive({DRAFT: TEXT.replace("Ada Example", "Nobody Known")})
    options = Options(source=folder, output=folder / "_site", jobs=1, drafts=True)
    assert told(examine(options)) == [(DRAFT, "unknown-name", "error")]
