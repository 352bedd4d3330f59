"""The code is formatted, linted and typed: the tools say nothing."""

import subprocess
import sys

import pytest

from tests.docs.documents import ROOT


@pytest.mark.parametrize("command", ["ruff format --check", "ruff check", "mypy"])
def test_the_tool_finds_nothing(command: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
