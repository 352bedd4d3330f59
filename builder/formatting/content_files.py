"""The files of an archive that have a canonical form, each with the table of its fields."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.errors import OperationalError
from builder.reading import fields
from builder.reading.content import CONTENT, STATEMENTS
from builder.reading.fields import Table
from builder.reading.settings import NAME as SETTINGS
from builder.reading.source_files import files_below

_FOLDERS: dict[str, tuple[str, Table]] = {
    STATEMENTS: (".md", fields.STATEMENT),
    f"{CONTENT}/speakers": (".yaml", fields.SPEAKER),
    f"{CONTENT}/outlets": (".yaml", fields.OUTLET),
    f"{CONTENT}/topics": (".yaml", fields.TOPIC),
    f"{CONTENT}/pages": (".md", fields.PAGE),
}


def content_files(source: Path) -> Iterator[tuple[Path, str, Table]]:
    """Give every file of an archive with its path in the archive and its table."""
    if (source / SETTINGS).is_file():
        yield source / SETTINGS, SETTINGS, fields.SETTINGS
    for folder, (suffix, table) in _FOLDERS.items():
        for file in files_below(source / folder, suffix):
            yield file, file.relative_to(source).as_posix(), table


def chosen_files(source: Path, named: Sequence[Path]) -> Iterator[tuple[Path, str, Table]]:
    """Give the files that are named, and those in folders that are.

    Raises:
        OperationalError: a file is no content of the archive.
    """
    root = source.resolve()
    for each in named:
        whole = each.resolve()
        if whole.is_dir():
            yield from (found for found in content_files(source) if found[0].resolve().is_relative_to(whole))
            continue
        path = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else None
        table = _table_of(path) if path else None
        if path is None or table is None:
            remedy = f"Name files of {CONTENT}/ or {SETTINGS}; --source names the archive's folder."
            raise OperationalError(f"{each} is no content of the archive in {root}", remedy)
        yield each, path, table


def _table_of(path: str) -> Table | None:
    if path == SETTINGS:
        return fields.SETTINGS
    for folder, (suffix, table) in _FOLDERS.items():
        if path.startswith(f"{folder}/") and path.endswith(suffix):
            return table
    return None
