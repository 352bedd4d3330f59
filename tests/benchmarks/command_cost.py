"""What a command costs with every process that it starts: time, processor time and memory.

Times are told by ``reaper.py``, which runs the command. Memory is the sum of the proportional set sizes (PSS, Linux:
/proc/PID/smaps_rollup) of the command's processes, sampled while it runs: a page that several share counts once.
Peaks between two samples are missed. Asking costs the kernel time, more for large processes, and may hold a process
up: the pauses grow with it, so that 4 % of one processor's time or less goes into it.
"""

import json
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.process_tree import command_line, parent_of, running_processes

INTERVAL = 0.02
"""Seconds between two samples, at least."""
_SHARE = 25
_REAPER = Path(__file__).with_name("reaper.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that passed until the command ended, its processor time in seconds, its peak of memory in bytes."""

    seconds: float
    processor: float
    memory: int

    def __add__(self, other: "Cost") -> "Cost":
        """Give the cost of one command after the other."""
        return Cost(self.seconds + other.seconds, self.processor + other.processor, max(self.memory, other.memory))


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder and give what it cost.

    Processor time counts until all is done that the command has left running.

    Raises:
        RuntimeError: the command fails; the message has the end of what it said.
    """
    with tempfile.NamedTemporaryFile(prefix="archive-benchmark-") as log:
        strangers = running_processes()
        reaper = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_REAPER), log.name, *command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
        )
        with reaper:
            assert reaper.stdout is not None
            memory = _peak_below(reaper.pid, strangers, reaper.stdout.fileno())
            told = json.loads(reaper.stdout.read() or b'{"status": "unknown"}')
        if told["status"] != 0:
            said = log.read().decode(errors="replace").strip()
            raise RuntimeError(f"{' '.join(command)} ended with status {told['status']}:\n{said[-2_000:]}")
    return Cost(told["seconds"], told["processor"], memory)


class _Family:
    """The processes below one, as they come and go, each with the parent that it began with."""

    def __init__(self, root: int, strangers: set[int]) -> None:
        self._root = root
        self._strangers = strangers
        self.parents: dict[int, int] = {}

    def look(self) -> None:
        """Take in who has come, and leave out who has gone; a process's number may come again, for another."""
        running = running_processes()
        self._strangers &= running
        self.parents = {process: parent for process, parent in self.parents.items() if process in running}
        new = {process: parent_of(process) for process in sorted(running - self._strangers - self.parents.keys())}
        for process, parent in new.items():
            if parent == self._root or parent in self.parents:
                self.parents[process] = parent
            elif parent == 0 or parent in self._strangers:
                self._strangers.add(process)


def _peak_below(root: int, strangers: set[int], told: int) -> int:
    """Give the peak of memory of a process's descendants, sampled until something stands in the file ``told``."""
    peak = 0
    family = _Family(root, strangers)
    seen: set[int] = set()
    while True:
        start = time.thread_time()
        family.look()
        # Between fork and exec a child shows its parent's memory as its own; one that goes on so is a worker.
        counted = (
            process
            for process, parent in family.parents.items()
            if process in seen or command_line(process) != command_line(parent)
        )
        peak = max(peak, sum(map(_proportional, counted)))
        seen = set(family.parents)
        spent = time.thread_time() - start
        if select.select([told], [], [], max(INTERVAL, _SHARE * spent))[0]:
            return peak


def _proportional(process: int) -> int:
    """Give a process's proportional set size in bytes; 0 if it has ended."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1_024 for line in text.splitlines() if line.startswith("Pss:")), 0)
