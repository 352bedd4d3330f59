"""The calls to the stage that is measured, and to Pagefind alone beside it: what they are called by is here only."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.build import Options, archive_at
from builder.publishing.search_records import search_records
from builder.search.index import Indexing
from builder.search.pagefind import program_for, run_pagefind
from builder.search.records import SearchRecord
from builder.search.shards import page_of


@dataclass(frozen=True, slots=True)
class Indexed:
    """How many shards an index has, and how many of them were indexed in this run."""

    shards: int
    anew: int


def records_of(source: Path, jobs: int) -> tuple[SearchRecord, ...]:
    """Read an archive and give what its search is made from, newest first.

    Raises:
        ValueError: the archive cannot be read.
    """
    # Without the cache the texts stay in memory, where they can be had after the archive is closed.
    with archive_at(Options(source=source, output=source / "_site", jobs=jobs, cached=False)) as (archive, findings):
        errors = [str(finding) for finding in findings if finding.level == "error"]
        if archive is None or errors:
            raise ValueError("\n".join(errors[:10]) or f"{source} is no archive")
        return search_records(archive)


def newest_first(records: Sequence[SearchRecord]) -> tuple[SearchRecord, ...]:
    """Give records in the order in which the stage takes them: as the archive has its statements."""
    by_id = sorted(records, key=lambda record: record.id)
    return tuple(sorted(by_id, key=lambda record: record.date, reverse=True))


def index_sharded(records: Sequence[SearchRecord], folder: Path, earlier: Path | None, jobs: int) -> Indexed:
    """Run the stage: write an index into a folder, taking from the one of ``earlier`` what is unchanged."""
    index = Indexing(records, jobs).write(folder, earlier)
    return Indexed(len(index.shards), len(index.indexed))


def index_unsharded(records: Sequence[SearchRecord], folder: Path) -> Indexed:
    """Write the same pages into one folder and let one Pagefind index them all; it has an index a language."""
    with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as temporary:
        pages = Path(temporary)
        for record in records:
            file = pages / record.path.strip("/") / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(page_of(record, record.language, record.texts().passages), "utf-8")
        run_pagefind(program_for("en"), pages, folder)
    languages = len({record.language for record in records})
    return Indexed(languages, languages)
