"""``archive ledger``."""

import sys
from pathlib import Path

import click

from builder.addresses.ledgers import FOLDER, ledger_of, write_ledgers
from builder.build import Options, archive_at
from builder.checking.finding import has_errors
from builder.checking.reporters import terminal
from builder.cli.build_command import counted
from builder.cli.options import jobs_option, source_option


@click.command("ledger")
@source_option
@jobs_option
def command(source: Path, jobs: int | None) -> None:
    """Remember what is published, so that addresses of passages go on resolving when texts are edited.

    Writes content/ledger/, a file a statement. Run it when changes are merged and commit what it wrote.
    """
    with archive_at(Options(source=source, output=source / "_site", jobs=jobs)) as (archive, findings):
        if archive is None or has_errors(findings):
            terminal.report(findings, source)
            click.echo("Nothing was written; mend the errors first.", err=True)
            sys.exit(1)
        before = archive.ledgers_of
        ledgers = [ledger_of(each.statement, each.path, before.get(each.id, ())) for each in archive.statements]
        written = write_ledgers(source, ledgers)
    click.echo(f"{counted(len(ledgers), 'ledger')} in {FOLDER.as_posix()}/, {written:,} of them new or changed.")
