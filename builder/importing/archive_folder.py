"""Where an import writes: an archive that is there, its content folder alone, or a new archive."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from builder.errors import OperationalError
from builder.importing.statement_file import yaml_text
from builder.output.carrying import write_atomically

SETTINGS_FILE = "site.yaml"


@dataclass(frozen=True, slots=True)
class ArchiveFolder:
    """An archive's folder and its content; ``settings_made`` where the import began the archive."""

    root: Path
    content: Path
    settings_made: bool = False

    def path_of(self, file: Path) -> str:
        """Give the path by which reports name a file: relative to the archive's folder, with slashes."""
        return file.relative_to(self.root).as_posix()


def open_archive(folder: Path) -> ArchiveFolder:
    """Give the archive that a folder is or holds; any other folder becomes one that can be built at once.

    Raises:
        OperationalError: the folder cannot be written.
    """
    if (folder / SETTINGS_FILE).is_file() or (folder / "content").is_dir():
        return ArchiveFolder(folder, folder / "content")
    whole = folder.absolute()
    if whole.name == "content" or (folder / "statements").is_dir():
        return ArchiveFolder(whole.parent, whole)
    title = folder.resolve().name or "Archive"
    try:
        write_atomically(folder / SETTINGS_FILE, yaml_text({"title": title}))
    except OSError as error:
        raise OperationalError(f"{folder} cannot be written: {error.strerror}", "Check its permissions.") from None
    return ArchiveFolder(folder, folder / "content", settings_made=True)


class StatementFiles:
    """The statement files of an archive by the ids that their names are, however they are filed in folders."""

    def __init__(self, content: Path) -> None:
        self.folder = content / "statements"
        self._files: dict[str, Path] = {}
        for file in sorted(self.folder.rglob("*.md")):
            self.add(file)

    def add(self, file: Path) -> None:
        """Note a file; of two with one name, the first counts."""
        self._files.setdefault(_file_key(file.stem), file)

    def find(self, identifier: str) -> Path | None:
        """Give the file whose name is the id, or differs from it by capitals only."""
        return self._files.get(_file_key(identifier))


def _file_key(stem: str) -> str:
    # Many file systems hold one file for 'A.md' and 'a.md', and for both ways to write an accent.
    return unicodedata.normalize("NFC", stem).casefold()
