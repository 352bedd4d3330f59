"""Index: shards of words and the catalogue of the rest; the sixth stage of the street."""

import hashlib
import marshal
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeAlias

from builder.cache import Cache
from builder.search.catalogue import catalogue_of
from builder.search.pagefind import Program, program_for
from builder.search.paths import INDEX
from builder.search.records import SearchRecord
from builder.search.shard_files import IndexFolder, ShardFiles, indexed
from builder.search.shards import Shard, shards_of

Work: TypeAlias = tuple[Shard, str, Program]
"""A shard, the digest of what it is made from, and the program that indexes it."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What indexing came to.

    The catalogue's bytes, every shard with its number of statements, the shards that were indexed anew, and the
    languages whose texts this machine's Pagefind does not cut into words.
    """

    catalogue: bytes
    shards: tuple[tuple[str, int], ...]
    indexed: tuple[str, ...]
    unsegmented: tuple[str, ...]


class Indexing:
    """The indexing of records, newest first: shards are told apart at once, and written when there is a folder."""

    def __init__(self, records: Sequence[SearchRecord], jobs: int, cache: Cache | None = None) -> None:
        self._records = records
        self._jobs = jobs
        self._cache = cache
        self._shards = shards_of(records)
        self._work = _work_of(self._shards)

    def prepare(self, earlier: Path) -> None:
        """Index into the cache what neither it nor the earlier folder holds.

        Raises:
            OperationalError: as ``write`` does.
        """
        if self._cache:
            source = IndexFolder(earlier / INDEX)
            new = [each for each in self._work if not source.holds(each[0].name, each[1])]
            known = self._cache.get_all("shards", [bytes.fromhex(digest) for _, digest, _ in new])
            missing = [each for each in new if bytes.fromhex(each[1]) not in known]
            for _ in _index_all(missing, self._jobs, self._cache):
                pass

    def write(self, folder: Path, earlier: Path | None = None) -> SearchIndex:
        """Write the shards below ``folder`` and give the catalogue.

        A shard that the ``earlier`` folder or the cache holds, made from the same, is taken over from there; without an
        earlier folder, what the folder itself holds stays, as far as it is of use.

        Raises:
            OperationalError: Pagefind is missing or fails.
        """
        target, source = IndexFolder(folder / INDEX), IndexFolder((earlier or folder) / INDEX)
        all_files: list[ShardFiles] = []
        missing: list[Work] = []
        for each in self._work:
            shard, digest, _ = each
            known = source.holds(shard.name, digest)
            if known:
                target.take_over(source, known)
                all_files.append(known)
                continue
            kept = self._cache.get("shards", bytes.fromhex(digest)) if self._cache else None
            if kept:
                all_files.append(target.put(shard.name, marshal.loads(kept)))
            else:
                missing.append(each)
        for shard, _, contents in _index_all(missing, self._jobs, self._cache):
            all_files.append(target.put(shard.name, contents))
        target.remove_others(all_files)
        tag = hashlib.sha256(target.write_entry(all_files)).hexdigest()[:16]
        if self._cache:
            self._cache.trim("shards", [bytes.fromhex(digest) for _, digest, _ in self._work])
        return SearchIndex(
            catalogue=catalogue_of(self._records, self._shards, tag),
            shards=tuple((shard.name, len(shard.records)) for shard in self._shards),
            indexed=tuple(shard.name for shard, _, _ in missing),
            unsegmented=tuple(sorted({shard.language for shard, _, program in self._work if not program.segments})),
        )


def warm_shards(records: Sequence[SearchRecord], jobs: int, cache: Cache, part: int, parts: int) -> tuple[int, int]:
    """Index the shards of one of so many parts into the cache; give how many were indexed, and how many it has.

    Raises:
        OperationalError: Pagefind is missing or fails.
    """
    own = [work for number, work in enumerate(_work_of(shards_of(records))) if number % parts == part - 1]
    known = cache.get_all("shards", [bytes.fromhex(digest) for _, digest, _ in own])
    missing = [work for work in own if bytes.fromhex(work[1]) not in known]
    for _ in _index_all(missing, jobs, cache):
        pass
    return len(missing), len(own)


def _work_of(shards: Sequence[Shard]) -> list[Work]:
    programs = {language: program_for(language) for language in sorted({shard.language for shard in shards})}
    return [(shard, shard.digest(programs[shard.language].version), programs[shard.language]) for shard in shards]


def _index_all(
    missing: Sequence[Work], jobs: int, cache: Cache | None
) -> Iterator[tuple[Shard, str, Mapping[str, bytes]]]:
    """Index shards side by side: half of the jobs from the largest on, half from the smallest, so that there is never
    need of the memory for several large ones. Pagefind is a process of its own: threads do.
    """
    waiting = deque(sorted(missing, key=lambda work: -len(work[0].records)))
    done: SimpleQueue[tuple[Shard, str, Mapping[str, bytes]] | BaseException] = SimpleQueue()

    def take(number: int) -> None:
        try:
            while True:
                shard, digest, program = waiting.pop() if number % 2 else waiting.popleft()
                done.put((shard, digest, indexed(shard, digest, program)))
        except IndexError:
            return
        except BaseException as error:
            done.put(error)

    with ThreadPoolExecutor(max(1, jobs)) as executor:
        for number in range(max(1, jobs)):
            executor.submit(take, number)
        try:
            for _ in range(len(missing)):
                made = done.get()
                if isinstance(made, BaseException):
                    raise made
                if cache:
                    cache.put("shards", [(bytes.fromhex(made[1]), marshal.dumps(dict(made[2])))])
                yield made
        finally:
            waiting.clear()
