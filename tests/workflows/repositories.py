"""Repositories that workflows run on: two commits, of which the second is what a pull request would merge."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import write_files
from tests.workflows.runner import Repository
from tests.workflows.workflow_files import ROOT


def repository_of_this_tree(folder: Path, added: Mapping[str, str] | None = None) -> Repository:
    """Make one of the files that a commit of this tree would have; the second commit adds some."""
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    names = [name for name in filter(None, listed.split("\0")) if (ROOT / name).is_file()]
    for name in names:
        (folder / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / "tree" / name)
    return _committed(folder, added or {})


def repository_of_an_archive(folder: Path, files: Mapping[str, str], installed: Mapping[str, Path]) -> Repository:
    """Make one of a small archive with this project's workflows and forms; what is installed is another's."""
    shutil.copytree(ROOT / ".github", folder / "tree" / ".github")
    shutil.copy2(ROOT / ".gitignore", folder / "tree" / ".gitignore")
    repository = _committed(folder, files)
    repository.installed.update(installed)
    return repository


def git(*arguments: str, cwd: Path) -> str:
    return subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=True).stdout


def _committed(folder: Path, added: Mapping[str, str]) -> Repository:
    tree = folder / "tree"
    git("init", "--quiet", "--initial-branch", "main", cwd=tree)
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for message, files in (("All", {}), ("Added", dict(added))):
        write_files(tree, files)
        git("add", "--all", cwd=tree)
        git(*identity, "commit", "--quiet", "--allow-empty", "--message", message, cwd=tree)
    git("clone", "--quiet", "--bare", str(tree), str(folder / "origin.git"), cwd=folder)
    return Repository(folder)
