"""The cases in which a build is measured, one after another on one site, each from what the one before left built.

After each case the built site is looked at: a build that is fast since it leaves out the change does not count.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.benchmarked_site import CHANGED, BenchmarkedSite
from tests.benchmarks.command_cost import Cost, cost_of
from tests.benchmarks.made_statements import MadeStatement, made_statement
from tests.benchmarks.own_site import ROOT

COLD = "cold"
EDITED_NEWEST = "one edited, newest month"
ADDED = "one added, newest month"
EDITED_MIDDLE = "one edited, middle year"
TEMPLATE = "template changed"
NOTHING = "nothing changed"
CASES = (COLD, EDITED_NEWEST, ADDED, EDITED_MIDDLE, TEMPLATE, NOTHING)
"""In the order in which they are measured."""

_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""With it Python compiles every module in every run, which is what nobody has who installed a program."""

Costs = dict[tuple[str, str], Cost]
"""What was measured, by the row and the case."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(\d+)\.md$")


@dataclass(frozen=True, slots=True)
class Edit:
    """A statement as it was and as it is edited."""

    before: MadeStatement
    after: MadeStatement

    @property
    def words(self) -> str:
        """A few words that only the edited one has."""
        return " ".join(self.after.text.removeprefix(self.before.text.rstrip()).split()[:4])


@dataclass(frozen=True, slots=True)
class Changes:
    """What is done to an archive of ``count`` statements. All are in English, as most statements are."""

    count: int
    newest: Edit
    middle: Edit
    added: MadeStatement


def changes_of(files: Sequence[Path], count: int) -> Changes:
    """Choose the changes for an archive whose statements' files are given."""
    named = (_NAME.search(file.name) for file in files)
    found = [int(number) for _, number in sorted(match.groups() for match in named if match)]
    # A run that was broken off may have left the one that it added.
    numbers = [number for number in found if number < count]
    newest = _english(made_statement(number, count) for number in reversed(numbers))
    middle = _english(made_statement(number, count) for number in numbers[len(numbers) // 2 :])
    more = range(count, 2 * count)
    return Changes(
        count,
        newest=Edit(newest, _edited(newest, count)),
        middle=Edit(middle, _edited(middle, count)),
        added=_english(made_statement(number, number + 1, date=newest.date) for number in more),
    )


def _english(statements: Iterator[MadeStatement]) -> MadeStatement:
    return next(statement for statement in statements if "\nlanguage: en\n" in statement.text)


def _edited(statement: MadeStatement, count: int) -> MadeStatement:
    return made_statement(int(statement.id.rpartition("-")[2]), count, edited=True)


def measured_cases(site: BenchmarkedSite, changes: Changes, say: Callable[[str], None]) -> Costs:
    """Build a site in every case and give what it cost; the source is afterwards as it was.

    Raises:
        RuntimeError: a build fails.
        AssertionError: a built site lacks what was changed.
    """
    costs: Costs = {}
    _restore(site, changes)
    try:
        for case in CASES:
            _change(site, changes, case)
            for row, cost in costs_of_build(site):
                costs[row, case] = cost
                say(f"{row}, {case}: {cost.processor:.2f} s CPU, {cost.seconds:.2f} s, {cost.memory / 1e6:,.0f} MB")
            _look(site, changes, case)
    finally:
        _restore(site, changes)
    return costs


def _change(site: BenchmarkedSite, changes: Changes, case: str) -> None:
    if case == COLD:
        site.forget()
    elif case == EDITED_NEWEST:
        site.write_statement(changes.newest.after, aged=False)
    elif case == ADDED:
        site.write_statement(changes.added, aged=False)
    elif case == EDITED_MIDDLE:
        site.write_statement(changes.middle.after, aged=False)
    elif case == TEMPLATE:
        site.change_template()


def costs_of_build(site: BenchmarkedSite) -> Iterator[tuple[str, Cost]]:
    """Run the commands; a row has the cost of all up to its own."""
    environment = {name: value for name, value in os.environ.items() if name != _UNCOMPILED}
    spent: Cost | None = None
    for step in site.steps:
        cost = cost_of(step.command, ROOT, environment)
        spent = spent + cost if spent else cost
        yield step.row, spent


def _look(site: BenchmarkedSite, changes: Changes, case: str) -> None:
    """See that the site has all that was changed up to a case."""
    done = CASES.index(case)
    expected = [(EDITED_NEWEST, changes.newest.before, changes.newest.words), (ADDED, changes.added, "<h1")]
    expected += [(EDITED_MIDDLE, changes.middle.before, changes.middle.words), (TEMPLATE, changes.added, CHANGED)]
    for since, statement, words in expected:
        page = site.page_of(statement)
        if (page.is_file() and words in page.read_text("utf-8")) != (done >= CASES.index(since)):
            raise AssertionError(f"{site.folder}, {case}: {words!r} of {since!r} is wrongly there or not there")
    pages = sum(page.is_dir() for page in site.pages.iterdir())
    if pages != changes.count + (done >= CASES.index(ADDED)):
        raise AssertionError(f"{site.folder}, {case}: pages of {pages} statements")


def _restore(site: BenchmarkedSite, changes: Changes) -> None:
    site.write_statement(changes.newest.before, aged=True)
    site.write_statement(changes.middle.before, aged=True)
    site.remove_statement(changes.added)
    site.write_settings()
