"""Runs the steps of a workflow's jobs as GitHub would, of what this project's workflows use.

Each job gets a clone of its own. Actions are stood in for: caches and artifacts are folders, and ``gh`` is a program
that writes down what it was asked to do.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.workflows.workflow_files import workflow

_FAKE_GH = """#!{python}
import json, os, pathlib, sys
arguments = sys.argv[1:]
log = pathlib.Path(os.environ["FAKE_GH"])
body = {{}}
if "--body-file" in arguments:
    place = arguments.index("--body-file") + 1
    body = {{"body": pathlib.Path(arguments[place]).read_text("utf-8")}}
    arguments[place] = "BODY"
with (log / "calls").open("a") as calls:
    calls.write(json.dumps({{"arguments": arguments, "token": os.environ.get("GH_TOKEN"), **body}}) + "\\n")
answer = log / "-".join(arguments[:2])
if answer.is_file():
    sys.stdout.write(answer.read_text("utf-8"))
sys.exit((log / ("-".join(arguments[:2]) + ".fails")).exists())
"""


@dataclass
class Repository:
    """What a run works on: a bare repository, from which jobs clone, and what GitHub keeps beside it."""

    folder: Path
    installed: dict[str, Path] = field(default_factory=dict)
    """The environments that install steps have made, by the step's script."""
    calls_before: int = 0

    @property
    def origin(self) -> Path:
        return self.folder / "origin.git"

    @property
    def gh(self) -> Path:
        return self.folder / "gh"

    def calls(self) -> list[dict[str, Any]]:
        """Give what gh was asked to do since it was last asked for here."""
        file = self.gh / "calls"
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        new = lines[self.calls_before :]
        self.calls_before = len(lines)
        return [json.loads(line) for line in new]


@dataclass
class Run:
    """One run of a workflow. ``values`` are what its expressions stand for that no job has given."""

    repository: Repository
    name: str
    values: Mapping[str, str]
    folder: Path
    event: Mapping[str, Any] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""
    log: str = ""

    def job(self, name: str, *, edit: Callable[[Path], None] | None = None, fails: bool = False) -> Path:
        """Run a job's steps and give the folder that it worked in.

        Where it ``fails``, one of its scripts must. ``edit`` gets the folder before the first script, as if it had been
        checked out so.
        """
        job = workflow(self.name)["jobs"][name]
        place = self.folder / name
        work = place / "work"
        for made in (work, place / "temp"):
            made.mkdir(parents=True)
        self._values = {**self.values, "runner.temp": str(place / "temp")}
        environment = self._environment(place) | self._resolved(workflow(self.name).get("env", {}))
        kept: list[Path] = []
        failed = False
        for step in job["steps"]:
            if failed and "if" not in step:
                continue
            if "run" in step:
                if edit:
                    edit(work)
                    edit = None
                failed = self._script(step, work, environment, place) or failed
            else:
                kept.extend(self._action(step, work))
        assert failed == fails, self.log
        self.summary = (place / "summary.md").read_text("utf-8")
        for folder in filter(Path.is_dir, kept):
            shutil.copytree(folder, self.repository.folder / "cache", dirs_exist_ok=True)
        for output, expression in ({} if failed else job.get("outputs", {})).items():
            self.outputs[f"needs.{name}.outputs.{output}"] = self._resolve(expression)
        return work

    def _script(self, step: Mapping[str, Any], work: Path, environment: Mapping[str, str], place: Path) -> bool:
        script = step["run"]
        if step["name"] == "Install" and script in self.repository.installed:
            (work / ".venv").symlink_to(self.repository.installed[script])
            return False
        (place / "output.txt").write_text("")
        result = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=work,
            env={**environment, **self._resolved(step.get("env", {}))},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += f"$ {script}\n{result.stdout}\n{result.stderr}\n"
        if step["name"] == "Install":
            self.repository.installed[script] = work / ".venv"
        for line in (place / "output.txt").read_text("utf-8").splitlines():
            output, _, value = line.partition("=")
            self.outputs[f"steps.{step['id']}.outputs.{output}"] = value
        return result.returncode != 0

    def _action(self, step: Mapping[str, Any], work: Path) -> list[Path]:
        action = step["uses"].partition("@")[0]
        given = self._resolved(step.get("with", {}))
        if action == "actions/checkout":
            depth = given.get("fetch-depth", "1")
            assert given.get("ref", "refs/heads/main") == "refs/heads/main"
            origin = self.repository.origin.as_uri()
            subprocess.run(["git", "clone", "--quiet", "--depth", depth, origin, work], check=True)
        elif action in {"actions/cache", "actions/cache/restore"}:
            if (self.repository.folder / "cache").is_dir():
                shutil.copytree(self.repository.folder / "cache", work / given["path"])
            return [work / given["path"]] if action == "actions/cache" else []
        elif action in {"actions/upload-artifact", "actions/upload-pages-artifact"}:
            source = work / given["path"]
            artifact = self.folder / "artifacts" / given.get("name", "github-pages")
            artifact.mkdir(parents=True)
            if source.is_dir():
                shutil.copytree(source, artifact, dirs_exist_ok=True)
            else:
                shutil.copy2(source, artifact)
        elif action == "actions/download-artifact":
            shutil.copytree(self.folder / "artifacts" / given["name"], given["path"])
        else:
            assert action in {"actions/setup-python", "actions/configure-pages"}
        return []

    def _environment(self, place: Path) -> dict[str, str]:
        """Give the environment of a step: this Python first, the files that a runner gives, no test within a test."""
        programs = self.repository.folder / "programs"
        programs.mkdir(exist_ok=True)
        self.repository.gh.mkdir(exist_ok=True)
        (programs / "gh").write_text(_FAKE_GH.format(python=sys.executable))
        (programs / "gh").chmod(0o755)
        (place / "event.json").write_text(json.dumps(self.event), "utf-8")
        (place / "summary.md").write_text("")
        kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
        return {
            **kept,
            "PATH": os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]),
            "FAKE_GH": str(self.repository.gh),
            "PYTEST_ADDOPTS": "--collect-only --quiet",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_PATH": str(place / "event.json"),
            "GITHUB_OUTPUT": str(place / "output.txt"),
            "GITHUB_REF_NAME": "main",
            "GITHUB_STEP_SUMMARY": str(place / "summary.md"),
            "RUNNER_TEMP": str(place / "temp"),
        }

    def _resolved(self, environment: Mapping[str, str]) -> dict[str, str]:
        return {name: self._resolve(value) for name, value in environment.items()}

    def _resolve(self, text: str) -> str:
        """Give a text with the values of its expressions; one without a value is an error."""
        known = {**self._values, **self.outputs}
        return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: known[match[1]], text)
