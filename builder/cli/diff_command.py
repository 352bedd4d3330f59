"""``archive diff``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.checking.reporters import terminal
from builder.cli.options import jobs_option, source_option
from builder.cli.progress import progress_for
from builder.errors import OperationalError
from builder.output.carrying import write_atomically

if TYPE_CHECKING:  # what compares takes longer to load than --help should
    from builder.comparing.comparison import Comparison

_LOST, _NOT_COMPARED = 1, 2


@click.command("diff")
@click.argument("old")
@click.argument("new", default="WORKTREE")
@source_option
@jobs_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How it is told; markdown is for a comment or a job summary.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write instead of printing.")
@click.option(
    "--limit",
    type=click.IntRange(1_000),
    default=65_536,
    show_default=True,
    help="The most characters that Markdown may have: what a comment takes.",
)
@click.option(
    "--shown",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="How many changes are shown in full; the other pages are named.",
)
@click.option("--search", is_flag=True, help="Build the search too, where a site has to be built, to compare its size.")
def command(
    old: str,
    new: str,
    source: Path,
    jobs: int | None,
    output_format: str,
    output: Path | None,
    limit: int,
    shown: int,
    search: bool,
) -> None:
    """Tell what differs for readers between OLD and NEW.

    Each is the folder of a built site, a Git revision, or WORKTREE, which is the files as they stand and what NEW is if
    it is left out. Revisions are built in a temporary folder, without the search unless --search is given.

    Exit status: 0 when no address was lost, 1 when one was, 2 when nothing was compared, for wrong usage or for
    errors in the content of either side.
    """
    from builder.comparing.comparison import compare
    from builder.comparing.revisions import Unbuildable
    from builder.comparing.sides import UnknownSide, sides

    try:
        with (
            progress_for(quiet=not sys.stdout.isatty()) as progress,
            sides(source, (old, new), search=search, jobs=jobs, progress=progress) as site,
        ):
            try:
                comparison = compare(site(old), site(new))
            except Unbuildable as error:
                terminal.report(error.findings, error.source)
                click.echo(f"archive: {error.name} cannot be compared: its content has errors.", err=True)
                sys.exit(_NOT_COMPARED)
    except UnknownSide as error:
        raise click.UsageError(f"{error}.") from error
    except OperationalError as error:
        click.echo(f"archive: {error.message}\n  {error.remedy}", err=True)
        sys.exit(_NOT_COMPARED)
    told = _told(comparison, output_format, limit, shown)
    if output:
        write_atomically(output, told)
    else:
        click.echo(told, nl=False)
    sys.exit(_LOST if comparison.lost else 0)


def _told(comparison: "Comparison", output_format: str, limit: int, shown: int) -> str:
    from builder.comparing.report import report
    from builder.comparing.reporters import json_report, markdown, text

    if output_format == "json":
        return json_report.as_json(comparison)
    blocks = report(comparison, shown)
    return markdown.as_markdown(blocks, limit) if output_format == "markdown" else text.as_text(blocks)
