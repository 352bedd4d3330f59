"""Levels of site.yaml, exceptions of files: what they change, and what they cannot."""

import fnmatch
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Build, Options, build, examine
from builder.checking.finding import Level
from builder.checking.judgement_rules import NO_SOURCE
from builder.checking.levels import Levels
from builder.checking.rules import RULES, UNKNOWN_NAME
from builder.model.check_settings import CheckException, CheckLevel
from tests.conftest import GOOD_ARCHIVE

Make = Callable[[dict[str, str]], Path]

FIRST = "content/statements/2020/first.md"
SITE = GOOD_ARCHIVE["site.yaml"]
UNSOURCED = GOOD_ARCHIVE[FIRST].replace("source: https://example.org/first\n", "")


def options(folder: Path) -> Options:
    return Options(source=folder, output=folder / "_site", jobs=1, search=False)


def told(result: Build) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.level)) for finding in result.findings]


def checks(*lines: str) -> str:
    return SITE + "".join(f"  - {{{line}}}\n" for line in lines)


def excepted(text: str, code: str = "no-source") -> str:
    return text.replace("topics:", f"exceptions: [{{code: {code}, reason: Heard in the hall.}}]\ntopics:")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), [("no-source", "warning")]),
        (("code: no-source, level: error",), [("no-source", "error")]),
        (("code: no-source, level: suggestion",), [("no-source", "suggestion")]),
        (("code: no-source, level: off, reason: All of it was heard.",), []),
        (('code: no-source, level: error, files: "content/statements/19*/**"',), [("no-source", "warning")]),
        (('code: no-source, level: error, files: "content/statements/20*/**"',), [("no-source", "error")]),
        (("code: no-source, level: error", "code: no-source, level: 'off', files: ['**/first.md']"), []),
    ],
)
def test_a_level_holds_in_check_and_build_alike(
    archive: Make, lines: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    files = {FIRST: UNSOURCED, **({"site.yaml": checks(*lines)} if lines else {})}
    folder = archive(files)
    assert told(examine(options(folder))) == expected
    assert told(build(options(folder))) == expected
    assert (folder / "_site").exists() is (("no-source", "error") not in expected)


@pytest.mark.parametrize(
    ("line", "place", "hint"),
    [
        ("code: no-sources, level: error", "site.yaml:5:12", "no-source"),
        ("code: unknown-name, level: warning", "site.yaml:5:33", "spelling"),
        ("code: unknown-name, level: 'off'", "site.yaml:5:33", "spelling"),
    ],
)
def test_a_code_that_cannot_be_set_is_named_where_it_stands(archive: Make, line: str, place: str, hint: str) -> None:
    (finding,) = examine(options(archive({"site.yaml": checks(line)}))).findings
    assert str(finding).startswith(f"{place}: wrong-type: ")
    assert hint in finding.hint


def test_any_level_may_be_raised_or_named_as_it_is(archive: Make) -> None:
    lines = [f"code: {code}, level: error" for code in RULES]
    copied = "trail: [{url: https://example.org/first, archives: [{url: https://copies.example/first}]}]"
    first = GOOD_ARCHIVE[FIRST].replace("source: https://example.org/first", copied)
    assert told(examine(options(archive({"site.yaml": checks(*lines), FIRST: first})))) == []


@pytest.mark.parametrize("code", sorted(code for code, rule in RULES.items() if not rule.adjustable))
def test_a_fact_has_no_exceptions(code: str) -> None:
    levels = Levels([], {"a.md": [CheckException(code=code, reason="No.")]})
    finding = RULES[code].at("a.md", 1, 1, "It is so.")
    assert list(levels.weigh([finding])) == [finding]


def test_an_exception_excuses_its_file_alone(archive: Make) -> None:
    other = UNSOURCED.replace("title: The first", "title: The second")
    folder = archive({FIRST: excepted(UNSOURCED), "content/statements/2020/second.md": other})
    result = examine(options(folder))
    assert [(finding.path, finding.code) for finding in result.findings if finding.code == "no-source"] == [
        ("content/statements/2020/second.md", "no-source")
    ]


def test_an_exception_that_excuses_nothing_is_named_by_the_check_alone(archive: Make) -> None:
    folder = archive(
        {
            FIRST: excepted(GOOD_ARCHIVE[FIRST]),
            "content/topics/economy.yaml": "name: Economy\nexceptions:\n  - code: no-source\n    reason: Why not.\n",
        }
    )
    found = [f"{each.path}:{each.line}:{each.column}: {each.code}" for each in examine(options(folder)).findings]
    assert found == [f"{FIRST}:6:14: unused-exception", "content/topics/economy.yaml:3:5: unused-exception"][::1]
    assert told(build(options(folder))) == []


@pytest.mark.parametrize(("code", "hint"), [("no-sorce", "no-source"), ("unknown-name", "spelling")])
def test_an_exception_of_no_such_finding_is_named_where_it_stands(archive: Make, code: str, hint: str) -> None:
    (finding,) = examine(options(archive({FIRST: excepted(GOOD_ARCHIVE[FIRST], code)}))).findings
    assert str(finding).startswith(f"{FIRST}:6:21: wrong-type: ")
    assert hint in finding.hint


def test_patterns_are_those_of_shells() -> None:
    """Held against fnmatch, folder by folder."""
    names = ["a", "ab", "b.md", "a.md", "[a]"]
    paths = ["/".join(parts) for count in (1, 2, 3) for parts in itertools.product(names, repeat=count)]
    for pattern in ("*", "a*", "?", "*.md", "a/*", "*/b.md", "a/?b/*", "a.md"):
        levels = Levels([CheckLevel(code="no-source", level="off", files=(pattern,))])
        for path in paths:
            fits = path.count("/") == pattern.count("/") and all(
                fnmatch.fnmatchcase(*pair) for pair in zip(path.split("/"), pattern.split("/"), strict=True)
            )
            left = list(levels.weigh([NO_SOURCE.at(path, 1, 1, "None.")]))
            assert left == ([] if fits else [NO_SOURCE.at(path, 1, 1, "None.")]), (pattern, path)


@pytest.mark.parametrize(
    ("pattern", "fits", "misses"),
    [
        ("**", "a/b/c.md", None),
        ("**/c.md", "c.md", "c.md/d"),
        ("**/c.md", "a/b/c.md", "a/bc.md.x"),
        ("a/**", "a/b/c", "b/a/c"),
        ("a/**/c", "a/c", "a/b/d"),
        ("a/**/c", "a/b/b/c", "ac"),
        ("./a.md", "a.md", "aXmd"),
    ],
)
def test_two_stars_stand_for_any_folders(pattern: str, fits: str, misses: str | None) -> None:
    levels = Levels([CheckLevel(code="no-source", level="off", files=(pattern,))])
    assert list(levels.weigh([NO_SOURCE.at(fits, 1, 1, "None.")])) == []
    if misses:
        assert len(list(levels.weigh([NO_SOURCE.at(misses, 1, 1, "None.")]))) == 1


def test_the_last_level_that_fits_holds() -> None:
    levels = Levels([CheckLevel(code="no-source", level="off"), CheckLevel(code="no-source", level="error")])
    weighed = list(levels.weigh([NO_SOURCE.at("a.md", 1, 1, "None."), UNKNOWN_NAME.at("a.md", 1, 1, "Who?")]))
    assert [finding.level for finding in weighed] == [Level.ERROR, Level.ERROR]
