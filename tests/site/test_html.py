"""The pages held against the Nu HTML checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing

# Served from files, 'self' has no origin for the checker; it then reports what a browser loads without complaint.
NOT_A_FAULT = ("Content Security Policy", "content-security-policy")


@pytest.fixture(scope="session")
def checker() -> list[str]:
    jar = os.environ.get("VNU_JAR", "")
    java = shutil.which("java")
    if not java or not Path(jar).is_file():
        missing("no Nu HTML checker: set VNU_JAR to the path of vnu.jar")
    return [str(java), "-Xss8m", "-jar", jar, "--format", "json", "--skip-non-html"]


def faults(checker: list[str], files: list[Path]) -> list[str]:
    """Give the errors that the checker reports."""
    done = subprocess.run([*checker, *map(str, files)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{each.get('url', '')}:{each.get('lastLine', '')}: {each['message']}"
        for each in messages
        if each["type"] != "info" and not any(words in each["message"] for words in NOT_A_FAULT)
    ]


def test_every_page_of_the_own_archive_is_valid(checker: list[str], site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 200
    assert faults(checker, pages) == []


def test_the_checker_would_tell(checker: list[str], tmp_path: Path) -> None:
    file = tmp_path / "bad.html"
    file.write_text("<!DOCTYPE html><html lang=en><title>x</title><p><div></p>")
    assert faults(checker, [file]) != []
