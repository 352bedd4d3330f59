"""Workers: side by side, or one after another with the same results."""

import os
import signal
from pathlib import Path

import pytest

from builder.errors import OperationalError
from builder.workers import workers

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items_whatever_the_number_of_jobs(jobs: int) -> None:
    heard = 0

    def advance(count: int) -> None:
        nonlocal heard
        heard += count

    with workers(jobs) as hands:
        results = list(hands.map_chunks(lambda chunk: [each * each for each in chunk], range(1_234), advance))
    assert results == [each * each for each in range(1_234)]
    assert heard == 1_234


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_beside_gives_its_result(jobs: int) -> None:
    with workers(jobs) as hands, hands.beside(lambda: sum(range(100))) as result:
        assert result() == 4_950


@needs_fork
def test_what_is_done_beside_has_a_process_of_its_own() -> None:
    with workers(2) as hands, hands.beside(os.getpid) as result:
        assert result() != os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_beside_is_raised_where_the_result_is_asked_for(jobs: int) -> None:
    def fail() -> None:
        raise OperationalError("no room", "Make room.")

    with workers(jobs) as hands, hands.beside(fail) as result, pytest.raises(OperationalError, match="no room"):
        result()


@needs_fork
def test_a_process_that_is_killed_is_an_error_with_a_remedy() -> None:
    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with workers(2) as hands, hands.beside(die) as result, pytest.raises(OperationalError) as caught:
        result()
    assert caught.value.remedy


@needs_fork
def test_a_result_that_nobody_asks_for_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "written"
    with workers(2) as hands, hands.beside(file.touch):
        pass
    assert file.is_file()
