"""The job that runs the tests: its steps succeed in a clean checkout, as far as to find every test."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.workflows.repositories import repository_of_this_tree
from tests.workflows.runner import Run


def test_the_tests_are_found_in_a_clean_checkout(tmp_path: Path) -> None:
    if os.environ.get("CI"):
        pytest.skip("this job runs just now: it is what runs this test")
    for tools in (("bash",), ("git",), ("chromium", "chromium-browser", "google-chrome"), ("java",), ("npm",)):
        if not any(map(shutil.which, tools)):
            missing(f"no {tools[0]} on this machine")
    run = Run(repository_of_this_tree(tmp_path / "repository"), "tests", {}, tmp_path / "run")
    run.job("tests")
    assert "tests/workflows/test_tests_job.py::test_the_tests_are_found_in_a_clean_checkout" in run.log
