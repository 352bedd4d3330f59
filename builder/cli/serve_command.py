"""``archive serve``."""

import asyncio
import socket
import tempfile
import webbrowser
from pathlib import Path

import click

from builder.build import Options
from builder.checking.reporters.terminal import report
from builder.cli.options import drafts_option, jobs_option, source_option
from builder.errors import OperationalError
from builder.preview.rebuild import Outcome, Rebuilder


@click.command("serve")
@source_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@jobs_option
@drafts_option
@click.option("--no-search", is_flag=True, help="Leave the search out, for quicker builds.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def command(source: Path, port: int, jobs: int | None, drafts: bool, no_search: bool, open_browser: bool) -> None:
    """Show the site in a browser, and every change as it is made.

    Served on this machine only, from a temporary folder; _site stays as it is.
    """
    listening = _listen(port)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    with tempfile.TemporaryDirectory(prefix="archive-preview-") as temporary:
        options = Options(
            source=source,
            output=Path(temporary) / "site",
            base_url=address,
            jobs=jobs,
            drafts=drafts,
            search=not no_search,
        )
        asyncio.run(_serve(options, listening, address, open_browser))


def _listen(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        raise OperationalError(f"port {port} is taken", "Name another with --port, or --port 0.") from error
    return listening


async def _serve(options: Options, listening: socket.socket, address: str, open_browser: bool) -> None:
    import uvicorn

    from builder.preview.server import application

    rebuilder = Rebuilder(options)
    _tell(await rebuilder.rebuild(), options.source)
    config = uvicorn.Config(
        application(options.output, rebuilder), log_level="warning", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    watching = asyncio.create_task(_watch(rebuilder, options.source))
    click.echo(f"Serving {address} (Ctrl+C ends it)")
    if open_browser:
        webbrowser.open(address)
    try:
        await server.serve(sockets=[listening])
    finally:
        watching.cancel()


async def _watch(rebuilder: Rebuilder, source: Path) -> None:
    from watchfiles import awatch

    watched = [source / name for name in ("content", "templates", "site.yaml") if (source / name).exists()]
    async for _ in awatch(*watched or [source]):
        _tell(await rebuilder.rebuild(), source)


def _tell(outcome: Outcome, source: Path) -> None:
    report(outcome.findings, source)
    if outcome.failure:
        click.echo(outcome.failure, err=True)
    elif outcome.good:
        click.echo(f"Build {outcome.number} is shown.")
    else:
        click.echo("The last good site is still shown.", err=True)
