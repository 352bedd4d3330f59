"""``archive format``."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from builder.checking.finding import Finding, has_errors
from builder.cli.build_command import counted
from builder.cli.options import source_option
from builder.errors import OperationalError
from builder.formatting.content_files import chosen_files, content_files
from builder.formatting.file_format import FormattedFile, formatted_file
from builder.output.carrying import write_atomically


@click.command("format")
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@source_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 where something would change.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["terminal", "github"]),
    default="terminal",
    show_default=True,
    help="How files are listed; github makes a warning of each, writes nothing and never fails.",
)
def command(files: tuple[Path, ...], source: Path, only_check: bool, output_format: str) -> None:
    """Write front matter, registry entries and site.yaml in one form: order, quotation marks, indentation.

    Without FILES, the whole archive. Texts below the front matter stay as they are, to the byte, and so do comments;
    no value changes.
    """
    only_check = only_check or output_format == "github"
    chosen = list(chosen_files(source, files) if files else content_files(source))
    results = [(file, formatted_file(file, path, table)) for file, path, table in chosen]
    findings = [finding for _, result in results for finding in result.findings]
    changed = [(file, result) for file, result in results if result.content is not None]
    if output_format == "github":
        _annotate(changed)
        return
    if not only_check:
        for file, result in changed:
            _write(file, result)
    _report(findings, source)
    _list(changed, len(chosen), only_check=only_check)
    sys.exit(1 if has_errors(findings) or (only_check and changed) else 0)


def _write(file: Path, result: FormattedFile) -> None:
    assert result.content is not None
    try:
        write_atomically(file, result.content)
    except OSError as error:
        raise OperationalError(f"{file} cannot be written: {error.strerror}", "Check its permissions.") from None


def _annotate(changed: Sequence[tuple[Path, FormattedFile]]) -> None:
    """Print warnings only: what else is wrong with a file, the check says."""
    from builder.checking.reporters.github import annotation

    for _, result in changed:
        if result.changed:
            click.echo(annotation(result.changed))


def _report(findings: Sequence[Finding], source: Path) -> None:
    from builder.checking.reporters import terminal

    terminal.report(findings, source)


def _list(changed: Sequence[tuple[Path, FormattedFile]], total: int, *, only_check: bool) -> None:
    for file, result in changed:
        line = f":{result.changed.line}" if result.changed and only_check else ""
        click.echo(f"{'Would change' if only_check else 'Changed'} {file}{line}")
    rest = total - len(changed)
    words = f"{counted(len(changed), 'file')} {'would be changed' if only_check else 'changed'}, {rest:,} left"
    click.echo(f"{words}." + (" Run 'archive format' to change them." if only_check and changed else ""))
