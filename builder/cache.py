"""The cache: what was read and indexed, under the digest of what it was made from, in one file beside the output.

Nothing in it is ever wrong, only unused: it can be deleted, shared between branches, restored on another machine, and
two caches are merged by putting their files into one folder. It is an SQLite database
(https://www.sqlite.org/appfileformat.html); a build that is killed leaves it whole.
"""

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

FOLDER = ".cache"
"""The folder beside the output that holds the cache."""

NAME = "archive.sqlite"
SUFFIX = ".sqlite"
_SCHEMA = 4  # of the tables below; a file of another one is begun anew
_SHARED = ("readings", "bodies", "views", "shards")
_TABLES = (*_SHARED, "targets", "notes", "answers")  # the two before the last are of this machine's files
_TIMES, _SPARE = 4, 1_000  # how much is kept: so many times what is used, and so many more
_AT_ONCE = 500  # SQLite takes at least 999 values a query


class Cache:
    """Blobs by key, in a few tables. Whatever goes wrong with the file, the answer is that nothing is known.

    A process that was forked opens the file for itself: SQLite's connections must not be carried over.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / NAME
        self._connection: sqlite3.Connection | None = None
        self._carried_over: sqlite3.Connection | None = None
        self._process = 0
        self._lock = threading.Lock()  # threads index shards

    def __enter__(self) -> "Cache":
        self._open()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def get(self, table: str, key: bytes) -> bytes | None:
        """Give what stands under a key, or None."""
        found = self._rows(f"SELECT value FROM {table} WHERE key = ?", (key,))
        return next((value for (value,) in found), None)

    def get_all(self, table: str, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Give what stands under those of the keys that are there."""
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._rows(f"SELECT key, value FROM {table} WHERE key IN ({marks})", some)
            found.update((key, value) for key, value in rows)
        return found

    def keys(self, table: str) -> Iterator[bytes]:
        """Give every key of a table."""
        return (key for (key,) in self._rows(f"SELECT key FROM {table}", ()))

    def put(self, table: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep entries; one under a key that is there takes its place."""
        self._change((f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", entries))

    def drop(self, table: str, keys: Iterable[bytes]) -> None:
        """Forget entries."""
        self._change((f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys)))

    def trim(self, table: str, used: Collection[bytes]) -> None:
        """Forget what is not used, once there is several times as much as what is: other branches may use the rest."""
        known = list(self.keys(table))
        if len(known) > _SPARE + _TIMES * len(used):
            self.drop(table, set(known).difference(used))

    def notes(self) -> Iterator[str]:
        """Give the names of all notes."""
        return (key.decode() for key in self.keys("notes"))

    def drop_notes(self, names: Iterable[str]) -> None:
        """Forget notes."""
        self.drop("notes", (name.encode() for name in names))

    def records(self, place: str) -> Mapping[str, bytes]:
        """Give what is kept of each target of the site at a place, by its name."""
        start = f"{place}\0".encode()
        rows = self._rows("SELECT key, value FROM targets WHERE key > ? AND key < ?", (start, start[:-1] + b"\1"))
        return {key[len(start) :].decode(): value for key, value in rows}

    def record(self, place: str, target: str) -> bytes | None:
        """Give what is kept of one target of the site at a place, or None."""
        return self.get("targets", f"{place}\0{target}".encode())

    def keep_records(
        self, place: str, changed: Mapping[str, bytes], gone: Iterable[str], name: str = "", note: bytes = b""
    ) -> None:
        """Keep what changed of the targets of the site at a place, forget what is gone, take a note: all or nothing."""
        keys = ((f"{place}\0{target}".encode(),) for target in gone)
        rows = ((f"{place}\0{target}".encode(), value) for target, value in changed.items())
        notes = [(name.encode(), note)] if name else []
        self._change(
            ("DELETE FROM targets WHERE key = ?", keys),
            ("INSERT OR REPLACE INTO targets VALUES (?, ?)", rows),
            ("INSERT OR REPLACE INTO notes VALUES (?, ?)", notes),
        )

    def note(self, name: str) -> bytes | None:
        """Give what was last noted under a name, or None: of this machine's files, not to be shared."""
        return self.get("notes", name.encode())

    def take_note(self, name: str, value: bytes) -> None:
        """Note something under a name."""
        self.put("notes", [(name.encode(), value)])

    def _rows(self, query: str, values: Sequence[bytes]) -> list[tuple[bytes, ...]]:
        with self._lock:
            connection = self._here()
            try:
                return connection.execute(query, values).fetchall() if connection else []
            except sqlite3.Error:
                return []

    def _change(self, *changes: tuple[str, Iterable[tuple[bytes, ...]]]) -> None:
        """Carry out statements with their rows, all or none."""
        with self._lock:
            connection = self._here()
            if connection is None:
                return
            try:
                with connection:
                    for statement, rows in changes:
                        connection.executemany(statement, rows)
            except sqlite3.Error:
                self._connection = None  # a full disk or a damaged file: go on without

    def _here(self) -> sqlite3.Connection | None:
        if self._process != os.getpid():
            self._carried_over = self._connection  # never closed here: it is the other process's
            self._connection = self._connected()
            self._process = os.getpid()
        return self._connection

    def _open(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        if self._here() is None:
            for left in self._folder.glob(f"{NAME}*"):
                left.unlink(missing_ok=True)
            self._process = 0
            self._here()
        self._absorb()

    def _connected(self) -> sqlite3.Connection | None:
        try:
            connection = sqlite3.connect(self._file, timeout=60, check_same_thread=False)
            connection.execute("PRAGMA page_size = 16384")  # bodies have 20 kB and more
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # what a power cut destroys is only made again
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
            if schema == _SCHEMA:
                return connection
            if schema != 0:
                connection.close()
                return None
            with connection:
                for table in _TABLES:
                    connection.execute(
                        f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
                    )
                connection.execute(f"PRAGMA user_version = {_SCHEMA}")
        except (sqlite3.Error, OSError):
            return None
        return connection

    def _absorb(self) -> None:
        """Take in the files of other caches that were put beside this one's, and remove them."""
        for other in sorted(self._folder.glob(f"*{SUFFIX}")):
            connection = self._here()
            if other.name == NAME or connection is None:
                continue
            try:
                connection.execute("ATTACH ? AS other", (str(other),))
                with connection:
                    for table in _SHARED:
                        connection.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM other.{table}")
                connection.execute("DETACH other")
                other.unlink()
            except (sqlite3.Error, OSError):
                continue
