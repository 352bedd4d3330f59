"""The tables of what builds cost: by program and case, and how it grows with the archive."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tests.benchmarks.building_cases import CASES, COLD, Costs
from tests.benchmarks.command_cost import Cost

Row = tuple[str, ...]

HEADINGS: Row = ("Statements", "Program", "Figure", *CASES)
GROWTH_HEADINGS: Row = ("Statements", "Program", "CPU, exponent", "wall, exponent")

FIGURES = ("CPU, s", "wall, s", "memory, MB")
"""In the order of a cost's rows: processor time, time passed, peak of memory."""


def medians(rounds: Sequence[Costs]) -> Costs:
    """Give the median of each figure over rounds in which the same was measured."""
    return {
        key: Cost(
            statistics.median(costs[key].seconds for costs in rounds),
            statistics.median(costs[key].processor for costs in rounds),
            int(statistics.median(costs[key].memory for costs in rounds)),
        )
        for key in rounds[0]
    }


def programs_of(costs: Costs) -> list[str]:
    """Give the programs that were measured, in their order."""
    return list(dict.fromkeys(program for program, _ in costs))


def cost_rows(results: Mapping[int, Costs]) -> Iterator[Row]:
    """Give three rows for each size and program, one a figure."""
    for count, costs in results.items():
        for program in programs_of(costs):
            measured = [costs[program, case] for case in CASES]
            yield f"{count:,}", program, FIGURES[0], *(seconds(cost.processor) for cost in measured)
            yield f"{count:,}", program, FIGURES[1], *(seconds(cost.seconds) for cost in measured)
            yield f"{count:,}", program, FIGURES[2], *(f"{cost.memory / 1e6:,.0f}" for cost in measured)


def growth_rows(results: Mapping[int, Costs]) -> Iterator[Row]:
    """Give a row for each program and two sizes next to each other."""
    for smaller, larger in pairwise(sorted(results)):
        for program in programs_of(results[larger]):
            if (program, COLD) in results[smaller]:
                processor, passed = exponents(results, program, smaller, larger)
                yield f"{smaller:,} to {larger:,}", program, f"{processor:.2f}", f"{passed:.2f}"


def exponents(results: Mapping[int, Costs], program: str, smaller: int, larger: int) -> tuple[float, float]:
    """Give the exponents with which the processor time and the time passed of a cold build grow; 1 is proportional."""
    less, more = results[smaller][program, COLD], results[larger][program, COLD]
    growth = math.log(larger / smaller)
    return math.log(more.processor / less.processor) / growth, math.log(more.seconds / less.seconds) / growth


def seconds(number: float) -> str:
    """Write seconds with the places that mean something."""
    return f"{number:.2f}" if number < 10 else f"{number:,.1f}"


def table(headings: Row, rows: Sequence[Row], words: int) -> str:
    """Give a table in Markdown; its first columns, as many as ``words``, are set to the left."""
    rule = "".join(" --- |" if place < words else " --: |" for place in range(len(headings)))
    lines = [f"| {' | '.join(headings)} |", f"|{rule}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"
