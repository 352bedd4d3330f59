"""``archive build``."""

import sys
from pathlib import Path

import click

from builder.build import Build, Options, build
from builder.checking.finding import has_errors
from builder.checking.reporters.terminal import report
from builder.cli.options import build_options
from builder.cli.progress import progress_for


@click.command("build")
@build_options
@click.option("--verify", is_flag=True, help="Build a second time from nothing, and fail where a byte differs.")
@click.option("--quiet", is_flag=True, help="Print findings only.")
def command(options: Options, verify: bool, quiet: bool) -> None:
    """Build the site.

    Nothing is published when there is an error; what was published before stays.
    """
    with progress_for(quiet) as progress:
        result = build(options, progress)
    report(result.findings, options.source, site_url=result.url)
    if has_errors(result.findings):
        click.echo("Nothing was published; what was published before is as it was.", err=True)
        sys.exit(1)
    if not quiet:
        click.echo(summary(result, options.output))
        if result.unsegmented:
            click.echo(
                f"The search finds few words of these languages: {', '.join(result.unsegmented)}. "
                "Install the package pagefind-bin-extended to cut their texts into words."
            )
    if verify:
        _verify(options, quiet)


def _verify(options: Options, quiet: bool) -> None:
    from builder.verifying import verify

    with progress_for(quiet) as progress:
        different = verify(options, progress)
    for file in different:
        click.echo(f"differs: {file}", err=True)
    if different:
        click.echo(f"{counted(len(different), 'file')} not as a build from nothing makes them.", err=True)
        sys.exit(1)
    if not quiet:
        click.echo("A build from nothing makes the same site, byte for byte.")


def summary(result: Build, output: Path) -> str:
    """Give what was built, in two lines."""
    drafts = f", {counted(result.drafts_left_out, 'draft')} left out" if result.drafts_left_out else ""
    files = result.published.files if result.published else 0
    written = result.published.written if result.published else 0
    stages = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in result.seconds)
    total = sum(seconds for _, seconds in result.seconds)
    return (
        f"Built {counted(result.statements, 'statement')}{drafts} as {result.pages:,} pages"
        f" ({files:,} files, {written:,} of them new) in {output}\n"
        f"{total:.1f} s: {stages}"
    )


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: '1 draft', '2,000 statements'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
