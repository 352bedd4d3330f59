"""A server on loopback whose pages answer as they are told to, which remembers what it was asked."""

import http.server
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

Reply = tuple[int, Mapping[str, str]]


def reply(status: int, **headers: str) -> Reply:
    return status, {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass
class ServedPages:
    """``pages`` hold replies by path, or by method and path; the last reply of a list stays."""

    port: int = 0
    pages: dict[str, list[Reply]] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    """By address: the stamp of the copy that the Wayback Machine has."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    stamps: list[tuple[str, str | None]] = field(default_factory=list)

    def put(self, path: str, *replies: Reply) -> str:
        self.pages[path] = list(replies)
        return self.at(path.partition(" ")[2] or path)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def methods(self, path: str) -> list[str]:
        return [method for method, _, asked in self.asked if asked == path]

    @property
    def wayback(self) -> str:
        return self.at("/wayback/available")


class _Server(http.server.ThreadingHTTPServer):
    served: ServedPages


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        served, parts = self.server.served, urlsplit(self.path)
        if parts.path == "/wayback/available":
            self._send((200, {}), _snapshot(served, parse_qs(parts.query)))
            return
        served.asked.append((self.command, self.headers["Host"].partition(":")[0], self.path))
        served.agents.add(self.headers["User-Agent"])
        replies = served.pages.get(f"{self.command} {self.path}") or served.pages.get(self.path) or [(404, {})]
        self._send(replies.pop(0) if len(replies) > 1 else replies[0])

    def _send(self, answer: Reply, body: bytes = b"") -> None:
        status, headers = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _snapshot(served: ServedPages, query: Mapping[str, Sequence[str]]) -> bytes:
    address, (near, *_) = query["url"][0], query.get("timestamp", [None])
    served.stamps.append((address, near))
    stamp = served.copies.get(address)
    closest = {
        "status": "200",
        "available": True,
        "url": f"http://web.archive.org/web/{stamp}/{address}",
        "timestamp": stamp,
    }
    return json.dumps({"url": address, "archived_snapshots": {"closest": closest} if stamp else {}}).encode()


@contextmanager
def served_pages() -> Iterator[ServedPages]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.served = ServedPages(port=server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
