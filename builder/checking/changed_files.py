"""The files that a branch changed, as Git tells them: what a pull request is checked for."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from builder.errors import OperationalError


def changed_since(revision: str, folder: Path) -> frozenset[str]:
    """Give the paths, relative to the folder, of files in it that differ from where the branch left a revision.

    Deleted files are among them, and so are changes that are not committed yet and files that Git does not know.

    Raises:
        OperationalError: the folder is in no repository, or the revision is not known in it.
    """
    if _git(folder, "rev-parse", "--git-dir") is None:
        raise OperationalError(
            f"{folder.absolute()} is in no Git repository that can be read",
            "Name the files to check instead of '--changed-since', or check all of them.",
        )
    if _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None:
        raise OperationalError(
            f"the repository has no revision '{revision}'",
            "Fetch it first: 'git fetch origin', and write it as origin/main; in a workflow, actions/checkout gets the "
            "whole history with 'fetch-depth: 0'.",
        )
    base = _git(folder, "merge-base", "--end-of-options", revision, "HEAD")
    if base is None:
        raise OperationalError(
            f"the histories of '{revision}' and of what is checked out have nothing in common",
            "Fetch the whole history: 'git fetch --unshallow', in a workflow 'fetch-depth: 0' of actions/checkout.",
        )
    changed = _git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", base.strip(), "--", ".")
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(path for path in f"{changed or ''}{unknown or ''}".split("\0") if path)


def _git(folder: Path, *arguments: str) -> str | None:
    """Give what Git says, or None where it refuses."""
    command: Sequence[str] = ("git", "-C", str(folder), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False)
    except OSError as error:
        raise OperationalError(
            f"Git cannot be run: {error.strerror}", "Install Git, or name the files to check."
        ) from None
    return done.stdout if done.returncode == 0 else None
