"""What README, CONTRIBUTING and the site's pages say is so: commands, fields, findings, addresses, files."""

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from builder.archive.relate import relate
from builder.build import Options, build, examine
from builder.checking.rules import RULES
from builder.cli.main import main
from builder.importing.archive_folder import open_archive
from builder.importing.import_records import import_records
from builder.importing.json_lines import read_json_lines
from builder.publishing.plan import plan
from builder.reading import fields
from builder.reading.content import read_content
from builder.reading.field_types import Choice
from builder.reading.fields import PARTS, TABLES, ListOf
from builder.reading.records import read_record
from builder.reading.settings import read_settings
from builder.reading.yaml_nodes import read_mapping
from builder.workers import workers
from tests.conftest import write_files
from tests.docs.documents import DOCUMENTS, README, ROOT, archive_commands, blocks, set_up_commands, spans

INSTALL = "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e "

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


@pytest.fixture(scope="module")
def site_paths() -> frozenset[str]:
    settings, _ = read_settings(ROOT)
    assert settings is not None
    with workers(1) as hands:
        content, _ = read_content(ROOT, settings, hands)
    archive, _ = relate(content)
    return plan(archive, has_search=True, version="0").paths


def test_one_command_builds_the_archive_and_one_runs_the_tests() -> None:
    assert set_up_commands() == (
        f"{INSTALL}. && .venv/bin/archive build",
        f"{INSTALL}'.[test]' && .venv/bin/python -m pytest",
    )


def test_the_workflows_install_and_build_as_the_readme_does() -> None:
    install = set_up_commands()[0].rpartition(" && ")[0]
    with_chinese = install.removesuffix(".") + "'.[cjk]'"  # of which this archive has a text
    for name, command in (("check.yml", install), ("publish.yml", with_chinese)):
        workflow = (ROOT / ".github" / "workflows" / name).read_text("utf-8")
        assert f"run: {command}\n" in workflow
        assert "run: .venv/bin/archive build" in workflow


def test_the_ci_script_takes_the_test_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (pattern,) = re.findall(r"grep -m 1 -E '(.+)' README\.md", script)
    found = [line for line in README.read_text("utf-8").splitlines() if re.search(pattern, line)]
    assert found == [set_up_commands()[1]]


def test_the_constraints_pin_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_the_constraints_pin_every_dependency_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    pinned = {_normal(line.partition("==")[0]) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    assert {_normal(re.split(r"[^\w.-]", each)[0]) for each in named} - pinned == set()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@every_document
def test_every_command_shown_exists_with_its_options(document: Path) -> None:
    for arguments in archive_commands(document.read_text("utf-8")):
        with click.Context(main) as context:
            command = main.get_command(context, arguments[0])
            assert command is not None, arguments
            command.make_parser(click.Context(command)).parse_args(arguments[1:])


@pytest.mark.parametrize("command", sorted(main.list_commands(click.Context(main))))
def test_the_readme_shows_every_command(command: str) -> None:
    assert command in {arguments[0] for arguments in archive_commands(README.read_text("utf-8"))}


def test_the_readmes_own_archive_builds_without_findings(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    write_files(
        tmp_path,
        {
            "site.yaml": blocks(text, "yaml")[0],
            "content/statements/2026/library.md": blocks(text, "markdown")[0],
        },
    )
    result = build(Options(source=tmp_path, output=tmp_path / "_site", jobs=1, search=False))
    assert result.findings == ()
    assert (tmp_path / "_site" / "statements" / "library" / "index.html").is_file()


def test_the_optional_fields_shown_are_read_without_findings() -> None:
    node, findings = read_mapping(blocks(README.read_text("utf-8"), "yaml")[1], "README.md")
    assert findings == ()
    assert node is not None
    assert read_record(node, fields.STATEMENT, "README.md").findings == ()


def test_the_required_fields_named_are_those_that_the_check_requires() -> None:
    required = [f"`{name}`" for name, field in fields.STATEMENT.fields.items() if field.required]
    assert f"Five fields are required: {', '.join(required)} " in README.read_text("utf-8")


def test_the_import_example_is_taken_in_whole(tmp_path: Path) -> None:
    file = tmp_path / "example.jsonl"
    file.write_text(blocks(README.read_text("utf-8"), "json")[0], "utf-8")
    report = import_records(read_json_lines(file), open_archive(tmp_path / "archive"))
    assert (report.imported, report.drafts, report.findings) == (1, (), ())


@every_document
def test_every_finding_shown_is_a_rule(document: Path) -> None:
    shown = re.findall(r"^\S+:\d+:\d+: (\S+):", "\n".join(blocks(document.read_text("utf-8"))), re.MULTILINE)
    assert set(shown) <= set(RULES)


@every_document
def test_every_hyphenated_or_underscored_name_is_known(document: Path) -> None:
    """A name in backticks with a hyphen or underscore is a finding, a field or a value of one."""
    names = {span for span in spans(document.read_text("utf-8")) if re.fullmatch(r"[a-z]+([-_][a-z]+)+", span)}
    assert names - _known_names() == set()


def _known_names() -> set[str]:
    known = set(RULES)
    for table in (*TABLES, *PARTS):
        for name, field in table.fields.items():
            known.add(name)
            shape = field.takes.item if isinstance(field.takes, ListOf) else field.takes
            if isinstance(shape, Choice):
                known.update(shape.options)
    return known


@every_document
def test_every_site_path_named_is_a_page(document: Path, site_paths: frozenset[str]) -> None:
    text = document.read_text("utf-8")
    named = {span for span in spans(text) if re.fullmatch(r"/[\w/-]+/", span)}
    linked = {unquote(target) for target in re.findall(r"\]\((/[^)#]*)", text)}
    examples = {"/statements/example-2026-library/"}
    assert (named | linked) - site_paths - examples == set()


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if each.parent == ROOT], ids=lambda each: each.name)
def test_every_file_linked_or_named_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    linked = {link for link in re.findall(r"\]\(([^)#:]+)[^):]*\)", text) if not link.startswith("/")}
    named = {span for span in spans(text) if re.match(r"(builder|templates|tests|\.github|\.ci)/", span)}
    assert {path for path in linked | named if not (ROOT / path).exists()} == set()


def test_the_archives_own_content_and_pages_have_no_findings(tmp_path: Path) -> None:
    assert examine(Options(source=ROOT, output=tmp_path, jobs=1)).findings == ()
