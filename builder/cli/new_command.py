"""``archive new``."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from builder.checking.reporters import terminal
from builder.contributing.answers import Answers, Registries
from builder.contributing.given import Given, answers_of, option_name, settled_unasked
from builder.contributing.new_statement import NewStatement, write_statement
from builder.errors import OperationalError
from builder.model.settings import Settings
from builder.reading.content import CONTENT
from builder.reading.settings import read_settings
from builder.reading.source_text import read_text


@click.command("new")
@click.option("--title", metavar="TEXT", help="A neutral title.")
@click.option("--speaker", multiple=True, metavar="NAME", help="Who said it; repeat it for a joint statement.")
@click.option("--date", metavar="DATE", help="When it was said: 2020-12-29, 2020-12, 2020, 2020-12-29? …")
@click.option("--date-basis", metavar="TEXT", help="Where the date comes from, where it is not one certain day.")
@click.option("--outlet", metavar="NAME", help="Where the text was published.")
@click.option(
    "--topics", multiple=True, metavar="NAME", help='What it is about; several with commas or repeated, "" for none.'
)
@click.option("--source", metavar="URL", help="The address of the text.")
@click.option(
    "--text",
    "text_file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="The statement's text, in Markdown; - reads it from standard input. Without one, a draft is written.",
)
@click.option(
    "--make-entries", is_flag=True, help="Let unknown names be new ones, however near they are to known ones."
)
@click.option("--edit", is_flag=True, help="Open the file in the editor that $VISUAL or $EDITOR names.")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    metavar="DIR",
    help="The archive's folder: the one with site.yaml.",
)
def command(
    title: str | None,
    speaker: tuple[str, ...],
    date: str | None,
    date_basis: str | None,
    outlet: str | None,
    topics: tuple[str, ...],
    source: str | None,
    text_file: Path | None,
    make_entries: bool,
    edit: bool,
    into: Path,
) -> None:
    """Write the file of a new statement, and the registry entries that its names need.

    What no option gives is asked for on a terminal; known names are completed while you type. On a pipe nothing is
    asked: all that is missing or wrong is said at once.
    """
    settings, findings = read_settings(into)
    if settings is None:
        terminal.report(findings, into)
        sys.exit(1)
    given = Given(
        words={"title": title, "date": date, "date_basis": date_basis, "source": source},
        names={
            "speaker": speaker,
            "outlet": (outlet,) if outlet else (),
            "topics": tuple(part for each in topics for part in each.split(",")),
        },
    )
    can_ask = sys.stdin.isatty() and sys.stdout.isatty() and text_file != Path("-")
    registries = Registries.of(into / CONTENT, open_registry=settings.open_registry)
    answers = _complete(given, registries, can_ask=can_ask, make_entries=make_entries)
    answers = replace(answers, text=_text(text_file))
    made = write_statement(answers, registries)
    _tell(made, into)
    if edit:
        click.edit(filename=str(made.file))
    _check(made, into, settings)


def _complete(given: Given, registries: Registries, *, can_ask: bool, make_entries: bool) -> Answers:
    if not can_ask:
        answers, problems = answers_of(given, registries, partial(settled_unasked, registries, make_entries))
        refused = {problem.partition(":")[0] for problem in problems}
        missing = [option for name in answers.missing if (option := option_name(name)) not in refused]
        if missing:
            problems.insert(0, f"missing: {', '.join(missing)}")
        if problems:
            raise click.UsageError("\n  ".join(["nobody can be asked here, and this is needed:", *problems]))
        return answers
    from builder.contributing.asking import ask, settle

    answers, problems = answers_of(given, registries, partial(settle, registries))
    for problem in problems:
        click.echo(problem)
    return ask(answers, registries)


def _text(file: Path | None) -> str:
    if file is None:
        return ""
    if file == Path("-"):
        try:
            return sys.stdin.buffer.read().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            raise OperationalError("standard input is not UTF-8 text", "Send it with the encoding UTF-8.") from None
    text, findings = read_text(file, str(file))
    for finding in findings:
        raise OperationalError(str(finding), finding.hint)
    return text or ""


def _tell(made: NewStatement, into: Path) -> None:
    click.echo(f"Wrote {made.file}" + (", a draft." if made.is_draft else "."))
    for entry in made.entries:
        click.echo(f"Wrote {entry}, a new entry of the {entry.parent.name}.")
    if made.is_draft:
        click.echo("Write the text below the second '---' and delete the line 'status: draft'.")
    folder = "" if into == Path() else f"--source {into} "
    click.echo(f"Then: archive check {folder}{made.file}")


def _check(made: NewStatement, into: Path, settings: Settings) -> None:
    """Say at once what is wrong with the file by itself; a draft is left alone."""
    from builder.reading.statements import read_statement

    path = made.file.relative_to(into).as_posix()
    terminal.report(read_statement(made.file, path, settings).findings, into)
