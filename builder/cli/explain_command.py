"""``archive explain``."""

from pathlib import Path

import click

from builder.cli.options import output_option, source_option
from builder.explaining import explain
from builder.reading.settings import read_settings


@click.command("explain")
@click.argument("address", metavar="URL")
@source_option
@output_option
def command(address: str, source: Path, output: Path | None) -> None:
    """Tell what a page or file of the site was made from, and why the last build made it again or left it.

    URL is the address of the page, or its path: /statements/some-id/.
    """
    settings, _findings = read_settings(source)
    found = explain(address, output or source / "_site", settings.base_path if settings else "/")
    click.echo(f"{found.output}")
    if found.inputs:
        click.echo("Made from:")
        for name in found.inputs:
            click.echo(f"  {name}")
    click.echo(found.what_happened)
