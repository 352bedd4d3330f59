"""``archive import``."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from builder.checking.finding import Finding, has_errors
from builder.checking.reporters.terminal import count_in_words
from builder.cli.progress import progress_for
from builder.importing.import_records import ImportReport, import_records

_MOST_SHOWN = 50
"""A file of another kind, given by mistake, would print a finding for each of its lines."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="The archive's folder, or its content folder; a new archive is begun where there is none.",
)
@click.option(
    "--status",
    type=click.Choice(["draft", "published"]),
    default=None,
    help="Put this in the place of the records' own status.",
)
def command(file: Path, into: Path, status: str | None) -> None:
    """Import statements from a JSON Lines file, plain or gzip.

    Each line is one JSON object: id, title, speaker, speaker_role, date, date_precision, outlet, venue, language,
    source_url, licence, text, or any field of a statement; other keys go to 'extra'. A record that lacks a title,
    speaker, date, outlet or text becomes a draft. Files that are there already are never overwritten.
    """
    with progress_for(quiet=False) as progress:
        progress.start("import", None)
        result = import_records(file, into, status=status, advance=progress.advance)
    _print_findings(result.findings)
    click.echo(summary(result))
    sys.exit(1 if has_errors(result.findings) else 0)


def summary(result: ImportReport) -> str:
    """Give what was imported, what was not, and why."""
    lines = []
    if result.archive.settings_made:
        lines.append(f"Began an archive: {result.archive.root / 'site.yaml'} holds its title.")
    lines.append(
        f"Imported {_count(result.imported, 'statement')} into {result.archive.content},"
        f" {result.unchanged:,} unchanged, {len(result.kept):,} kept as they are;"
        f" {_count(len(result.registry_entries), 'new registry entry', 'new registry entries')}."
    )
    if result.escaped or result.escaped_throughout:
        lines.append(
            f"{_count(result.escaped + result.escaped_throughout, 'text')} had characters escaped that would be"
            f" markup, {result.escaped_throughout:,} of them throughout."
        )
    if result.kept:
        lines.append("Kept, since the file differs from the record:")
        lines.extend(f"  {path}" for path in result.kept)
    if result.drafts:
        lines.append(f"{_count(len(result.drafts), 'draft')}, left out of the site until completed:")
        lines.extend(f"  {draft.path} lacks {', '.join(draft.lacks)}" for draft in result.drafts)
    if result.imported and result.archive.settings_made:
        lines.append(f"Build it with: archive build --source {result.archive.root}")
    return "\n".join(lines)


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _print_findings(findings: Sequence[Finding]) -> None:
    for finding in findings[:_MOST_SHOWN]:
        click.echo(f"{finding}\n    {finding.hint}", err=True)
    if len(findings) > _MOST_SHOWN:
        click.echo(f"… and {len(findings) - _MOST_SHOWN:,} more like them", err=True)
    if findings:
        click.echo(count_in_words(findings), err=True)
