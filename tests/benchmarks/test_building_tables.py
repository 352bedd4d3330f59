"""The tables say what was measured: medians, growth, and which goals are reached."""

from tests.benchmarks.building_cases import CASES, COLD, NOTHING, Costs
from tests.benchmarks.building_goals import goal_rows
from tests.benchmarks.building_table import Row, cost_rows, growth_rows, medians, table
from tests.benchmarks.command_cost import Cost
from tests.benchmarks.hugo_site import HUGO, HUGO_AND_PAGEFIND
from tests.benchmarks.own_site import WITH_SEARCH, WITHOUT_SEARCH


def _costs(program: str, cost: Cost) -> Costs:
    return {(program, case): cost for case in CASES}


def test_a_median_is_that_of_each_figure_by_itself() -> None:
    rounds = [{("p", COLD): cost} for cost in (Cost(1, 30, 200), Cost(3, 10, 300), Cost(2, 20, 100))]
    assert medians(rounds) == {("p", COLD): Cost(2, 20, 200)}


def test_every_program_has_a_row_a_figure_with_a_cell_a_case() -> None:
    rows = list(cost_rows({1_000: _costs("p", Cost(1.234, 56.78, 9_000_000))}))
    assert rows == [
        ("1,000", "p", "CPU, s", *["56.8"] * 6),
        ("1,000", "p", "wall, s", *["1.23"] * 6),
        ("1,000", "p", "memory, MB", *["9"] * 6),
    ]


def test_the_exponent_is_that_of_the_growth_between_two_sizes() -> None:
    results = {count: _costs("p", Cost(count**1.5, count, 1)) for count in (100, 1_000, 10_000)}
    assert list(growth_rows(results)) == [
        ("100 to 1,000", "p", "1.00", "1.50"),
        ("1,000 to 10,000", "p", "1.00", "1.50"),
    ]


def _results(*rows: Row) -> set[tuple[str, str, str]]:
    return {(name, figure, result) for _, name, _, figure, _, _, result in rows}


def test_a_goal_is_reached_up_to_its_limit_and_short_above_it() -> None:
    costs = _costs(WITH_SEARCH, Cost(75, 50, 20)) | _costs(HUGO_AND_PAGEFIND, Cost(100, 100, 100))
    costs |= _costs(WITHOUT_SEARCH, Cost(4, 151, 1)) | _costs(HUGO, Cost(100, 100, 100))
    costs[WITH_SEARCH, NOTHING] = Cost(5, 1, 1)
    results = _results(*goal_rows({1_000: costs}))
    assert {
        (f"{WITH_SEARCH}: cold", "wall", "reached"),
        (f"{WITH_SEARCH}: cold", "memory", "reached"),
        (f"{WITHOUT_SEARCH}: cold", "CPU", "short: 1.01 times the goal"),
        (f"{WITH_SEARCH}: nothing changed", "wall", "short: 3.00 times the goal"),
        (f"{WITH_SEARCH}: nothing changed", "CPU", "reached"),
        (f"{WITHOUT_SEARCH}: one edited, middle year", "wall", "reached"),
    } <= results


def test_a_goal_beside_a_program_that_was_not_measured_is_left_out() -> None:
    assert list(goal_rows({1_000: _costs(WITH_SEARCH, Cost(1, 1, 1))})) == []


def test_growth_in_proportion_is_a_goal_with_two_sizes() -> None:
    results = {count: _costs(WITH_SEARCH, Cost(count, count**1.1, 1)) for count in (1_000, 10_000)}
    assert _results(*goal_rows(results)) == {
        (f"{WITH_SEARCH}: cold, exponent", "wall", "reached"),
        (f"{WITH_SEARCH}: cold, exponent", "CPU", "short: 1.05 times the goal"),
    }


def test_a_table_is_markdown() -> None:
    assert table(("a", "b"), [("x", "1"), ("y", "2")], words=1) == ("| a | b |\n| --- | --: |\n| x | 1 |\n| y | 2 |\n")
