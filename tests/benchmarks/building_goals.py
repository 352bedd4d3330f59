"""What this project wants to reach, as ratios to what other programs cost in the same run."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tests.benchmarks.building_cases import ADDED, COLD, EDITED_MIDDLE, EDITED_NEWEST, NOTHING, TEMPLATE, Costs
from tests.benchmarks.building_table import Row, exponents
from tests.benchmarks.command_cost import Cost
from tests.benchmarks.hugo_site import HUGO, HUGO_AND_PAGEFIND
from tests.benchmarks.own_site import WITH_SEARCH, WITHOUT_SEARCH
from tests.benchmarks.pelican_site import PELICAN

HEADINGS: Row = ("Statements", "Goal", "Beside", "Figure", "At most", "Measured", "Result")
EXPONENT = 1.05

_MEASURES: Mapping[str, Callable[[Cost], float]] = {
    "wall": lambda cost: cost.seconds,
    "CPU": lambda cost: cost.processor,
    "memory": lambda cost: cost.memory,
}


@dataclass(frozen=True, slots=True)
class Goal:
    """That a build of this project costs at most a part of what another program's costs in the same case."""

    program: str
    case: str
    beside: str
    most: Fraction
    figures: tuple[str, ...] = ("wall", "CPU")


GOALS = (
    Goal(WITH_SEARCH, COLD, HUGO_AND_PAGEFIND, Fraction(3, 4), ("wall",)),
    Goal(WITHOUT_SEARCH, COLD, HUGO, Fraction(3, 2), ("CPU",)),
    Goal(WITHOUT_SEARCH, COLD, PELICAN, Fraction(1, 4), ("wall",)),
    Goal(WITH_SEARCH, EDITED_NEWEST, HUGO_AND_PAGEFIND, Fraction(1, 25)),
    Goal(WITH_SEARCH, ADDED, HUGO_AND_PAGEFIND, Fraction(1, 25)),
    Goal(WITHOUT_SEARCH, EDITED_MIDDLE, HUGO_AND_PAGEFIND, Fraction(1, 25)),
    Goal(WITH_SEARCH, EDITED_MIDDLE, HUGO_AND_PAGEFIND, Fraction(1, 6)),
    Goal(WITH_SEARCH, TEMPLATE, HUGO_AND_PAGEFIND, Fraction(1, 5)),
    Goal(WITH_SEARCH, NOTHING, HUGO_AND_PAGEFIND, Fraction(1, 60)),
    Goal(WITH_SEARCH, COLD, HUGO_AND_PAGEFIND, Fraction(1, 5), ("memory",)),
)


def goal_rows(results: Mapping[int, Costs]) -> Iterator[Row]:
    """Give a row for each goal and size of which both sides were measured."""
    for count, costs in results.items():
        for goal in GOALS:
            if (goal.program, goal.case) not in costs or (goal.beside, goal.case) not in costs:
                continue
            for figure in goal.figures:
                measure = _MEASURES[figure]
                ratio = measure(costs[goal.program, goal.case]) / measure(costs[goal.beside, goal.case])
                name, most = f"{goal.program}: {goal.case}", float(goal.most)
                yield f"{count:,}", name, goal.beside, figure, f"{most:.3f}", f"{ratio:.3f}", verdict(ratio, most)
    for smaller, larger in pairwise(sorted(results)):
        for program in (WITH_SEARCH, WITHOUT_SEARCH):
            if (program, COLD) not in results[smaller] or (program, COLD) not in results[larger]:
                continue
            for figure, exponent in zip(("CPU", "wall"), exponents(results, program, smaller, larger), strict=True):
                between, result = f"{smaller:,} to {larger:,}", verdict(exponent, EXPONENT)
                name = f"{program}: {COLD}, exponent"
                yield between, name, "itself", figure, f"{EXPONENT:.3f}", f"{exponent:.3f}", result


def verdict(measured: float, most: float) -> str:
    """Say whether a goal is reached, and if not, how many times as much as it allows was measured."""
    return "reached" if measured <= most else f"short: {measured / most:.2f} times the goal"
