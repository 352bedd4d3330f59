import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

pytest_plugins = ["tests.built_sites"]

THOROUGH = bool(os.environ.get("THOROUGH"))
"""Whether everything is tried that takes long; else a part of it."""

_CASES = 2
"""How many cases of a test in the browser are tried by default."""

SHARED = Path(__file__).parents[2] / "shared"

GOOD_ARCHIVE = {
    "site.yaml": (
        "title: Example archive\nurl: https://archive.example/\nchecks:\n  - {code: source-not-archived, level: off}\n"
    ),
    "content/speakers/ada-example.yaml": "name: Ada Example\n",
    "content/outlets/example-times.yaml": "name: The Example Times\n",
    "content/topics/economy.yaml": "name: Economy\n",
    "content/statements/2020/first.md": (
        "---\ntitle: The first\nspeaker: Ada Example\ndate: 2020-01-02\noutlet: The Example Times\n"
        "topics: [economy]\nsource: https://example.org/first\n---\nThe first words.\n"
    ),
}


def write_files(folder: Path, files: dict[str, str]) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode())


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Make the folder of a small, sound archive, with the files given added or put in place of its own."""

    def make(files: dict[str, str] | None = None) -> Path:
        folder = tmp_path / "archive"
        write_files(folder, {**GOOD_ARCHIVE, **(files or {})})
        return folder

    return make


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The 2,000 real statements, where they are at hand."""
    file = SHARED / "corpora" / "statements.jsonl.gz"
    if not file.is_file():
        pytest.skip("the corpus of real statements is not beside this checkout")
    return file


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; its absence is a failure in CI and a skip elsewhere."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("no Chromium on this machine")
    return path


def missing(reason: str) -> None:
    """Skip a test for want of a tool, or fail where CI should have installed it."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that no process is left alone with one at the end.

    Of a test in the browser, a few cases are tried: each takes a second or more.
    """
    items.sort(key=lambda item: item.path.parent.name not in {"workflows", "site"})
    if THOROUGH:
        return
    cases: Counter[str] = Counter()
    left = []
    for item in items:
        name = item.nodeid.partition("[")[0]
        cases[name] += 1
        if item.path.parent.name == "browser" and cases[name] > _CASES:
            left.append(item)
    config.hook.pytest_deselected(items=left)
    dropped = set(left)
    items[:] = [item for item in items if item not in dropped]
