"""``archive check``."""

import sys
from pathlib import Path

import click

from builder.build import Options, examine
from builder.checking.finding import has_errors
from builder.checking.reporters import github, json_report, terminal
from builder.cli.build_command import counted
from builder.cli.options import drafts_option, jobs_option, source_option
from builder.cli.progress import progress_for


@click.command("check")
@source_option
@jobs_option
@drafts_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["terminal", "github", "json"]),
    default="terminal",
    show_default=True,
    help="How findings are printed; github makes annotations and a job summary.",
)
def command(source: Path, jobs: int | None, drafts: bool, output_format: str) -> None:
    """Say what is wrong with the content, and what to do about it."""
    options = Options(source=source, output=source / "_site", jobs=jobs, drafts=drafts)
    with progress_for(output_format != "terminal") as progress:
        result = examine(options, progress)
    if output_format == "github":
        github.report(result.findings)
    elif output_format == "json":
        json_report.report(result.findings)
    else:
        terminal.report(result.findings, source)
        if not result.findings:
            click.echo(f"{counted(result.statements, 'statement')}, nothing to mend.")
    sys.exit(1 if has_errors(result.findings) else 0)
