"""The journal of imports: what was written of which record, so that an import can be taken up again.

It lies in the archive's cache, belongs to this machine, and may be deleted: then nothing is known of what stands there,
and all of it is kept as it is.
"""

import hashlib
import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from builder.cache import FOLDER
from builder.importing.source_records import SourceRecord

NAME = "imports.journal"  # not .sqlite: the cache takes such files in
_FORM = 1  # how records become files: raised where that changes, so that none passes for unchanged
_AT_ONCE = 200
"""How many entries are written together: so many records may be looked at in full again after a power cut."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an import wrote: the digests of the record and of the file, and why the statement is a draft, if it is."""

    record: bytes
    file: bytes
    draft: tuple[tuple[str, ...], tuple[str, ...]] | None = None


class Journal:
    """The entries by the statements' ids. Whatever goes wrong with the file, the answer is that nothing is known."""

    def __init__(self, root: Path) -> None:
        self._file = root / FOLDER / NAME
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[str, Entry] = {}

    def __enter__(self) -> "Journal":
        with suppress(sqlite3.Error, OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._file)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS entries (id TEXT PRIMARY KEY, record BLOB, file BLOB, draft TEXT)"
            )
            self._connection = connection
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._write()
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def find(self, identifier: str) -> Entry | None:
        """Give what was last written of a statement, or None where that is not known."""
        if identifier in self._waiting:
            return self._waiting[identifier]
        if self._connection is None:
            return None
        try:
            query = "SELECT record, file, draft FROM entries WHERE id = ?"
            row = self._connection.execute(query, (identifier,)).fetchone()
            if row is None:
                return None
            record, file, draft = row
            lacks, unconfirmed = json.loads(draft) if draft else ((), ())
            return Entry(bytes(record), bytes(file), (tuple(lacks), tuple(unconfirmed)) if draft else None)
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def note(self, identifier: str, entry: Entry) -> None:
        """Note what was written of a statement."""
        self._waiting[identifier] = entry
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        rows = [
            (identifier, entry.record, entry.file, json.dumps(entry.draft) if entry.draft else None)
            for identifier, entry in self._waiting.items()
        ]
        self._waiting = {}
        if self._connection is not None and rows:
            with suppress(sqlite3.Error), self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)


def record_digest(record: SourceRecord, status: str | None) -> bytes:
    """Give the digest of a record and of the status that it is imported with; what is null counts for nothing."""
    values = {name: value for name, value in record.values.items() if value is not None}
    whole = json.dumps([_FORM, status, record.draft, record.body, values], sort_keys=True)
    return hashlib.sha256(whole.encode()).digest()


def file_digest(content: bytes) -> bytes:
    """Give the digest of a file's bytes."""
    return hashlib.sha256(content).digest()
