"""The workflows: safe by their text, and their own steps run from first to last in a clean checkout."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.cache import NAME as CACHE
from tests.conftest import missing

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BASE_URL = "https://owner.github.io/name"
VALUES = {"steps.pages.outputs.base_url": BASE_URL}
"""What the expressions in the workflows' environments stand for when they run here."""

every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def read(file: Path) -> dict[str, Any]:
    # The base loader keeps 'on' a word: YAML 1.1 would read it as true.
    workflow = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(workflow, dict)
    return workflow


def steps(file: Path) -> Iterator[Mapping[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


def jobs_with_commands() -> Iterator[Any]:
    for file in WORKFLOWS:
        for name, job in read(file)["jobs"].items():
            if any("run" in step for step in job["steps"]):
                yield pytest.param(file, name, id=f"{file.stem}-{name}")


def test_there_are_workflows() -> None:
    assert [file.name for file in WORKFLOWS] == ["check.yml", "publish.yml"]


@every_workflow
def test_actions_are_pinned_to_a_commit_with_the_version_beside_it(file: Path) -> None:
    used = re.findall(r"uses: *(.*)", file.read_text("utf-8"))
    assert used
    assert [line for line in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    used = {line for file in WORKFLOWS for line in re.findall(r"uses: *(.*)", file.read_text("utf-8"))}
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


@pytest.mark.parametrize(("file", "job_name"), list(jobs_with_commands()))
def test_the_steps_of_a_job_succeed_in_a_clean_checkout(file: Path, job_name: str, tmp_path: Path) -> None:
    job = read(file)["jobs"][job_name]
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    if os.environ.get("CI") and any(".ci/run" in each for each in scripts):
        pytest.skip("this job runs just now: it is what runs this test")
    browsers = ("chromium", "chromium-browser", "google-chrome")
    script_needs = (browsers, ("java",), ("npm",)) if any(".ci/run" in each for each in scripts) else ()
    for tools in (("bash",), ("git",), *script_needs):
        if not any(map(shutil.which, tools)):
            missing(f"no {tools[0]} on this machine")
    checkout = clean_checkout(tmp_path / "checkout")
    environment = runner_environment(tmp_path) | resolved(read(file).get("env", {})) | resolved(job.get("env", {}))
    kept: list[Path] = []
    for step in job["steps"]:
        if "run" in step:
            result = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=checkout,
                env=environment | resolved(step.get("env", {})),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            assert result.returncode == 0, f"{step['run']}\n{result.stdout}\n{result.stderr}"
        elif step["uses"].startswith("actions/cache@"):
            kept.append(checkout / step["with"]["path"])
        elif "path" in step.get("with", {}):
            assert (checkout / step["with"]["path"] / "index.html").is_file()
    assert all((folder / CACHE).is_file() for folder in kept)
    if file.name == "publish.yml":
        assert f"{BASE_URL}/" in (checkout / "_site" / "sitemap.xml").read_text("utf-8")
    if job_name == "site":
        assert (tmp_path / "summary.md").read_text("utf-8").startswith("## Check")


def clean_checkout(folder: Path) -> Path:
    """Give a repository of its own with the files that a commit of this tree would have."""
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "All", cwd=folder)
    return folder


def git(*arguments: str, cwd: Path) -> str:
    return subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=True).stdout


def runner_environment(folder: Path) -> dict[str, str]:
    """Give the environment of a step: this Python first, the files that a runner gives, no test within a test."""
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTEST_ADDOPTS": "--collect-only --quiet",
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(folder / "output.txt"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }


def resolved(environment: Mapping[str, str]) -> dict[str, str]:
    """Give a workflow's environment with the values of its expressions; one without a value is an error."""
    return {
        name: re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: VALUES[match[1]], value)
        for name, value in environment.items()
    }
