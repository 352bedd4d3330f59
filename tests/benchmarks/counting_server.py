"""A server on loopback that counts what it sends, and can be as slow as a line: the other side of the browser's count.

HTTP/1.1 with connections kept open, gzip for texts, ``Cache-Control: max-age=600`` and ETags, as hosts of static
sites have them. It is slow for all connections together, those of workers too: the developer tools of a browser slow
down each target by itself.
"""

import gzip
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TEXTS = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml", ".txt", ".jsonl"})
_PIECE = 4_096  # bytes sent at a time on a slow line


@dataclass(frozen=True, slots=True)
class Line:
    """How fast: bytes a second, and seconds until an answer begins. None of both for a line without limits."""

    name: str
    rate: float = 0
    latency: float = 0


FAST = Line("no limit")
SLOW = Line("1.6 Mbit/s, 150 ms", rate=1.6e6 / 8, latency=0.15)


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer: for which path, with what status, and its bytes with the headers."""

    path: str
    status: int
    size: int


class CountingServer(http.server.ThreadingHTTPServer):
    """Serves a folder at its root."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.line = FAST
        self._sent: list[Sent] = []
        self._lock = threading.Lock()
        self._free = 0.0

    @property
    def address(self) -> str:
        """The address of the root, with a slash."""
        return f"http://127.0.0.1:{self.server_port}/"

    def take(self) -> list[Sent]:
        """Give the answers since this was last asked."""
        with self._lock:
            sent, self._sent = self._sent, []
        return sent

    def note(self, sent: Sent) -> None:
        """Note an answer."""
        with self._lock:
            self._sent.append(sent)

    def wait_for(self, size: int) -> None:
        """Wait until the line has carried so many bytes more, after those that were sent before."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.line.rate
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: CountingServer

    def do_GET(self) -> None:
        """Answer with a file."""
        path = unquote(urlsplit(self.path).path)
        file = (self.server.folder / path.lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_file() or not file.is_relative_to(self.server.folder):
            self._answer(404, b"", {})
            return
        state = file.stat()
        headers = {"ETag": f'"{state.st_mtime_ns:x}-{state.st_size:x}"', "Cache-Control": "max-age=600"}
        if self.headers.get("If-None-Match") == headers["ETag"]:
            self._answer(304, b"", headers)
            return
        headers["Content-Type"] = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if file.suffix in _TEXTS:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            self._answer(200, _zipped(file, state.st_mtime_ns), headers)
        else:
            self._answer(200, file.read_bytes(), headers)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        lines = [f"HTTP/1.1 {status} {self.responses[status][0]}", f"Date: {self.date_time_string()}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if status != 304:
            lines.append(f"Content-Length: {len(body)}")
        content = "\r\n".join([*lines, "", ""]).encode("ascii") + body
        self.server.note(Sent(self.path, status, len(content)))
        if not self.server.line.rate:
            self.wfile.write(content)
            return
        time.sleep(self.server.line.latency)
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            self.server.wait_for(len(piece))
            self.wfile.write(piece)

    def handle_one_request(self) -> None:
        """Answer a request; the browser may leave meanwhile."""
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@cache
def _zipped(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)


@contextmanager
def serving(folder: Path) -> Iterator[CountingServer]:
    """Serve a folder while the context lasts."""
    with CountingServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
