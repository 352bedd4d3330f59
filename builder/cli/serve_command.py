"""``archive serve``."""

import asyncio
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from builder.build import Options
from builder.cache import FOLDER as CACHE
from builder.checking.reporters.terminal import report
from builder.cli.options import drafts_option, jobs_option, source_option
from builder.preview.messages import Outcome
from builder.preview.server import is_loopback
from builder.preview.serving import address_of, listen, serve


def _check_host(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    host = value.strip("[]")
    if not is_loopback(host):
        raise click.BadParameter("the preview is for this machine only: 127.0.0.1, ::1 or localhost")
    return host


@click.command("serve")
@source_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    callback=_check_host,
    help="An address of this machine's own: 127.0.0.1, ::1 or localhost.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@jobs_option
@drafts_option
@click.option("--no-search", is_flag=True, help="Leave the search out, for quicker builds.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def command(
    source: Path,
    host: str,
    port: int,
    jobs: int | None,
    drafts: bool,
    no_search: bool,
    open_browser: bool,
) -> None:
    """Show the site in a browser, and every change as it is made.

    Served on this machine only, from a folder in .cache/; _site stays as it is. With a mistake in the content the
    last good page stays, with the mistake over it. The search follows a moment after the pages.
    """
    with listen(host, port) as listening, _folder(source, port) as folder:
        address = address_of(listening, host)
        options = Options(
            source=source,
            output=folder / "site",
            base_url=address,
            jobs=jobs,
            drafts=drafts,
            search=not no_search,
            cache=source.absolute() / CACHE,
        )
        ready = partial(_announce, address, open_browser)
        asyncio.run(serve(options, listening, partial(_tell, source), ready))


@contextmanager
def _folder(source: Path, port: int) -> Iterator[Path]:
    """Give the folder that holds the site: the next preview at a port that was named begins where this one ends."""
    if port:
        yield source.absolute() / CACHE / f"preview-{port}"
        return
    with tempfile.TemporaryDirectory(prefix="archive-preview-", ignore_cleanup_errors=True) as temporary:
        yield Path(temporary)


def _announce(address: str, open_browser: bool) -> None:
    click.echo(f"Serving {address} (Ctrl+C ends it)")
    if open_browser:
        # A browser for the terminal would hold up everything until it is closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _tell(source: Path, outcome: Outcome) -> None:
    if outcome.glance:
        return
    report(outcome.findings, source)
    if outcome.good:
        click.echo(f"Built {outcome.statements:,} statements as {outcome.pages:,} pages in {outcome.seconds:.1f} s.")
        return
    if outcome.trace:
        click.echo(outcome.trace, err=True)
    if outcome.failure:
        click.echo(outcome.failure, err=True)
    shown = "The last good site is still shown." if outcome.site else "There is no site to show yet."
    click.echo(shown, err=True)
