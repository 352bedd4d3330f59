"""The preview's server: the built site on loopback, with a script that reloads pages and shows findings."""

import asyncio
from collections.abc import AsyncIterator
from html import escape
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from builder.preview.rebuild import Outcome, Rebuilder

_SCRIPT = '<script type="module" src="/_preview/preview.js"></script></head>'
_NO_STORE = {"Cache-Control": "no-store"}
_OWN_FILES = Path(__file__).parent
_BEAT = 15  # seconds between signs of life, so that a closed page is noticed


def application(site: Path, rebuilder: Rebuilder) -> Starlette:
    """Give the application that serves a built site and the events of its rebuilds."""

    async def events(request: Request) -> Response:
        return StreamingResponse(_events(request, rebuilder), media_type="text/event-stream", headers=_NO_STORE)

    async def script(_request: Request) -> Response:
        return FileResponse(_OWN_FILES / "preview.js", media_type="text/javascript", headers=_NO_STORE)

    async def page(request: Request) -> Response:
        return _page(site, unquote(request.url.path), rebuilder.outcome)

    return Starlette(
        routes=[
            Route("/_preview/events", events),
            Route("/_preview/preview.js", script),
            Route("/{path:path}", page),
        ],
        # Another site's page cannot reach the preview under a name of its own (DNS rebinding).
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]", "testserver"])],
    )


def _page(site: Path, path: str, outcome: Outcome) -> Response:
    file = (site / path.lstrip("/")).resolve()
    if not file.is_relative_to(site.resolve()):
        return Response("Not found", 404)
    if file.is_dir():
        file = file / "index.html"
    if not file.is_file():
        missing = site / "404.html"
        if not missing.is_file():
            return HTMLResponse(_unbuilt(outcome), 503, headers=_NO_STORE)
        return HTMLResponse(_with_script(missing), 404, headers=_NO_STORE)
    if file.suffix == ".html":
        return HTMLResponse(_with_script(file), headers=_NO_STORE)
    return FileResponse(file, headers=_NO_STORE)


def _with_script(file: Path) -> str:
    return file.read_text("utf-8").replace("</head>", _SCRIPT, 1)


def _unbuilt(outcome: Outcome) -> str:
    lines = [str(finding) for finding in outcome.findings] or [outcome.failure or "The site is being built."]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    title = "No site yet"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{_SCRIPT}'
        f"<body><h1>{title}</h1><ul>{items}</ul></body></html>"
    )


async def _events(request: Request, rebuilder: Rebuilder) -> AsyncIterator[str]:
    queue = rebuilder.listen()
    try:
        while not await request.is_disconnected():
            try:
                outcome = await asyncio.wait_for(queue.get(), _BEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            yield f"data: {outcome.message()}\n\n"
    finally:
        rebuilder.leave(queue)
