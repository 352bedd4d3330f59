"""The preview's application: the site as it was last built, and the events of its rebuilds."""

import asyncio
import ipaddress
import mimetypes
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from builder.preview.messages import script_tag, stand_in
from builder.preview.rebuild import Rebuilder

_OWN = Path(__file__).parent
_BEAT = 15.0
"""Seconds between signs of life on a quiet event stream, so that a page that is gone is noticed."""

_HTML = "text/html; charset=utf-8"
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
}
"""Types that must be right on every machine; ``mimetypes`` asks the system's own tables."""

_STAND_IN_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"


def application(site: Path, rebuilder: Rebuilder) -> Starlette:
    """Give the application that serves a built site and the events of its rebuilds."""

    async def events(_request: Request) -> Response:
        return StreamingResponse(event_stream(rebuilder), media_type="text/event-stream", headers=_headers())

    async def own_file(request: Request) -> Response:
        file = _OWN / Path(request.scope["path"]).name
        return _file(file, file.read_bytes())

    async def page(request: Request) -> Response:
        return await _page(site, request.scope["path"], rebuilder)

    return Starlette(
        routes=[
            Route("/_preview/events", events),
            Route("/_preview/preview.js", own_file),
            Route("/_preview/preview.css", own_file),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(LoopbackNames)],
    )


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own, whatever a name server says."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class LoopbackNames:
    """Turns away requests under other names: another site's page could reach the preview by one (DNS rebinding)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of HTTP."""
        answer = self._app
        if scope["type"] == "http":
            try:
                host = urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname or ""
            except ValueError:
                host = ""
            if not is_loopback(host):
                text = "The preview answers to 127.0.0.1, [::1] and localhost only.\n"
                answer = PlainTextResponse(text, 403, headers=_headers())
        await answer(scope, receive, send)


async def event_stream(rebuilder: Rebuilder) -> AsyncIterator[str]:
    """Give the outcomes, the present one first, as server-sent events, until the preview ends."""
    with rebuilder.listening() as outcomes:
        yield "retry: 1000\n\n"
        while True:
            try:
                outcome = await asyncio.wait_for(outcomes.get(), _BEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if outcome is None:
                return
            yield f"data: {outcome.message()}\n\n"


@dataclass(frozen=True, slots=True)
class _Found:
    """What a path leads to: a file and its bytes, or, without them, a folder named without its slash."""

    path: Path
    content: bytes | None


async def _page(site: Path, path: str, rebuilder: Rebuilder) -> Response:
    build = rebuilder.outcome.site  # read first: a page taken for older than it is only reloads once more
    if not build and not site.is_dir():
        return _stand_in(rebuilder)
    before = _identity(site)
    found = await asyncio.to_thread(_find, site, path)
    if found is None and (before is None or before != _identity(site)):
        # The site was being swapped for the next one just then.
        await rebuilder.settled()
        found = await asyncio.to_thread(_find, site, path)
    if found is not None and found.content is None:
        return Response(status_code=307, headers=_headers(Location=f"/{quote(path.strip('/'))}/"))
    if found is not None and found.content is not None:
        return _file(found.path, found.content, build)
    missing = await asyncio.to_thread(_find, site, "/404.html")
    if missing is not None and missing.content is not None:
        return _file(missing.path, missing.content, build, status=404)
    return PlainTextResponse("Not found\n", 404, headers=_headers())


def _find(site: Path, path: str) -> _Found | None:
    """Read the file that a path leads to, if it is one of the site's."""
    try:
        root = site.resolve()
        file = (root / path.lstrip("/")).resolve()
        if not file.is_relative_to(root):
            return None
        if path.endswith("/"):
            file = file / "index.html"
        elif file.is_dir():
            return _Found(file, None) if (file / "index.html").is_file() else None
        return _Found(file, file.read_bytes())
    except (OSError, ValueError):  # no such file, a name too long, a null character
        return None


def _identity(site: Path) -> int | None:
    try:
        return site.stat().st_ino
    except OSError:
        return None


def _file(path: Path, content: bytes, build: str = "", status: int = 200) -> Response:
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name, strict=False)[0] or "application/octet-stream"
    if kind == _HTML:
        tag = script_tag(f"site={build}").encode()
        head, end, rest = content.partition(b"</head>")
        content = head + tag + end + rest
    return Response(content, status, headers=_headers(**{"Content-Type": kind}))


def _stand_in(rebuilder: Rebuilder) -> Response:
    content = stand_in(rebuilder.outcome).encode(errors="backslashreplace")
    headers = _headers(**{"Content-Type": _HTML, "Content-Security-Policy": _STAND_IN_POLICY})
    return Response(content, 503, headers=headers)


def _headers(**more: str) -> dict[str, str]:
    return {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **more}
