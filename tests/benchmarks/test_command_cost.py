"""What a command costs is counted whole: what its orphans and workers use, and shared memory once."""

import os
import sys
from pathlib import Path

import pytest

from tests.benchmarks.command_cost import Cost, cost_of

_BURN = """
import os, sys, time
def burn(seconds=0.3):
    start = time.process_time()
    while time.process_time() - start < seconds: pass
"""

_ORPHAN = """
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        burn()
    os._exit(0)
os._exit(0)
"""

_WORKERS = """
import multiprocessing
def work(_):
    burn()
if __name__ == "__main__":
    with multiprocessing.get_context("METHOD").Pool(2) as pool:
        pool.map(work, range(2), chunksize=1)
"""

# The parent works on while all of its children are there, each with what it holds.
_HOLDING = """
held = bytearray(os.urandom(1)) * 100_000_000
here, told = os.pipe()
waiting, release = os.pipe()
for _ in range(3):
    if os.fork() == 0:
        os.close(release)
        mine = OWN
        os.write(told, b".")
        os.read(waiting, 1)
        os._exit(0)
for _ in range(3):
    os.read(here, 1)
burn(1)
os.close(release)
"""


def _cost(tmp_path: Path, program: str) -> Cost:
    file = tmp_path / "program.py"
    file.write_text(_BURN + program, "utf-8")
    return cost_of([sys.executable, str(file)], tmp_path, os.environ)


def test_the_time_of_a_process_that_nobody_waited_for_is_counted(tmp_path: Path) -> None:
    assert _cost(tmp_path, _ORPHAN).processor >= 0.3


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_the_time_of_workers_is_counted_however_they_were_started(tmp_path: Path, method: str) -> None:
    assert _cost(tmp_path, _WORKERS.replace("METHOD", method)).processor >= 0.6


def test_memory_that_several_processes_share_is_counted_once(tmp_path: Path) -> None:
    assert 100e6 <= _cost(tmp_path, _HOLDING.replace("OWN", "None")).memory < 160e6


def test_memory_of_processes_that_share_none_is_added_up(tmp_path: Path) -> None:
    own = _HOLDING.replace("OWN", "bytearray(os.urandom(1)) * 50_000_000")
    assert 250e6 <= _cost(tmp_path, own).memory < 310e6


def test_a_command_that_fails_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"status 3:\nno such luck"):
        _cost(tmp_path, "print('no such luck', file=sys.stderr); sys.exit(3)")


def test_two_commands_take_the_time_of_both_and_the_memory_of_the_larger() -> None:
    assert Cost(1.0, 2.0, 300) + Cost(0.5, 0.25, 100) == Cost(1.5, 2.25, 300)
