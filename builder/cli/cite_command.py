"""``archive cite``."""

import sys
from pathlib import Path

import click

from builder.addresses.passage_succession import GONE
from builder.archive.archive import Archive, RelatedStatement
from builder.archive.relate import relate
from builder.archive.suggestions import nearest
from builder.checking.reporters import terminal
from builder.cli.options import drafts_option, jobs_option, source_option
from builder.errors import OperationalError
from builder.model.passage import Passage
from builder.publishing.citations.formats import BY_ID, FORMATS
from builder.publishing.citations.source import citation_of
from builder.reading.content import read_content
from builder.reading.settings import read_settings
from builder.workers import workers


@click.command("cite")
@click.argument("statement_id", metavar="ID")
@click.option("--passage", metavar="ADDRESS", help="A passage of the statement: p- and eight characters.")
@click.option(
    "--format",
    "format_id",
    type=click.Choice([each.id for each in FORMATS]),
    default=FORMATS[0].id,
    show_default=True,
    help="How it is written.",
)
@source_option
@jobs_option
@drafts_option
def command(
    statement_id: str, passage: str | None, format_id: str, source: Path, jobs: int | None, drafts: bool
) -> None:
    """Print a citation of a statement or of one of its passages. ID is the end of the statement's address."""
    archive = _archive(source, jobs, drafts=drafts)
    related = _statement(statement_id, archive)
    cited = _passage(passage, related, archive) if passage else None
    click.echo(BY_ID[format_id].write(citation_of(related, archive.settings, cited)).rstrip("\r\n"))


def _archive(source: Path, jobs: int | None, *, drafts: bool) -> Archive:
    """Read and relate, and no more: a citation needs no checks of the rest."""
    settings, findings = read_settings(source, None)
    if settings is None:
        terminal.report(findings, source)
        sys.exit(1)
    with workers(jobs) as hands:
        content, _findings = read_content(source, settings, hands, drafts=drafts)
    archive, _findings = relate(content)
    return archive


def _statement(statement_id: str, archive: Archive) -> RelatedStatement:
    related = archive.by_id.get(statement_id)
    if related is not None:
        return related
    close = nearest(statement_id, archive.by_id)
    remedy = f"Did you mean '{close}'?" if close else "The id is the last part of the address of the statement's page."
    if not archive.by_id:
        remedy = "The archive has no statement yet; --source names another archive's folder."
    raise OperationalError(f"there is no statement '{statement_id}'", remedy)


def _passage(address: str, related: RelatedStatement, archive: Archive) -> Passage:
    if related.statement.withdrawn:
        raise OperationalError(f"'{related.id}' was withdrawn: no passage of it is shown", "Leave --passage out.")
    wanted = address.removeprefix("#").removeprefix("p-")
    known = {each.address.removeprefix("p-"): each for each in related.statement.body.passages}
    successor = archive.former_addresses.get(related.id, {}).get(f"p-{wanted}")
    if successor == GONE:
        raise OperationalError(f"the passage 'p-{wanted}' was taken out of the text", "Leave --passage out.")
    wanted = (successor or wanted).removeprefix("p-")
    if wanted in known:
        return known[wanted]
    close = nearest(wanted, known)
    remedy = (
        f"Did you mean 'p-{close}'?" if close else "The address is the end of the link beside the passage, after #."
    )
    raise OperationalError(f"'{related.id}' has no passage 'p-{wanted}'", remedy)
