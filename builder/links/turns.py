"""Who may ask when: few requests at a time to one host, with a pause between them, and a limit over all."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Time:
    """How time passes: a clock that gives seconds, and how to wait for so many."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many requests at a time, to one host and in all, and the seconds between two to one host."""

    per_host: int = 1
    in_all: int = 16
    pause: float = 1.0


class Turns:
    """The turns of all hosts. A host that wants to be left alone gets none any more."""

    def __init__(self, pace: Pace, passing: Time) -> None:
        self._pace = pace
        self._clock = passing.clock
        self._sleep = passing.sleep
        self._in_all = asyncio.Semaphore(pace.in_all)
        self._places: dict[str, asyncio.Semaphore] = {}
        self._due: dict[str, float] = {}
        self._left: set[str] = set()

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host, and hold it."""
        async with self._places.setdefault(host, asyncio.Semaphore(self._pace.per_host)):
            while (wait := self._due.get(host, 0.0) - self._clock()) > 0:
                await self._sleep(wait)
            async with self._in_all:
                try:
                    yield
                finally:
                    self.postpone(host, self._pace.pause)

    def postpone(self, host: str, seconds: float) -> None:
        """Give no turn at a host for so many seconds."""
        self._due[host] = max(self._due.get(host, 0.0), self._clock() + seconds)

    def leave(self, host: str) -> None:
        """Leave a host alone from now on."""
        self._left.add(host)

    def has_left(self, host: str) -> bool:
        """Whether a host is left alone."""
        return host in self._left
