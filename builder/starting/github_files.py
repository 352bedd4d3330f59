"""What a new archive gets for GitHub: this repository's own workflows, forms and hooks, so that they have one source.

They come with the package; in a checkout they are the checkout's.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import builder
from builder.errors import OperationalError

REQUIREMENTS = "requirements.txt"
"""The file, in a new archive's folder, that names what its workflows install: this package in the archive's version."""

NAMES = (
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/error.yml",
    ".github/ISSUE_TEMPLATE/statement.yml",
    ".github/pull_request_template.md",
    ".github/workflows/check.yml",
    ".github/workflows/links.yml",
    ".github/workflows/publish.yml",
    ".github/workflows/statement.yml",
    ".pre-commit-config.yaml",
)
"""The files, in the archive's folder. The workflow that tests the generator is none of them."""

_FOLDER = "repository"  # in an installed package
_INSTALL = re.compile(r"pip install -c constraints\.txt -e \S+$", re.MULTILINE)
_GENERATORS_OWN = {
    ".github/CODEOWNERS": re.compile(r"^# /(?:builder|tests|\.ci)/.*\n", re.MULTILINE),
    ".github/pull_request_template.md": re.compile(r"\nFor the code:\n.*", re.DOTALL),
    ".pre-commit-config.yaml": re.compile(r"^      - id: ruff.*", re.MULTILINE | re.DOTALL),
}


def github_files() -> Mapping[str, str]:
    """Give the texts by path. Their workflows install what ``REQUIREMENTS`` names.

    Raises:
        OperationalError: the package lacks them.
    """
    package = Path(builder.__file__).parent
    for folder in (package / _FOLDER, package.parent):
        if all((folder / name).is_file() for name in NAMES):
            return {name: _for_an_archive(name, (folder / name).read_text("utf-8")) for name in NAMES}
    raise OperationalError("the package's files for GitHub are missing", "Install the package again.")


def _for_an_archive(name: str, text: str) -> str:
    if name in _GENERATORS_OWN:
        text = _GENERATORS_OWN[name].sub("", text)
    return _INSTALL.sub(f"pip install -r {REQUIREMENTS}", text)
