"""What the tests of the preview share: a build that does as it is told, and requests to the application."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx

from builder.build import Build, Options, Progress
from builder.checking.finding import Finding, Level
from builder.preview.rebuild import Rebuilder
from builder.preview.server import application

ERROR = Finding("content/a.md", 3, 7, "missing-field", Level.ERROR, "no <title>", "Add a title.")
WARNING = Finding("content/b.md", 1, 1, "no-source", Level.WARNING, "no source")
PAGE = "<!DOCTYPE html><html><head><title>{0}</title></head><body>{0}</body></html>"


def options(folder: Path) -> Options:
    return Options(source=folder, output=folder / "site")


class Made:
    """A build that writes a small site, or gives the findings or raises the error that the test puts in."""

    def __init__(self) -> None:
        self.findings: tuple[Finding, ...] = ()
        self.error: Exception | None = None
        self.number = 0
        self.during: Callable[[Progress], None] = lambda _progress: None

    def __call__(self, options: Options, progress: Progress) -> Build:
        self.number += 1
        self.during(progress)
        if self.error is not None:
            raise self.error
        if all(finding.level is not Level.ERROR for finding in self.findings):
            write_site(options.output, f"Build {self.number}")
        return Build(findings=self.findings, statements=1, pages=1)


def write_site(site: Path, text: str) -> None:
    """Put a small site in its place as a build does: made beside it, then swapped in whole."""
    made = Path(tempfile.mkdtemp(dir=site.parent)) / site.name
    for name in ("index.html", "404.html", "über/index.html", "no-head.html"):
        file = made / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>bare" if name == "no-head.html" else PAGE.format(f"{text} {name}"), "utf-8")
    (made / "feed.xml").write_text("<feed/>", "utf-8")
    (made / "unknown.pf_meta").write_bytes(b"\x1f\x8b")
    (made / "empty").mkdir(exist_ok=True)
    if site.exists():
        site.rename(made.parent / "before")
    made.rename(site)


async def rebuild(rebuilder: Rebuilder) -> None:
    """Run the rebuilder for one build."""
    running = asyncio.create_task(rebuilder.run())
    with rebuilder.listening() as outcomes:
        await outcomes.get()
        rebuilder.ask()
        await outcomes.get()
    running.cancel()


async def answer(site: Path, rebuilder: Rebuilder, target: str, host: str = "127.0.0.1:8000") -> httpx.Response:
    """Ask the application for a path just as it is written."""
    transport = httpx.ASGITransport(application(site, rebuilder))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        request = client.build_request("GET", "/", headers={"Host": host})
        request.url = request.url.copy_with(raw_path=target.encode())
        return await client.send(request)


def run(test: Coroutine[Any, Any, None]) -> None:
    """Run a test's coroutine; one that waits for what never comes fails."""
    asyncio.run(asyncio.wait_for(test, 60))
