"""Rebuilding: one build at a time, in a thread, and the word of its outcome to whoever listens."""

import asyncio
import secrets
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from builder.build import Build, Options, Progress
from builder.checking.finding import has_errors
from builder.errors import OperationalError
from builder.preview.apart import BuilderApart, BuildFailed
from builder.preview.messages import Outcome

Run = Callable[[Options, Progress], Build]
"""What builds: a process of its own, or a test's own."""

Outcomes = asyncio.Queue[Outcome | None]
"""The outcomes that a listener has yet to hear; None ends them."""


class _Stopped(Exception):
    """The preview ends, and the build with it."""


class _UntilStopped:
    """Progress that ends a build on its way, since a thread cannot be ended from outside."""

    def __init__(self, stopping: threading.Event, show: Callable[[], None] = lambda: None) -> None:
        self._stopping = stopping
        self._show = show

    def shown(self) -> None:
        self._show()

    def start(self, stage: str, total: int | None) -> None:
        self._end()

    def advance(self, count: int) -> None:
        self._end()

    def _end(self) -> None:
        if self._stopping.is_set():
            raise _Stopped


class Rebuilder:
    """Builds whenever it is asked to; what is asked for during a build comes to one more build."""

    def __init__(self, options: Options, run: Run | None = None) -> None:
        self._options = options
        self._apart = BuilderApart()
        self._run = run or self._apart
        self._wanted = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = threading.Event()
        self._listeners: set[Outcomes] = set()
        self._number = 0
        self._index_waits = False
        # A page of an earlier run of the preview must not take this run's first build for its own.
        self._mark = secrets.token_hex(4)
        self.outcome = Outcome(build=f"{self._mark}-0")

    def ask(self) -> None:
        """Ask for a build."""
        self._idle.clear()
        self._wanted.set()

    async def run(self) -> None:
        """Build each time it is asked for, until stopped."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if self._stopping.is_set():
                return
            self._number += 1
            loop = asyncio.get_running_loop()
            outcome = await asyncio.to_thread(self._build, self._number, loop)
            if self._stopping.is_set():
                return
            self._tell(outcome)
            if self._index_waits and not self._wanted.is_set():
                failure = await asyncio.to_thread(self._index)
                if failure and not self._stopping.is_set():
                    self._tell(replace(outcome, failure=failure))
            if not self._wanted.is_set():
                self._idle.set()

    def _tell(self, outcome: Outcome) -> None:
        self.outcome = outcome
        for listener in self._listeners:
            listener.put_nowait(outcome)

    def _index(self) -> str:
        """Let the search's index follow what was published, and give what went wrong, if anything did."""
        try:
            self._run(self._options, _UntilStopped(self._stopping))
        except _Stopped:
            return ""
        except OperationalError as error:
            return f"{error.message}. {error.remedy}"
        except Exception as error:
            return f"the search could not be indexed: {error}"
        return ""

    async def settled(self) -> None:
        """Wait until no build is under way or asked for."""
        await self._idle.wait()

    def stop(self) -> None:
        """End what listeners hear, and the build that is under way as soon as its workers' hands are empty.

        Workers are not killed: an executor that loses one while it cancels the rest can hang.
        """
        if self._stopping.is_set():
            return
        self._stopping.set()
        self._wanted.set()
        self._idle.set()
        for listener in self._listeners:
            listener.put_nowait(None)

    def close(self) -> None:
        """End the process that builds."""
        self._apart.end()

    @contextmanager
    def listening(self) -> Iterator[Outcomes]:
        """Give the queue of the outcomes from now on, the present one first."""
        outcomes: Outcomes = asyncio.Queue()
        outcomes.put_nowait(self.outcome)
        if self._stopping.is_set():
            outcomes.put_nowait(None)
        self._listeners.add(outcomes)
        try:
            yield outcomes
        finally:
            self._listeners.discard(outcomes)

    def _build(self, number: int, loop: asyncio.AbstractEventLoop) -> Outcome:
        """Build once; whatever goes wrong is in the outcome."""
        name, site = f"{self._mark}-{number}", self.outcome.site
        glance = replace(self.outcome, build=f"{name}-glance", site=f"{name}-glance", glance=True)
        start = time.perf_counter()
        self._index_waits = False
        try:

            def show() -> None:
                loop.call_soon_threadsafe(self._tell, glance)

            progress = _UntilStopped(self._stopping, show)
            result = self._run(replace(self._options, index_later=self._options.search), progress)
        except OperationalError as error:
            return Outcome(build=name, site=site, failure=f"{error.message}. {error.remedy}")
        except BuildFailed as error:
            return Outcome(build=name, site=site, failure="the build failed", trace=str(error))
        except Exception as error:  # the preview outlives a fault of its own program
            said = str(error) or type(error).__name__
            return Outcome(build=name, site=site, failure=f"the build failed: {said}", trace=traceback.format_exc())
        self._index_waits = result.index_waits
        return Outcome(
            build=name,
            site=site if has_errors(result.findings) else name,
            findings=result.findings,
            statements=result.statements,
            pages=result.pages,
            seconds=time.perf_counter() - start,
        )
