"""The files for GitHub of a new archive: this repository's, without what only the generator needs."""

import tomllib
from pathlib import Path

import yaml

from builder.starting.github_files import NAMES, REQUIREMENTS, github_files
from tests.workflows.workflow_files import ROOT, WORKFLOWS


def test_workflows_differ_in_what_they_install_alone() -> None:
    files = github_files()
    for name in (name for name in NAMES if "/workflows/" in name):
        pairs = zip(files[name].splitlines(), (ROOT / name).read_text("utf-8").splitlines(), strict=True)
        changed = [(new, old) for new, old in pairs if new != old]
        assert changed
        for new, old in changed:
            assert new == f"        run: python3 -m venv .venv && .venv/bin/pip install -r {REQUIREMENTS}"
            assert old.startswith("        run: python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e ")


def test_a_new_archive_gets_every_workflow_but_the_generators_tests() -> None:
    given = {Path(name).name for name in NAMES if "/workflows/" in name}
    assert {file.name for file in WORKFLOWS} - given == {"tests.yml"}


def test_nothing_speaks_of_the_generators_code() -> None:
    files = github_files()
    for text in files.values():
        for word in ("constraints.txt", "builder", "ruff", "tests/", "CHANGELOG", ".ci"):
            assert word not in text
    assert "For a correction:" in files[".github/pull_request_template.md"]
    assert "/content/" in files[".github/CODEOWNERS"]
    hooks = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == ["archive-check", "archive-format"]


def test_the_package_holds_every_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in NAMES:
        assert any(
            (name == source or name.startswith(f"{source}/")) and target == f"builder/repository/{source}"
            for source, target in included.items()
        ), name
