"""Table A: what indexing costs, sharded and not."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.indexing import Indexed, index_sharded, index_unsharded, newest_first, records_of
from tests.benchmarks.made_statements import (
    LAST,
    MadeStatement,
    made_statement,
    write_registries,
    write_statements,
)
from tests.benchmarks.process_tree import Measured, measured

HEADINGS = (
    "Statements", "Run", "Shards", "Indexed anew", "Wall, s", "CPU, s", "Peak of programs, MB", "Peak with Python, MB",
    "Wall, ratio", "CPU, ratio", "Peak, ratio",
)  # fmt: skip
"""The ratios are to the unsharded run; the last one's peaks are those of the programs."""

Row = tuple[str, ...]


def indexing_rows(source: Path, count: int, folder: Path, jobs: int, say: Callable[[str], None]) -> list[Row]:
    """Index the archive of ``count`` statements in ``source`` in every way; give a row for each.

    Every index is written below ``folder``; each takes over from the first what it can.
    """
    records = records_of(source, jobs)
    say(f"{len(records):,} records read")
    added = made_statement(count, count + 1, date=LAST)
    # Of the language that has most statements, as an edit most likely is.
    middle = next(record for record in records[len(records) // 2 :] if record.language == "en")
    edited = made_statement(int(middle.id.rpartition("-")[2]), count, edited=True)
    others = {record.id: record for record in records_of(_small_archive(folder / "changes", (added, edited)), jobs)}
    with_added = newest_first([*records, others[added.id]])
    with_edited = newest_first([others.get(record.id, record) for record in records])
    if newest_first(records) != records or with_edited == records:
        raise AssertionError("the changed archives are not in the order of the archive, or not changed")
    first = folder / "first"
    runs: Sequence[tuple[str, Callable[[], Indexed]]] = (
        ("one Pagefind, unsharded", partial(index_unsharded, records, folder / "unsharded")),
        ("everything, from nothing", partial(index_sharded, records, first, None, jobs)),
        ("again, nothing changed", partial(index_sharded, records, folder / "again", first, jobs)),
        ("one added, newest month", partial(index_sharded, with_added, folder / "added", first, jobs)),
        ("one edited, of the middle", partial(index_sharded, with_edited, folder / "edited", first, jobs)),
    )
    done: list[tuple[str, Measured[Indexed]]] = []
    for name, run in runs:
        done.append((name, measured(run)))
        say(f"{name}: {done[-1][1].seconds:.1f} s")
    unsharded = done[0][1]
    return [_row(count, name, cost, unsharded) for name, cost in [*done[1:], done[0]]]


def _small_archive(folder: Path, statements: Iterable[MadeStatement]) -> Path:
    write_registries(folder)
    write_statements(folder, statements)
    return folder


def _row(count: int, name: str, cost: Measured[Indexed], beside: Measured[Indexed]) -> Row:
    return (
        f"{count:,}",
        name,
        f"{cost.result.shards:,}",
        f"{cost.result.anew:,}",
        f"{cost.seconds:.2f}",
        f"{cost.processor:.2f}",
        f"{cost.children / 1e6:,.0f}",
        f"{cost.with_parent / 1e6:,.0f}",
        f"{cost.seconds / beside.seconds:.3f}",
        f"{cost.processor / beside.processor:.3f}",
        f"{cost.children / beside.children:.3f}",
    )
