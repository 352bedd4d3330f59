"""Options that several commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from builder.build import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def check_url(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Take a web address only."""
    if value is None:
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise click.BadParameter("write it as https://name.example/ or https://name.example/path/")
    return value if value.endswith("/") else value + "/"


def source_option(command: Command) -> Command:
    """Add ``--source``."""
    return click.option(
        "--source",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        show_default="the current folder",
        help="The archive's folder: the one with site.yaml.",
    )(command)


def output_option(command: Command) -> Command:
    """Add ``--output``."""
    return click.option(
        "--output",
        type=click.Path(path_type=Path),
        default=None,
        help="Where the site is written.  [default: _site in the archive's folder]",
    )(command)


def jobs_option(command: Command) -> Command:
    """Add ``--jobs``."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        default=None,
        help="How many processes work side by side.  [default: one a processor]",
    )(command)


def drafts_option(command: Command) -> Command:
    """Add ``--drafts``."""
    return click.option("--drafts", is_flag=True, help="Show drafts too, as far as they are complete.")(command)


def build_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of whatever builds; the command is called with an ``Options`` in their place."""

    @wraps(command)
    def with_options(
        source: Path,
        output: Path | None,
        base_url: str | None,
        jobs: int | None,
        drafts: bool,
        no_search: bool,
        **more: Any,
    ) -> None:
        options = Options(
            source=source,
            output=output or source / "_site",
            base_url=base_url,
            jobs=jobs,
            drafts=drafts,
            search=not no_search,
        )
        command(options, **more)

    no_search = click.option("--no-search", is_flag=True, help="Leave the search out.")
    where = click.option(
        "--base-url", callback=check_url, help="Where the site will be published; overrides site.yaml."
    )
    for option in (no_search, drafts_option, jobs_option, where, output_option, source_option):
        with_options = option(with_options)
    return with_options
