"""``archive links``."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build import Options, archive_at
from builder.cache import FOLDER as CACHE
from builder.cache import Cache
from builder.checking.finding import Finding, Level, has_errors
from builder.checking.reporters import github, json_report, terminal
from builder.cli.build_command import counted
from builder.cli.options import drafts_option, jobs_option, source_option
from builder.cli.progress import progress_for
from builder.errors import OperationalError
from builder.output.carrying import write_atomically

if TYPE_CHECKING:
    from builder.links.link_check import LinkCheck

_ADDRESS = "https://archive.org/wayback/available"


@click.command("links")
@source_option
@jobs_option
@drafts_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["terminal", "github", "json", "markdown"]),
    default="terminal",
    show_default=True,
    help="How findings are printed; markdown is the text of an issue.",
)
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the text of an issue into this file too.",
)
@click.option("--fix", is_flag=True, help="Record copies of dead sources in the trails of their statements.")
@click.option("--strict", is_flag=True, help="End with 1 where a link is dead.")
@click.option("--fresh", is_flag=True, help="Ask again what was asked before.")
@click.option(
    "--per-host", type=click.IntRange(1, 8), default=1, show_default=True, help="Requests at a time to one host."
)
@click.option(
    "--at-once", type=click.IntRange(1, 128), default=16, show_default=True, help="Requests at a time in all."
)
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=1.0, show_default=True, help="Seconds between two to one host."
)
@click.option(
    "--timeout", type=click.FloatRange(1, 120), default=20.0, show_default=True, help="Seconds to wait for a reply."
)
@click.option("--retries", type=click.IntRange(0, 5), default=2, show_default=True, help="How often to ask again.")
@click.option("--allow-private", is_flag=True, help="Ask hosts of this machine's own network too.")
@click.option("--wayback", default=_ADDRESS, metavar="URL", help="Where copies are asked for.  [default: archive.org]")
def command(
    source: Path,
    jobs: int | None,
    drafts: bool,
    output_format: str,
    report: Path | None,
    fix: bool,
    strict: bool,
    fresh: bool,
    per_host: int,
    at_once: int,
    pause: float,
    timeout: float,
    retries: int,
    allow_private: bool,
    wayback: str,
) -> None:
    """Ask whether the addresses that the content names still lead anywhere.

    A dead source's copy at the Wayback Machine is suggested; --fix records it beside the address, which stays. Answers
    are kept for a week, those of dead and doubtful links for a day; stopped with Ctrl-C, the next run goes on.
    """
    from builder.links.external_links import external_links
    from builder.links.link_check import Manner, check_links
    from builder.links.link_findings import levels_of_links, link_findings
    from builder.links.recording_copies import record_copies
    from builder.links.turns import Pace

    options = Options(source=source, output=source / "_site", jobs=jobs, drafts=drafts)
    with progress_for(output_format != "terminal") as progress:
        with archive_at(options, progress) as (archive, findings):
            if archive is None:
                terminal.report(findings, source)
                sys.exit(1)
            settings = archive.settings
            links, levels = external_links(archive, source), levels_of_links(archive)
        if has_errors(findings):
            click.echo("Files with errors are passed over: 'archive check' lists them.", err=True)
        manner = Manner(
            contact=settings.url,
            pace=Pace(per_host=per_host, in_all=at_once, pause=pause),
            timeout=timeout,
            retries=retries,
            fresh=fresh,
            allow_private=allow_private,
            wayback=wayback,
        )
        with Cache(options.output.absolute().parent / CACHE) as cache:
            check = check_links(links, cache, manner, progress.start, progress.advance)
    found = sorted(levels.weigh(link_findings(check, source)))
    recorded = record_copies(source, found) if fix else ()
    left = [finding for finding in found if finding not in recorded]
    if report is not None:
        _write(report, check, left)
    _print(check, left, output_format, source, settings.stated_url)
    if recorded:
        files = {finding.path for finding in recorded}
        click.echo(f"Copies of {counted(len(recorded), 'link')} recorded in {counted(len(files), 'file')}:", err=True)
        for finding in recorded:
            click.echo(f"  {finding.path}: {finding.hint.partition(' (')[0]}", err=True)
    sys.exit(1 if strict and any(finding.level in (Level.ERROR, Level.WARNING) for finding in left) else 0)


def _write(report: Path, check: "LinkCheck", findings: Sequence[Finding]) -> None:
    from builder.links.issue_report import issue_text

    try:
        earlier = report.read_text("utf-8", errors="replace") if report.is_file() else ""
        write_atomically(report, issue_text(check, findings, earlier))
    except OSError as error:
        raise OperationalError(f"{report} cannot be written: {error.strerror}", "Name another file.") from None


def _print(check: "LinkCheck", findings: Sequence[Finding], output_format: str, source: Path, url: str | None) -> None:
    from builder.links.issue_report import issue_text

    if output_format == "github":
        github.report(findings, url)
    elif output_format == "json":
        json_report.report(findings, url)
    elif output_format == "markdown":
        click.echo(issue_text(check, findings), nl=False)
    else:
        terminal.report(findings, source, site_url=url, mends="archive links --fix")
        click.echo(summary(check))


def summary(check: "LinkCheck") -> str:
    """Give in one line how many links there are and how they are."""
    from builder.links.answers import Standing
    from builder.links.hosts import host_of

    hosts = {host_of(link.address) for link in check.links}
    standings = [link.standing for link in check.links]
    counts = ", ".join(f"{standings.count(each):,} {each}" for each in Standing)
    told = f"{counted(len(check.links), 'link')} to {counted(len(hosts), 'host')}: {counts}; {check.asked:,} asked now."
    waiting = standings.count(None)
    if waiting:
        told += f" {waiting:,} not asked, since their hosts want to be left alone: run it again later."
    return told
