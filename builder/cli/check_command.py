"""``archive check``."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from builder.build import Build, Options, Progress, examine
from builder.checking.finding import Finding, has_errors
from builder.checking.selection import Selection, shown_of
from builder.cli.build_command import counted
from builder.cli.options import drafts_option, jobs_option, source_option
from builder.cli.progress import progress_for

_PARTS = ("content", "templates", "site.yaml")


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@source_option
@jobs_option
@drafts_option
@click.option(
    "--changed-since",
    metavar="REV",
    help="Show what the branch's own changes raise, such as those since origin/main, and every error elsewhere.",
)
@click.option("--fix", is_flag=True, help="Mend in the files what has one right answer, and say what was mended.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["terminal", "github", "json"]),
    default="terminal",
    show_default=True,
    help="How findings are printed; github makes annotations and a job summary.",
)
def command(
    files: tuple[Path, ...],
    source: Path,
    jobs: int | None,
    drafts: bool,
    changed_since: str | None,
    fix: bool,
    output_format: str,
) -> None:
    """Say what is wrong with the content, and what to do about it.

    All files are checked, and the findings of all are shown, or of the FILES and folders named. Drafts are looked at
    too; nothing in a draft is an error.
    """
    selection = _selection(files, changed_since, source)
    options = Options(source=source, output=source / "_site", jobs=jobs, drafts=drafts)
    with progress_for(output_format != "terminal") as progress:
        result = _fixed(options, selection, progress) if fix else _examine(options, selection, progress)
    shown = shown_of(result.findings, selection)
    _report(shown, result, source, output_format, selection)
    sys.exit(1 if has_errors(shown) else 0)


def _selection(files: Sequence[Path], changed_since: str | None, source: Path) -> Selection | None:
    """Give the files that are named or were changed, or None for all.

    Raises:
        click.UsageError: a file is no part of the archive, or both are asked for.
    """
    if files and changed_since is not None:
        raise click.UsageError("Name files or '--changed-since', not both.")
    if changed_since is not None:
        from builder.checking.changed_files import changed_since as changed_files

        return Selection(changed_files(changed_since, source), changed=True)
    if not files:
        return None
    top = source.resolve()
    paths: set[str] = set()
    for file in files:
        place = file.resolve() if file.is_dir() else file.parent.resolve() / file.name
        path = place.relative_to(top).as_posix() if place.is_relative_to(top) else ""
        if path.split("/")[0] not in _PARTS:
            raise click.UsageError(f"'{file}' is no part of the archive in '{source}': it has {', '.join(_PARTS)}.")
        below = place.rglob("*") if place.is_dir() else [place]
        paths.update(each.relative_to(top).as_posix() for each in below if each.is_file())
    return Selection(frozenset(paths))


def _examine(options: Options, selection: Selection | None, progress: Progress) -> Build:
    return examine(options, progress, selection.paths if selection else None)


def _fixed(options: Options, selection: Selection | None, progress: Progress) -> Build:
    """Mend, say what was mended, and give what is found afterwards."""
    from builder.checking.fixing import fix

    results: list[Build] = []

    def check() -> Sequence[Finding]:
        results.append(_examine(options, selection, progress))
        return shown_of(results[-1].findings, selection)

    for mended in fix(options.source, check):
        click.echo(f"mended: {mended.finding}", err=True)
        click.echo(f"    - {mended.before}\n    + {mended.after}", err=True)
    return results[-1]


def _report(
    shown: Sequence[Finding], result: Build, source: Path, output_format: str, selection: Selection | None
) -> None:
    from builder.checking.reporters import github, json_report, terminal

    if output_format == "github":
        github.report(shown, result.url)
    elif output_format == "json":
        json_report.report(shown, result.url)
    else:
        terminal.report(shown, source, site_url=result.url)
        if not shown:
            click.echo(f"{_looked_at(result, selection)}, nothing to mend.")
    errors = [finding for finding in result.findings if has_errors((finding,)) and finding not in shown]
    if errors:
        others = counted(len({finding.path for finding in errors}), "other file")
        click.echo(f"{counted(len(errors), 'error')} in {others} not shown; 'archive check' shows all.", err=True)


def _looked_at(result: Build, selection: Selection | None) -> str:
    if selection is not None:
        return counted(len(selection.paths), "file")
    statements = counted(result.statements, "statement")
    return f"{statements} and {counted(result.drafts_left_out, 'draft')}" if result.drafts_left_out else statements
