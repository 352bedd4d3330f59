"""An archive's files with the digests of what they hold; a file that did not change is not opened again.

A file is taken for unchanged where its size, its times and its place on the disk (inode) are those under which its
digest was noted, and it was not changed so shortly before that a later change could bear the same time. A fresh clone's
files have other times and inodes: they are read, and known by their digests.
"""

import marshal
import os
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.cache import Cache
from builder.digests import digest_of_bytes

_RECENT = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT's) ticks in two seconds."""

_UNREADABLE = b"unreadable"
_Known = tuple[int, int, int, int, bytes]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file by its place in a folder, the path by which findings name it, and the digest of its content."""

    folder: Path
    place: str
    path: str
    digest: bytes

    @property
    def file(self) -> Path:
        """The file."""
        return self.folder / self.place


class SourceFiles:
    """The files below some places of a folder."""

    def __init__(self, source: Path, digests: Mapping[str, bytes]) -> None:
        self._source = source
        self._digests = digests

    def below(self, folder: str, suffix: str) -> Iterator[SourceFile]:
        """Give the files of a folder and those within it, sorted by path, hidden ones and READMEs left out."""
        start = f"{folder}/"
        chosen = (path for path in self._digests if path.startswith(start) and path.endswith(suffix))
        for path in sorted(chosen, key=lambda each: each.split("/")):
            if _is_content(path[len(start) :], suffix):
                yield SourceFile(self._source, path, unicodedata.normalize("NFC", path), self._digests[path])

    @property
    def digests(self) -> Mapping[str, bytes]:
        """The digest of each file, by its path below the folder."""
        return self._digests


def files_below(folder: Path, suffix: str) -> Iterator[Path]:
    """Give the files of a folder and those within it as ``SourceFiles.below`` does, without their digests."""
    for file in sorted(folder.rglob(f"*{suffix}")):
        if _is_content(file.relative_to(folder).as_posix(), suffix) and file.is_file():
            yield file


def _is_content(path: str, suffix: str) -> bool:
    """Whether a file below a folder of records is one: hidden files and READMEs are not."""
    parts = path.split("/")
    name = parts[-1].removesuffix(suffix)
    return name not in ("", "README") and not any(part.startswith((".", "_")) for part in parts)


def source_files(source: Path, places: tuple[str, ...], cache: Cache | None = None) -> SourceFiles:
    """Give the files at the places, which are files or folders; one that is absent has none."""
    note = f"files {source.absolute()} {' '.join(places)}"
    before = cache.note(note) if cache else None
    known: dict[str, _Known] = marshal.loads(before) if before else {}
    start = time.time_ns()
    found: dict[str, _Known] = {}
    for entry, path in _entries(source, places):
        state = _state(entry)
        earlier = known.get(path)
        if earlier is not None and earlier[:4] == state:
            found[path] = earlier
        else:
            found[path] = (*state, _digest(entry))
    if cache and found != known:
        settled = {path: each for path, each in found.items() if max(each[1], each[2]) < start - _RECENT}
        if settled != known:
            cache.take_note(note, marshal.dumps(settled))
    return SourceFiles(source, {path: each[4] for path, each in found.items()})


def _entries(source: Path, places: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    root = str(source)
    for place in places:
        path = f"{root}/{place}"
        if os.path.isdir(path):
            for file in _files(path):
                yield file, file[len(root) + 1 :]
        elif os.path.exists(path):
            yield path, place


def _files(folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield entry.path


def _state(file: str) -> tuple[int, int, int, int]:
    try:
        state = os.stat(file)
    except OSError:
        return (-1, 0, 0, 0)
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)


def _digest(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:
            return digest_of_bytes(opened.read())
    except OSError:
        return _UNREADABLE
