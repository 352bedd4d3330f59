"""What the documentation shows of each rule, tried: the example raises it, and mended it does not."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from builder.build import Options, build, examine
from builder.checking.finding import Finding
from builder.checking.fixing import mended_text
from builder.checking.judgement_rules import ASKED_APART
from builder.checking.rules import RULES
from tests.checking.test_cases import CASES, read_case
from tests.conftest import GOOD_ARCHIVE

Make = Callable[[dict[str, str]], Path]
Files = dict[str, str]

WITHOUT = {
    "file-too-large", "not-utf-8", "unreadable-file", "control-character", "body-too-deep",  # nothing that can be shown
    "settings-missing", "near-duplicate",  # a folder, two long texts
}  # fmt: skip
NOT_TRIED = {
    "import-record",
    "import-markup",
    "not-formatted",
    *ASKED_APART,
}  # what other commands find: tests of these
SHOWN_WHOLE = {"duplicate-statement", "role-not-held", "same-title", "similar-name", "unused-entry"}
"""Rules whose examples show every file that the fault is about, so that the case's own are not needed."""
UNMENDED = {"ledger-unreadable"}  # no text mends it, but a command

STATEMENT = "content/statements/2020/case.md"
_PART = re.compile(r"^((?:content|templates)/.+|site\.yaml):\n((?:(?:  .*)?\n)+)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"#|[a-z_]+:")
_KEY = re.compile("^[a-z_]+(?=:)", re.MULTILINE)
_FIELD = re.compile(r"^\S.*\n(?:[ \t-].*\n)*", re.MULTILINE)


def placed(code: str, text: str) -> Files:
    """Give the files of the rule's case, with the text where the example or what mended it belongs."""
    example = RULES[code].example
    files, path = ({}, STATEMENT) if code in SHOWN_WHOLE else surroundings(code)
    for name in parts_of(example):
        files.pop(name, None)
    parts = parts_of(text) or {path: f"{text}\n"}
    for name, part in parts.items():
        whole = not name.endswith(".md") or part.lstrip().startswith("---")
        files[name] = part if whole else merged(sound(files.get(name), name), f"{example}\n", part)
    return files


def surroundings(code: str) -> tuple[Files, str]:
    """Give the files of the rule's case, and the path of the statement that its finding is about."""
    for file in CASES:
        if file.stem == code:
            expected, suggested, files = read_case(file)
            path = (expected or suggested)[0].split(":")[0]
            return files, path if path.startswith("content/statements/") else "content/statements/2020/first.md"
    return {}, STATEMENT


def faults_of(code: str) -> int:
    """Give how many findings the rule's case expects."""
    return sum(
        len(expected) + len(suggested)
        for file in CASES
        if file.stem == code
        for expected, suggested, _ in [read_case(file)]
    )


def parts_of(text: str) -> Files:
    """Give the files that an example names, by their paths."""
    return {match[1]: re.sub("^  ", "", match[2], flags=re.MULTILINE) for match in _PART.finditer(f"{text}\n")}


def sound(statement: str | None, name: str) -> str:
    """Give a statement if its front matter can be read, or else one without fault, with a title and text of its own."""
    try:
        if statement and isinstance(yaml.load(statement.split("---\n")[1], yaml.BaseLoader), dict):
            return statement
    except (yaml.YAMLError, IndexError):
        pass
    return GOOD_ARCHIVE["content/statements/2020/first.md"].replace("The first", f"The {Path(name).stem}")


def merged(statement: str, example: str, part: str) -> str:
    """Give a statement with lines of front matter, or a text, in place of its own and of the example's."""
    _, front_matter, body = statement.split("---\n", 2)
    kept = [field for field in _FIELD.findall(front_matter) if field.split(":")[0] not in _KEY.findall(example + part)]
    lines = part if _FRONT_MATTER.match(part) else ""
    texts = [each for each in (part, example) if not _FRONT_MATTER.match(each) and not parts_of(each)]
    return f"---\n{''.join(kept)}{lines}---\n{texts[0] if texts else body}"


def found(folder: Path, code: str) -> tuple[Finding, ...]:
    options = Options(source=folder, output=folder / "_site", jobs=1, search=False, cached=False)
    return (build if code.startswith("template-") else examine)(options).findings


TRIED = sorted(code for code in RULES if code not in WITHOUT | NOT_TRIED)


def test_every_rule_shows_an_example() -> None:
    assert {code for code, rule in RULES.items() if not rule.example} == WITHOUT
    assert {code for code, rule in RULES.items() if not rule.mended} == WITHOUT | UNMENDED


@pytest.mark.parametrize("code", TRIED)
def test_the_example_raises_the_finding_and_mended_it_does_not(code: str, archive: Make) -> None:
    rule = RULES[code]
    files = placed(code, rule.example)
    findings = found(archive(files), code)
    raised = [finding for finding in findings if finding.code == code]
    assert raised, findings
    if rule.mended:
        mended = placed(code, rule.mended)
        for path in files.keys() - mended.keys():
            (archive({}) / path).unlink()
        left = found(archive(mended), code)
        assert not [finding for finding in left if finding.level == "error"]
        remaining = [finding for finding in left if finding.code == code]
        # A case that shows several faults keeps the others.
        assert len(remaining) < len(raised) if faults_of(code) > 1 else not remaining
    if rule.fixable:
        path = raised[0].path
        assert mended_text(files[path], raised)[0] == mended[path]


def test_only_fixable_rules_have_edits_in_examples() -> None:
    assert {code for code, rule in RULES.items() if rule.fixable} & WITHOUT == {"control-character"}
