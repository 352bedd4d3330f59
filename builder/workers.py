"""The one executor: whatever maps over records goes through it, in chunks, on as many processes as are asked for."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 50
"""How many items a worker gets at a time: enough that sending them costs little beside the work."""


def ignore(_count: int) -> None:
    """Hear of progress and say nothing."""


class Workers:
    """Processes that work side by side, or none where one job is asked for."""

    def __init__(self, jobs: int, executor: Executor | None) -> None:
        self.jobs = jobs
        self._executor = executor

    def map_chunks(
        self,
        function: Callable[[Sequence[Item]], Sequence[Result]],
        items: Sequence[Item],
        advance: Callable[[int], None] = ignore,
    ) -> Iterator[Result]:
        """Give the function's results over the items, in their order; ``advance`` hears of each chunk done."""
        chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
        run = self._executor.map if self._executor and len(chunks) > 1 else map
        for results in run(function, chunks):
            advance(len(results))
            yield from results


@contextmanager
def workers(jobs: int | None = None) -> Iterator[Workers]:
    """Give workers for the time of a build; ``jobs`` is the number of processors where it is not said."""
    count = jobs or _processors()
    if count <= 1:
        yield Workers(1, None)
        return
    # Forking a process that has threads (the preview) can hang; a fork server starts clean.
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    with ProcessPoolExecutor(count, mp_context=context) as executor:
        yield Workers(count, executor)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
