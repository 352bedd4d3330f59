"""Index: shards of words and the catalogue of the rest; the sixth stage of the street."""

import hashlib
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from builder.search.catalogue import catalogue_of
from builder.search.pagefind import Program, program_for
from builder.search.paths import INDEX
from builder.search.records import SearchRecord
from builder.search.shard_files import IndexFolder, ShardFiles
from builder.search.shards import Shard, shards_of

Work: TypeAlias = tuple[Shard, str, Program]
"""A shard that is to be indexed, its digest, and the program that does it."""


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


def index_records(records: Sequence[SearchRecord], folder: Path, jobs: int, earlier: Path | None = None) -> SearchIndex:
    """Write the shards below ``folder`` and give the catalogue; the records are newest first.

    A shard that the ``earlier`` folder holds, made from the same, is taken over from there; without one, what the
    folder itself holds stays, as far as it is of use.

    Raises:
        OperationalError: Pagefind is missing or fails.
    """
    shards = shards_of(records)
    target, source = IndexFolder(folder / INDEX), IndexFolder((earlier or folder) / INDEX)
    all_files: list[ShardFiles] = []
    changed: list[Work] = []
    programs = {language: program_for(language) for language in sorted({shard.language for shard in shards})}
    for shard in shards:
        program = programs[shard.language]
        digest = shard.digest(program.version)
        known = source.holds(shard.name, digest)
        if known:
            target.take_over(source, known)
            all_files.append(known)
        else:
            changed.append((shard, digest, program))
    all_files.extend(_add_all(target, changed, jobs))
    target.remove_others(all_files)
    tag = hashlib.sha256(target.write_entry(all_files)).hexdigest()[:16]
    return SearchIndex(
        catalogue=catalogue_of(records, shards, tag),
        shards=tuple((shard.name, len(shard.records)) for shard in shards),
        indexed=tuple(shard.name for shard, _, _ in changed),
        unsegmented=tuple(language for language, program in programs.items() if not program.segments),
    )


def _add_all(target: IndexFolder, changed: Sequence[Work], jobs: int) -> list[ShardFiles]:
    """Index shards side by side: half of the jobs from the largest on, half from the smallest, so that there is never
    need of the memory for several large ones. Pagefind is a process of its own: threads do.
    """
    waiting = deque(sorted(changed, key=lambda work: -len(work[0].records)))
    made: list[ShardFiles] = []

    def take(number: int) -> None:
        with suppress(IndexError):
            while True:
                made.append(target.add(*(waiting.pop() if number % 2 else waiting.popleft())))

    with ThreadPoolExecutor(max(1, jobs)) as executor:
        list(executor.map(take, range(max(1, jobs))))
    return made
