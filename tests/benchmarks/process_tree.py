"""How long a piece of work takes, how much of the processors, and how much memory with all processes that it starts.

The kernel keeps the peak of each process, not that of several together. So a process beside the work adds up, every
10 ms, the resident memory (RSS, Linux: /proc) of the work's process and of all its descendants. Pages that several
processes share are counted for each; peaks between two samples are missed.
"""

import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

INTERVAL = 0.01
"""Seconds between two samples."""

Result = TypeVar("Result")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Measured(Generic[Result]):
    """What a piece of work gave and what it cost.

    ``children`` is the peak of all processes that it started, together, and ``with_parent`` that of these and of what
    this process grew by meanwhile, both in bytes; ``processor`` is in seconds, of this process and its children.
    """

    result: Result
    seconds: float
    processor: float
    children: int
    with_parent: int
    samples: int


def measured(work: Callable[[], Result]) -> Measured[Result]:
    """Do a piece of work and tell what it cost."""
    context = multiprocessing.get_context("spawn")
    mine, its = context.Pipe()
    sampler = context.Process(target=_sample, args=(os.getpid(), its), daemon=True)
    sampler.start()
    mine.recv()  # it is running, and knows the processes that are no part of the work
    try:
        before, start = os.times(), time.perf_counter()
        result = work()
        seconds, after = time.perf_counter() - start, os.times()
        mine.send("stop")
        children, with_parent, samples = mine.recv()
    finally:
        mine.close()
        sampler.join()
    return Measured(result, seconds, sum(after[:4]) - sum(before[:4]), children, with_parent, samples)


def _sample(root: int, pipe: Connection) -> None:
    strangers = {process for process in running_processes() if process != root}
    ground = _resident(root)
    command = command_line(root)
    family: dict[int, bool] = {}
    children = with_parent = samples = 0
    pipe.send("ready")
    while True:
        start = time.perf_counter()
        running = running_processes()
        for process in running:
            if process in strangers or process == root or process in family:
                continue
            parent = parent_of(process)
            if parent is None:
                continue
            if parent == root or parent in family:
                family[process] = False
            else:
                strangers.add(process)
        # A process's number may come again, for another.
        strangers &= running
        family = {process: started for process, started in family.items() if process in running}
        below = 0
        for process, started in family.items():
            # Between fork and exec a child shows its parent's memory as its own.
            if started or command_line(process) not in {command, b""}:
                family[process] = True
                below += _resident(process)
        children = max(children, below)
        with_parent = max(with_parent, below + _resident(root) - ground)
        samples += 1
        if pipe.poll(max(0.0, INTERVAL - (time.perf_counter() - start))):
            break
    try:
        pipe.send((children, with_parent, samples))
    except OSError:  # the work failed, nobody asks
        return


def running_processes() -> set[int]:
    return {int(entry.name) for entry in os.scandir("/proc") if entry.name.isdigit()}


def parent_of(process: int) -> int | None:
    try:
        # The second field is the program's name in brackets, which may hold anything.
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def command_line(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[1]) * _PAGE
    except OSError:
        return 0
