"""The index of one build: begun beside planning and rendering, and put into the site's folder when there is one.

Where no index is published yet, there is work for every processor in either; it is then made after rendering.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from builder.cache import Cache
from builder.digests import digest_of_bytes
from builder.search.paths import CATALOGUE, FOLDER, INDEX
from builder.workers import Workers

if TYPE_CHECKING:
    from builder.archive.archive import Archive
    from builder.build import Options
    from builder.search.index import Indexing

INDEX_FOLDER = f"{FOLDER}/{INDEX}"
"""Where the shards are, below the site's folder."""

CATALOGUE_FILE = CATALOGUE.lstrip("/")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing came to: the digest of the catalogue, the files that are new and those that are gone."""

    catalogue: bytes = b""
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unsegmented: tuple[str, ...] = ()


Begun: TypeAlias = Callable[[Path], Callable[[], Indexed]]
"""Takes the folder in which the site takes shape, and gives what waits for the index there."""


@contextmanager
def indexing(archive: "Archive", options: "Options", cache: Cache | None, hands: Workers) -> Iterator[Begun]:
    """Begin to index an archive, as far as that can be done beside other work."""
    output = options.output
    early = cache is not None and (output / INDEX_FOLDER).is_dir()

    def begin() -> "Indexing":
        from builder.publishing.search_records import search_records
        from builder.search.index import Indexing

        begun = Indexing(search_records(archive), hands.jobs, cache)
        if early:
            begun.prepare(output / FOLDER)
        return begun

    def finish(begun: "Indexing", folder: Path) -> Indexed:
        index = begun.write(folder / FOLDER)
        return _indexed(index.catalogue, index.unsegmented, folder, output)

    later: Begun = lambda folder: lambda: finish(begin(), folder)  # noqa: E731
    with hands.beside(begin, finish) if early else nullcontext(later) as begun:
        yield begun


def _indexed(catalogue: bytes, unsegmented: tuple[str, ...], folder: Path, output: Path) -> Indexed:
    from builder.search.shard_files import write_anew

    new, old = inodes(folder / INDEX_FOLDER), inodes(output / INDEX_FOLDER)
    written = [f"{INDEX_FOLDER}/{file}" for file, inode in new.items() if old.get(file) != inode]
    if write_anew(folder / CATALOGUE_FILE, catalogue):
        written.append(CATALOGUE_FILE)
    removed = tuple(f"{INDEX_FOLDER}/{file}" for file in old if file not in new)
    return Indexed(digest_of_bytes(catalogue), tuple(written), removed, unsegmented)


def inodes(folder: Path) -> dict[str, int]:
    """Give the files of a folder and of those within it, each with its inode."""
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        place = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(folder / place) as entries:
            for entry in entries:
                name = f"{place}{entry.name}"
                if entry.is_dir():
                    waiting.append(f"{name}/")
                else:
                    found[name] = entry.inode()
    return found
