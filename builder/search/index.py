"""Index: shards of words and the catalogue of the rest; the sixth stage of the street."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from builder.search.catalogue import catalogue_of
from builder.search.pagefind import program_for
from builder.search.paths import INDEX
from builder.search.records import SearchRecord
from builder.search.shard_files import IndexFolder
from builder.search.shards import shards_of


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What indexing came to.

    The catalogue's bytes, every shard with its number of statements, and the shards that were indexed anew.
    """

    catalogue: bytes
    shards: tuple[tuple[str, int], ...]
    indexed: tuple[str, ...]


def index_records(records: Sequence[SearchRecord], folder: Path, jobs: int, earlier: Path | None = None) -> SearchIndex:
    """Write the shards below ``folder`` and give the catalogue; the records are newest first.

    A shard that the ``earlier`` folder holds, made from the same, is taken over from there.

    Raises:
        OperationalError: Pagefind is missing or fails.
    """
    shards = shards_of(records)
    target, source = IndexFolder(folder / INDEX), IndexFolder((earlier or folder) / INDEX)
    all_files = []
    changed = []
    for shard in shards:
        program = program_for(shard.language)
        digest = shard.digest(program.version)
        known = source.holds(shard.name, digest)
        if known:
            target.take_over(source, known)
            all_files.append(known)
        else:
            changed.append((shard, digest, program))
    # The largest first, so that the last to finish is a small one. Pagefind is a process of its own: threads do.
    changed.sort(key=lambda work: -len(work[0].records))
    with ThreadPoolExecutor(max(1, jobs)) as executor:
        all_files.extend(executor.map(lambda work: target.add(*work), changed))
    tag = hashlib.sha256(target.write_entry(all_files)).hexdigest()[:16]
    return SearchIndex(
        catalogue=catalogue_of(records, shards, tag),
        shards=tuple((shard.name, len(shard.records)) for shard in shards),
        indexed=tuple(shard.name for shard, _, _ in changed),
    )
