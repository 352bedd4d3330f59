"""Pages from a server on this machine, which behaves well and badly."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from builder.errors import OperationalError
from builder.importing.web_pages import fetching
from builder.importing.web_pages.fetching import fetch_page
from builder.importing.web_pages.html_page import decode_page

PAGE = "<html><body><p>naïve</p></body></html>".encode("cp1252")


class _Handler(BaseHTTPRequestHandler):
    agents: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        match self.path:
            case "/page":
                self._send(200, PAGE, "text/html; charset=iso-8859-1")
            case "/moved":
                self._send(301, b"", "text/html", location="/page")
            case "/round":
                self._send(302, b"", "text/html", location="/round")
            case "/paper":
                self._send(200, b"%PDF-1.7", "application/pdf")
            case "/large":
                self._send(200, b"x" * 2_000, "text/html")
            case _:
                self._send(404, b"no", "text/html")

    def _send(self, status: int, content: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_page_is_fetched_with_its_address_digest_and_charset(server: str) -> None:
    capture = fetch_page(f"{server}/moved")
    assert capture.content == PAGE
    assert capture.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert capture.address == f"{server}/page"
    assert "naïve" in decode_page(capture.content, capture.charset)
    assert _Handler.agents[-1].startswith("statement-archive/")


@pytest.mark.parametrize(
    ("path", "message"),
    [("/gone", "404"), ("/round", "more than 5 times"), ("/paper", "application/pdf")],
)
def test_what_cannot_be_fetched_says_why_and_what_to_do(server: str, path: str, message: str) -> None:
    with pytest.raises(OperationalError, match=message) as raised:
        fetch_page(server + path)
    assert "import" in raised.value.remedy


def test_a_page_beyond_the_limit_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SIZE_LIMIT", 1_000)
    with pytest.raises(OperationalError, match="larger than"):
        fetch_page(f"{server}/large")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[/", "http://"])
def test_no_server_and_no_address_are_no_traceback(url: str) -> None:
    with pytest.raises(OperationalError, match="cannot be fetched"):
        fetch_page(url)
