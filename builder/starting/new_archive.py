"""A new archive: a folder that can be checked, built and pushed as it is.

Its files are in ``files/``, rendered with a few names; its workflows and issue forms are this repository's own, which
install the package otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.errors import OperationalError
from builder.importing.statement_file import yaml_text
from builder.output.carrying import write_atomically
from builder.starting.github_files import REQUIREMENTS, github_files

_FILES = Path(__file__).parent / "files"
_IGNORED = "_site/\n.cache/\n.venv/\n__pycache__/\n"
_MAY_BE_THERE = frozenset({".git", ".gitattributes", ".gitignore", "LICENSE"})
"""What a repository begins with: it may stand in the folder, and is left as it is."""


@dataclass(frozen=True, slots=True)
class NewArchive:
    """What is said of an archive that is to begin: its title, and what pip installs the program from."""

    title: str
    package: str


def start_archive(folder: Path, wanted: NewArchive) -> tuple[Path, ...]:
    """Write a new archive into a folder and give its files.

    Raises:
        OperationalError: something else stands in the folder, or it cannot be written.
    """
    try:
        there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
        strangers = [name for name in there if name not in _MAY_BE_THERE]
        if strangers:
            raise OperationalError(
                f"{folder} is not empty: it holds {strangers[0]}", "Name a folder that does not exist yet."
            )
        return tuple(_write(folder, wanted))
    except OSError as error:
        raise OperationalError(f"{folder} cannot be written: {error.strerror}", "Check its permissions.") from None


def _write(folder: Path, wanted: NewArchive) -> Iterator[Path]:
    for path, text in sorted(_texts(wanted).items()):
        file = folder / path
        if not file.exists():
            write_atomically(file, text)
            yield file


def _texts(wanted: NewArchive) -> dict[str, str]:
    """Give the files' texts by their paths."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    # As a value in YAML it needs quotation marks where it holds a colon; in Markdown it stands as it is.
    names = {"title": wanted.title, "title_line": yaml_text({"title": wanted.title}).rstrip("\n")}
    texts = {
        file.relative_to(_FILES).as_posix(): environment.from_string(file.read_text("utf-8")).render(names)
        for file in _FILES.rglob("*")
        if file.is_file()
    }
    return {
        **texts,
        **github_files(),
        ".gitignore": _IGNORED,
        REQUIREMENTS: f"# The program of which the site is made: a name, or where it comes from.\n{wanted.package}\n",
    }
