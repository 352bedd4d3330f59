"""Serving: the socket, the server, the watch and the rebuilds side by side, and their common end."""

import asyncio
import errno
import multiprocessing
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from builder.build import Options
from builder.errors import OperationalError
from builder.preview.messages import Outcome
from builder.preview.rebuild import Rebuilder
from builder.preview.server import application
from builder.preview.watching import watch

Tell = Callable[[Outcome], None]


def listen(host: str, port: int) -> socket.socket:
    """Take a port of this machine; 0 is any that is free.

    Raises:
        OperationalError: the port is taken, or the system gives it to nobody.
    """
    host = "127.0.0.1" if host.lower() == "localhost" else host
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    if os.name == "posix":  # elsewhere this would let two programs share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            remedy = f"Name another with --port {port + 1 if port < 65535 else 8000}, or take any with --port 0."
            raise OperationalError(f"port {port} is taken", remedy) from error
        remedy = "Name another with --port 8000, or take any with --port 0."
        raise OperationalError(f"port {port} of {host} cannot be used: {error.strerror}", remedy) from error
    return listening


def address_of(listening: socket.socket, host: str) -> str:
    """Give the address at which a browser finds the preview."""
    port = listening.getsockname()[1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


async def serve(options: Options, listening: socket.socket, tell: Tell, ready: Callable[[], None]) -> None:
    """Serve the archive, and build it at every change, until a signal ends it.

    ``ready`` is called when a browser may come and a signal is heeded, ``tell`` after each build.

    Raises:
        OperationalError: the archive cannot be watched.
    """
    rebuilder = Rebuilder(options)
    server = _Server(_config(options.output, rebuilder))

    def stop() -> None:
        rebuilder.stop()
        server.should_exit = True

    watching = asyncio.create_task(watch(options.source, rebuilder.ask))
    telling = asyncio.create_task(_tell(rebuilder, tell))
    rebuilding = asyncio.create_task(rebuilder.run())
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    tasks = (watching, telling, rebuilding, serving)
    with _signals(stop):
        try:
            ready()
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop()
            watching.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
            rebuilder.close()
    for end in ends:
        if isinstance(end, Exception):
            raise end


class _Server(uvicorn.Server):
    """A server that leaves signals alone: they end more than it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _config(site: Path, rebuilder: Rebuilder) -> uvicorn.Config:
    return uvicorn.Config(
        application(site, rebuilder),
        log_level="warning",
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )


async def _tell(rebuilder: Rebuilder, tell: Tell) -> None:
    """Pass on the outcome of each build, without the one before the first."""
    with rebuilder.listening() as outcomes:
        await outcomes.get()
        while (outcome := await outcomes.get()) is not None:
            tell(outcome)


@contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call ``stop`` at the first signal that asks the program to end; Ctrl+C once more waits for nothing."""
    loop = asyncio.get_running_loop()
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    ending = [getattr(signal, name) for name in names if hasattr(signal, name)]

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def at_once(number: int, _frame: FrameType | None) -> None:
        for process in multiprocessing.active_children():
            process.kill()
        os._exit(128 + number)

    def heard(_number: int, _frame: FrameType | None) -> None:
        for each in ending:
            signal.signal(each, at_once if each == signal.SIGINT else signal.SIG_IGN)
        loop.call_soon_threadsafe(stop)

    before = {number: signal.signal(number, heard) for number in ending}
    try:
        yield
    finally:
        restore()
