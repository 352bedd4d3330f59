"""The written documents: README, CONTRIBUTING and the site's own pages, taken apart."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOCUMENTS = (
    README,
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "content" / "pages").glob("*.md")),
)

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")


def blocks(text: str, language: str | None = None) -> list[str]:
    """Give what the fenced blocks hold, those of one language or all, without their indentation."""
    return [
        re.sub(rf"^{match[1]}", "", match[3], flags=re.MULTILINE)
        for match in _FENCE.finditer(text)
        if language in (None, match[2])
    ]


def spans(text: str) -> list[str]:
    """Give what stands between single backticks."""
    return _SPAN.findall(_FENCE.sub("", text))


def archive_commands(text: str) -> Iterator[list[str]]:
    """Give the arguments of each call of ``archive`` in blocks and spans."""
    lines = [line for block in blocks(text) for line in block.splitlines()]
    for line in [*lines, *spans(text)]:
        for command in line.split("&&"):
            if re.match(r"\s*(\S*/)?archive ", command):
                yield shlex.split(command)[1:]


def set_up_commands() -> tuple[str, str]:
    """Give the README's two commands: the one that builds the archive and the one that runs the tests."""
    build, test = (line for line in README.read_text("utf-8").splitlines() if line.startswith("python3 -m venv "))
    return build, test
