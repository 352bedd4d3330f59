"""Workers: side by side, or one after another with the same results."""

import os
import signal
from pathlib import Path

import pytest

from builder.errors import OperationalError
from builder.workers import Workers, workers

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers fork though another test may have left a thread: else all would be done in this process."""
    monkeypatch.setattr(Workers, "_forks", True)


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
def test_what_is_begun_beside_is_finished_with_what_it_is_given(jobs: int) -> None:
    with workers(jobs) as hands, hands.beside(lambda: sum(range(100)), lambda begun, more: begun + more) as ask:
        result = ask(50)
        assert result() == 5_000


@needs_fork
@pytest.mark.usefixtures("forks")
def test_what_is_begun_beside_has_a_process_of_its_own() -> None:
    with workers(2) as hands, hands.beside(os.getpid, lambda begun, _: begun) as ask:
        assert ask(None)() != os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_beside_is_raised_where_the_result_is_asked_for(jobs: int) -> None:
    def fail() -> None:
        raise OperationalError("no room", "Make room.")

    with workers(jobs) as hands, hands.beside(fail, lambda begun, _: begun) as ask:
        result = ask(None)
        with pytest.raises(OperationalError, match="no room"):
            result()


@needs_fork
@pytest.mark.usefixtures("forks")
def test_a_process_that_is_killed_is_an_error_with_a_remedy() -> None:
    def killed() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with (
        workers(2) as hands,
        hands.beside(killed, lambda *_: None) as ask,
        pytest.raises(OperationalError) as caught,
    ):
        ask(None)()
    assert caught.value.remedy


@needs_fork
@pytest.mark.usefixtures("forks")
def test_a_process_that_is_no_longer_wanted_is_ended_and_clears_up(tmp_path: Path) -> None:
    begun, cleared = tmp_path / "begun", tmp_path / "cleared"
    os.mkfifo(begun)

    def wait() -> None:
        try:
            begun.write_text("now")
            signal.pause()
        finally:
            cleared.touch()

    with workers(2) as hands, hands.beside(wait, lambda begun, _: begun):
        assert begun.read_text() == "now"
    assert cleared.is_file()
