"""Index: shards of words and the catalogue of the rest; the sixth stage of the street."""

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from builder.search.catalogue import catalogue_of
from builder.search.pagefind import fragment_ids, run_pagefind
from builder.search.records import SearchRecord
from builder.search.shards import page_of, shards_of

SHARDS = "index"
"""The folder that holds a folder for each shard."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What indexing came to: the catalogue's bytes, and how many statements each shard holds."""

    catalogue: bytes
    shards: tuple[tuple[str, int], ...]


def index_records(records: Sequence[SearchRecord], folder: Path, jobs: int) -> SearchIndex:
    """Write the shards below ``folder`` and give the catalogue; the records are newest first.

    Raises:
        OperationalError: Pagefind is missing or fails.
    """
    shards = shards_of(records)
    # The largest first, so that the last to finish is a small one. Pagefind is a process of its own: threads do.
    names = sorted(shards, key=lambda name: (-len(shards[name]), name))
    with ThreadPoolExecutor(max(1, jobs)) as executor:
        found = executor.map(partial(_index_shard, shards, folder / SHARDS), names)
        fragments = {path: fragment for ids in found for path, fragment in ids.items()}
    return SearchIndex(catalogue_of(records, names, fragments), tuple((name, len(shards[name])) for name in names))


def _index_shard(shards: Mapping[str, tuple[SearchRecord, ...]], folder: Path, name: str) -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="archive-search-") as temporary:
        pages = Path(temporary)
        for record in shards[name]:
            file = pages / record.path.strip("/") / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(page_of(record, name), "utf-8")
        run_pagefind(pages, folder / name, name)
    return fragment_ids(folder / name)
