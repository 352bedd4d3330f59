"""The one executor: whatever maps over records goes through it, in chunks, on as many processes as are asked for.

Processes are forked when there is work for them, so that they have all that was read and planned without it being sent
to them; only what they make comes back. Where processes cannot be forked, the work is done in this one.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from builder.errors import OperationalError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
Begun = TypeVar("Begun")
Argument = TypeVar("Argument")

CHUNK = 50
"""How many items a worker gets at a time: enough that asking for them costs little beside the work."""

FEWEST = 30
"""Fewer items than this are not worth starting processes for."""


def ignore(_count: int) -> None:
    """Hear of progress and say nothing."""


class Workers:
    """Processes that work side by side, or none where one job is asked for."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def map_chunks(
        self,
        function: Callable[[Sequence[Item]], Sequence[Result]],
        items: Sequence[Item],
        advance: Callable[[int], None] = ignore,
    ) -> Iterator[Result]:
        """Give the function's results over the items, in their order; ``advance`` hears of each chunk done."""
        for results in self.map_whole_chunks(function, items, advance):
            yield from results

    def map_whole_chunks(
        self,
        function: Callable[[Sequence[Item]], Sequence[Result]],
        items: Sequence[Item],
        advance: Callable[[int], None] = ignore,
    ) -> Iterator[Sequence[Result]]:
        """Give the function's results over the items, in their order, a chunk at a time."""
        size = min(CHUNK, -(-len(items) // self.jobs))
        chunks = [items[start : start + size] for start in range(0, len(items), max(1, size))]
        if len(items) < FEWEST or not self._forks:
            for chunk in chunks:
                yield function(chunk)
                advance(len(chunk))
            return
        import multiprocessing  # a build with nothing to do needs neither
        from concurrent.futures import ProcessPoolExecutor

        global _work
        _work = function, chunks
        gc.freeze()  # a collection in a worker would copy the memory that it shares with this process
        try:
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(self.jobs, mp_context=context, initializer=gc.enable) as executor:
                for chunk, results in zip(chunks, executor.map(_do, range(len(chunks))), strict=True):
                    yield results
                    advance(len(chunk))
        finally:
            _work = None
            gc.unfreeze()

    @contextmanager
    def beside(
        self, begin: Callable[[], Begun], finish: Callable[[Begun, Argument], Result]
    ) -> Iterator[Callable[[Argument], Callable[[], Result]]]:
        """Begin something in a process of its own, to be finished once more is known.

        What is given takes that, and gives what waits for the result; an error is raised there. Left before that, the
        process is ended. Where processes cannot be forked, all is done when the result is asked for.
        """
        if not self._forks:
            yield lambda argument: lambda: finish(begin(), argument)
            return
        import multiprocessing

        context = multiprocessing.get_context("fork")
        here, there = context.Pipe()
        process = context.Process(target=_work_beside, args=(begin, finish, here, there))
        process.start()
        there.close()

        def ask(argument: Argument) -> Callable[[], Result]:
            with suppress(BrokenPipeError):  # of a process that ended: the answer tells
                here.send(argument)
            return lambda: _answer(here)

        try:
            yield ask
        finally:
            here.close()
            process.terminate()
            process.join()

    @property
    def _forks(self) -> bool:
        """Whether to fork: a process with threads must not, since one may hold a lock that nobody would open."""
        return self.jobs > 1 and hasattr(os, "fork") and threading.active_count() == 1


_work: tuple[Callable[[Sequence[Any]], Sequence[Any]], Sequence[Sequence[Any]]] | None = None
"""What the processes about to be forked are to do."""


def _do(number: int) -> Sequence[Any]:
    assert _work is not None
    function, chunks = _work
    return function(chunks[number])


def _work_beside(
    begin: Callable[[], Begun], finish: Callable[[Begun, Any], object], asking: "Connection", connection: "Connection"
) -> None:
    """Begin, finish with what is sent, and send what came of it or the error, as far as somebody listens."""
    asking.close()  # else the other side's end would not be noticed
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what is going on is cleared up
    try:
        answer: tuple[object, BaseException | None] = finish(begin(), connection.recv()), None
    except EOFError:
        return
    except BaseException as error:
        answer = None, error
    with suppress(BrokenPipeError):
        connection.send(answer)


def _answer(connection: "Connection") -> Any:
    try:
        result, error = connection.recv()
    except (EOFError, ConnectionResetError):
        raise OperationalError("a process of the build was ended from outside", "Build again with --jobs 1.") from None
    if error is not None:
        raise error
    return result


@contextmanager
def workers(jobs: int | None = None) -> Iterator[Workers]:
    """Give workers for the time of a build; ``jobs`` is the number of processors where it is not said."""
    yield Workers(jobs or processors())


def processors() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
