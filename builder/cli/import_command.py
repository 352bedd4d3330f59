"""``archive import``."""

import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import click

from builder.checking.finding import Finding, has_errors
from builder.checking.reporters.terminal import count_in_words
from builder.cli.progress import progress_for
from builder.errors import OperationalError
from builder.importing.archive_folder import SETTINGS_FILE, ArchiveFolder, open_archive
from builder.importing.import_records import ImportReport, import_records
from builder.importing.mapping import FieldMapping, mapping_of_options, read_mapping_file
from builder.importing.sources import (
    ReadingOptions,
    Source,
    SourceKind,
    count_records,
    find_sources,
    is_url,
    read_source,
)
from builder.importing.summary import summary

_MOST_SHOWN = 50
"""A file of another kind, given by mistake, would print a finding for each of its lines."""

_STOPPED = 130  # what a shell gives for a program that was interrupted
_SECONDS_BETWEEN_MOVES = 0.1


def _pairs(_context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    parts = {name.strip(): value for name, sign, value in (each.partition("=") for each in values) if sign}
    if len(parts) != len(values):
        raise click.BadParameter(f"write it as {parameter.metavar}, each field once", param=parameter)
    return parts


@click.command("import")
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The archive's folder, or its content folder; a new archive is begun where there is none."
    "  [default: the current folder, where it is an archive]",
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in SourceKind]),
    help="What the sources are, where their names do not tell.",
)
@click.option(
    "--status",
    type=click.Choice(["draft", "published"]),
    help="Put this in the place of the records' own status.",
)
@click.option("--update", is_flag=True, help="Write changed records anew whose files nobody edited since.")
@click.option(
    "--map", "columns", multiple=True, metavar="FIELD=COLUMN", callback=_pairs, help="Take a field from a column."
)
@click.option(
    "--set",
    "constants",
    multiple=True,
    metavar="FIELD=VALUE",
    callback=_pairs,
    help="Give a field this value where a record states none.",
)
@click.option(
    "--split", "splits", multiple=True, metavar="FIELD=SEPARATOR", callback=_pairs, help="Part a list's values at this."
)
@click.option("--date-format", metavar="FORMAT", help="How dates are written: %d/%m/%Y for 31/12/2020.")
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A YAML file that says all this: 'field: column' or 'field: {column, constant, split, date_format}'.",
)
@click.option("--encoding", help="The encoding of a table that is not UTF-8, such as windows-1252.")
@click.option("--delimiter", metavar="CHARACTER", help="What parts the cells of a table, where it cannot be told.")
@click.option("--url", metavar="URL", help="The address of a saved page, or of that from which a text was copied.")
@click.option("--keep-page", is_flag=True, help="Keep a page's file in content/captures/, which is not published.")
def command(
    names: tuple[str, ...],
    into: Path | None,
    kind: str | None,
    status: str | None,
    update: bool,
    columns: dict[str, str],
    constants: dict[str, str],
    splits: dict[str, str],
    date_format: str | None,
    mapping_file: Path | None,
    encoding: str | None,
    delimiter: str | None,
    url: str | None,
    keep_page: bool,
) -> None:
    """Import statements: records, tables, another generator's posts, web pages, pasted text.

    A SOURCE is a file of JSON Lines, JSON, CSV or TSV, plain or gzip; a folder of Markdown posts (Hugo, Jekyll,
    Pelican); a saved web page or a web address; a text file, or - for standard input.

    The fields of a record: id, title, speaker, speaker_role, date, date_precision, outlet, venue, language, source_url,
    licence, topics, text, or any field of a statement; all else goes to 'extra'. A text that is Markdown is taken with
    --map body=COLUMN. A record that lacks a title, speaker, date, outlet or text becomes a draft. An import that was
    stopped goes on when it is called again. Files that were edited since are never overwritten.
    """
    if delimiter is not None:
        delimiter = {"\\t": "\t", "tab": "\t"}.get(delimiter, delimiter)
        if len(delimiter) != 1:
            raise click.BadParameter("give one character, or 'tab'", param_hint="--delimiter")
    try:
        sources = [each for name in names for each in find_sources(name, SourceKind(kind) if kind else None)]
        mapping = read_mapping_file(mapping_file) if mapping_file else FieldMapping()
        said = mapping_of_options(columns, constants, splits, date_format)
    except OperationalError as error:
        raise click.UsageError(f"{error.message}\n  {error.remedy}") from None
    if url is not None and (len(sources) > 1 or not is_url(url)):
        raise click.BadParameter("give one address in full, from https:// on, for one source", param_hint="--url")
    options = ReadingOptions(FieldMapping({**mapping.sources, **said.sources}), encoding, delimiter, url, keep_page)
    try:
        result, total = _import(sources, options, into, status, update)
    except KeyboardInterrupt:
        click.echo("Stopped before anything was imported.", err=True)
        sys.exit(_STOPPED)
    _print_findings(result.findings)
    click.echo(summary(result, total))
    sys.exit(_STOPPED if result.stopped else 1 if has_errors(result.findings) else 0)


def _import(
    sources: Sequence[Source], options: ReadingOptions, into: Path | None, status: str | None, update: bool
) -> tuple[ImportReport, int | None]:
    counts = [count_records(source, options) for source in sources]
    total = None if None in counts else sum(filter(None, counts))
    archive = _archive(into)
    records = chain.from_iterable(read_source(source, options, archive.content) for source in sources)
    with progress_for(quiet=False) as progress:
        progress.start("import", total)
        move = _seldom(progress.advance)
        return import_records(records, archive, status=status, update=update, advance=move), total


def _archive(into: Path | None) -> ArchiveFolder:
    if into is None and not Path(SETTINGS_FILE).is_file():
        raise click.UsageError("The current folder is no archive; say where to import to: --into DIR")
    return open_archive(into or Path())


def _seldom(advance: Callable[[int], None]) -> Callable[[int], None]:
    """Give an ``advance`` that draws at most ten times a second, which many small records would not leave time for."""
    waiting, last = 0, 0.0

    def move(count: int) -> None:
        nonlocal waiting, last
        waiting += count
        if time.monotonic() - last >= _SECONDS_BETWEEN_MOVES:
            advance(waiting)
            waiting, last = 0, time.monotonic()

    return move


def _print_findings(findings: Sequence[Finding]) -> None:
    for finding in findings[:_MOST_SHOWN]:
        click.echo(f"{finding}\n    {finding.hint}", err=True)
    if len(findings) > _MOST_SHOWN:
        click.echo(f"… and {len(findings) - _MOST_SHOWN:,} more like them", err=True)
    if findings:
        click.echo(count_in_words(findings), err=True)
