"""Each file of tests/cases/ is an archive's files with the findings that they must raise, and no others.

A build must raise those of the lines 'expect'; where there are lines 'suggest', 'archive check' must raise those about
the case's own files beside them.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Options, build, examine
from builder.checking.finding import Finding, Level
from builder.checking.rules import RULES

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.case"))

TESTED_ELSEWHERE = {
    "file-too-large": "reading/test_source_text.py",
    "not-utf-8": "reading/test_source_text.py",
    "unreadable-file": "reading/test_source_text.py",
    "body-too-deep": "reading/test_markdown.py",
    "settings-missing": "reading/test_settings.py",
    "incomplete-draft": "reading/test_statements.py",
    "import-record": "importing",
    "import-markup": "importing/posts",
    "dead-link": "links",
    "moved-link": "links",
    "doubtful-link": "links",
    "not-formatted": "formatting/test_file_format.py",
    "near-duplicate": "checking/test_near_duplicates.py",
    "unused-exception": "checking/test_levels.py",
}


def read_case(file: Path) -> tuple[list[str], list[str], dict[str, str]]:
    head, *parts = file.read_text("utf-8").split("\n=== ")
    expected = [line.removeprefix("expect ") for line in head.split("\n") if line.startswith("expect ")]
    suggested = [line.removeprefix("suggest ") for line in head.split("\n") if line.startswith("suggest ")]
    files = {}
    for part in parts:
        path, _, content = part.partition("\n")
        files[path] = content if content.endswith("\n") else content + "\n"
    return expected, suggested, files


def place_of(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.code}"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_raises_its_findings_and_no_others(file: Path, archive: Callable[[dict[str, str]], Path]) -> None:
    expected, suggested, files = read_case(file)
    folder = archive(files)
    output = folder / "_site"
    options = Options(source=folder, output=output, jobs=1, search=False)
    result = build(options)
    assert [place_of(each) for each in result.findings] == expected
    assert all(each.message and each.hint for each in result.findings)
    if suggested:
        checked = [each for each in examine(options).findings if each not in result.findings and each.path in files]
        assert [place_of(each) for each in checked] == suggested
        assert all(each.message and each.hint for each in checked)
    stopped = any(each.level is Level.ERROR for each in result.findings)
    assert output.exists() is not stopped


def test_every_rule_has_a_case() -> None:
    assert {file.stem for file in CASES} | set(TESTED_ELSEWHERE) == set(RULES)


@pytest.mark.parametrize("file", sorted(set(TESTED_ELSEWHERE.values())))
def test_rules_tested_elsewhere_are_named_there(file: str) -> None:
    place = Path(__file__).parents[1] / file
    texts = [each.read_text("utf-8") for each in ([place] if place.is_file() else sorted(place.glob("test_*.py")))]
    codes = [code for code, where in TESTED_ELSEWHERE.items() if where == file]
    assert all(any(code in text for text in texts) for code in codes)
