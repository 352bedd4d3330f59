"""``python -m tests.benchmarks.search``: see the package's docstring."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.browsing_table import CHANGE_HEADINGS, SEARCH_HEADINGS, Row, Tables, browsing_tables
from tests.benchmarks.counting_server import serving
from tests.benchmarks.devtools import chromium
from tests.benchmarks.indexing_table import HEADINGS, indexing_rows
from tests.benchmarks.made_statements import write_archive

SIZES = (1_000, 10_000)
_NUMBERS = ("Shards", "Indexed", "Wall", "CPU", "Peak", "Found", "Requests", "Bytes", "First", "Complete", "Statements")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    asked = _parser().parse_args(arguments)
    if asked.folder is not None:
        _measure(asked, asked.folder)
        return
    with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as folder:
        _measure(asked, Path(folder))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search", description="Measure the search.")
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of statements (1000 10000)")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="as of archive build")
    parser.add_argument("--rounds", type=int, default=3, help="visits of which the median is given (3)")
    parser.add_argument("--only", choices=("indexing", "browsing"), help="one of the tables")
    parser.add_argument("--folder", type=Path, help="where archives and sites are kept for a next time")
    return parser


def _measure(asked: argparse.Namespace, folder: Path) -> None:
    indexing: list[Row] = []
    browsing: list[Tables] = []
    for count in asked.sizes or SIZES:
        source = folder / f"archive-{count}"
        if not (source / "complete").is_file():
            shutil.rmtree(source, ignore_errors=True)
            say = _saying(count)
            say("writing the archive")
            write_archive(source, count)
            (source / "complete").touch()
        if asked.only != "browsing":
            with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as indexes:
                indexing += indexing_rows(source, count, Path(indexes), asked.jobs, _saying(count))
        if asked.only != "indexing":
            browsing.append(_browse(source, folder / f"site-{count}", count, asked))
    if indexing:
        print(f"A. Indexing, {asked.jobs} at a time\n")
        _print_table(HEADINGS, indexing)
    if browsing:
        print(f"B. In the browser, medians of {asked.rounds}\n")
        _print_table(SEARCH_HEADINGS, [row for tables in browsing for row in tables.searches])
        print("Changes of a shown answer\n")
        _print_table(CHANGE_HEADINGS, [row for tables in browsing for row in tables.changes])
        for tables in browsing:
            print(
                f"{tables.searches[0][0]} statements: in {tables.agreeing} of {tables.measurements} measurements "
                "browser and server count the same answers with the same bytes; all together "
                f"{tables.browser_bytes:,} and {tables.server_bytes:,} bytes."
            )


def _browse(source: Path, site: Path, count: int, asked: argparse.Namespace) -> Tables:
    say = _saying(count)
    command = [sys.executable, "-m", "builder", "build", "--source", str(source), "--output", str(site)]
    start = time.perf_counter()
    built = subprocess.run([*command, "--jobs", str(asked.jobs)], capture_output=True, text=True, check=False)
    if built.returncode != 0:
        raise SystemExit(built.stdout + built.stderr)
    say(f"built in {time.perf_counter() - start:.1f} s: {built.stdout.strip().splitlines()[-1]}")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise SystemExit("no Chromium on this machine")
    with serving(site) as server, chromium(program) as browser:
        return browsing_tables(browser, server, count, asked.rounds, say)


def _saying(count: int) -> Callable[[str], None]:
    return lambda text: print(f"{count:,} statements: {text}", file=sys.stderr, flush=True)


def _print_table(headings: Row, rows: Sequence[Row]) -> None:
    print(f"| {' | '.join(headings)} |")
    print(f"|{'|'.join(' --: ' if name.startswith(_NUMBERS) else ' --- ' for name in headings)}|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print()


if __name__ == "__main__":
    main()
