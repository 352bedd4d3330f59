"""Building in a process of its own: the one that serves has threads, and a build forks; one must not do both.

The process is started once and builds whenever it is asked to.
"""

import multiprocessing
import signal
import traceback
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Protocol, runtime_checkable

from builder.build import Build, Options, Progress, build
from builder.errors import OperationalError
from builder.preview.glance import Glance


class BuildFailed(Exception):
    """A fault of the program in the process that builds; its message is the trace."""


class _Stopped(Exception):
    """Whoever asked for the build no longer wants it."""


@runtime_checkable
class Viewer(Protocol):
    """Progress that hears too when what was edited can be looked at, before the build is done."""

    def shown(self) -> None:
        """The pages of edited statements are in their places."""


class BuilderApart:
    """Builds in another process."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None

    def __call__(self, options: Options, progress: Progress) -> Build:
        """Build there, and give what it came to.

        Raises:
            OperationalError: as ``builder.build.build`` does.
            BuildFailed: the process ended or failed.
        """
        connection = self._started()
        connection.send(options)
        stopping: BaseException | None = None
        while True:
            try:
                kind, value = connection.recv()
            except (EOFError, OSError) as error:
                self.end()
                raise BuildFailed("the process that builds ended") from error
            if kind in ("start", "advance") and stopping is None:
                try:
                    progress.start(*value) if kind == "start" else progress.advance(*value)
                except BaseException as error:
                    stopping = error
                    connection.send("stop")
            elif kind == "shown":
                if isinstance(progress, Viewer):
                    progress.shown()
            elif kind == "done":
                if stopping is not None:
                    raise stopping
                result: Build = value
                return result
            elif kind == "operational":
                raise OperationalError(*value)
            elif kind == "failed":
                if stopping is not None:
                    raise stopping
                raise BuildFailed(value)

    def end(self) -> None:
        """End the process."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join(5)
            self._process.kill()
        self._process = self._connection = None

    def _started(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._connection is None:
            context = multiprocessing.get_context("spawn")  # it begins without the threads of this one
            self._connection, there = context.Pipe()
            self._process = context.Process(target=_serve, args=(there,))
            self._process.start()
            there.close()
        return self._connection


class _Told(Progress):
    """Progress that is sent on, and answered where the build is no longer wanted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, stage: str, total: int | None) -> None:
        self._tell("start", (stage, total))

    def advance(self, count: int) -> None:
        self._tell("advance", (count,))

    def _tell(self, kind: str, value: tuple[object, ...]) -> None:
        self._connection.send((kind, value))
        if self._connection.poll():
            self._connection.recv()
            raise _Stopped


def _serve(connection: Connection) -> None:
    """Build whenever options arrive, until the connection ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl+C here too; the other process sees to the end
    glance = Glance()
    with suppress(EOFError, OSError):
        while True:
            options = connection.recv()
            if not isinstance(options, Options):
                continue  # "stop", after the build had ended
            try:
                if glance.show(options):
                    connection.send(("shown", None))
                result = build(options, _Told(connection))
                connection.send(("done", replace(result, planned=None)))
                if result.planned:
                    glance.remember(result.planned, options)
            except OperationalError as error:
                connection.send(("operational", (error.message, error.remedy)))
            except _Stopped:
                connection.send(("failed", "stopped"))
            except Exception:
                connection.send(("failed", traceback.format_exc()))
