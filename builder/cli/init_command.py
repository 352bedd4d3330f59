"""``archive init``."""

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default=None, help="The archive's name.  [default: made from the folder's]")
@click.option(
    "--package",
    default=None,
    metavar="REQUIREMENT",
    help="What pip installs the program from, such as git+https://…  [default: where it came from, if pip knows]",
)
def command(folder: Path, title: str | None, package: str | None) -> None:
    """Begin a new archive: one example statement, pages to fill in, and workflows that publish it."""
    from builder.starting.new_archive import NewArchive, start_archive
    from builder.starting.package_source import UNKNOWN, package_source

    name = " ".join((title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()).split())
    requirement = package or package_source()
    files = start_archive(folder, NewArchive(name or "Archive", requirement or UNKNOWN))
    click.echo(f"Began '{name}' in {folder}: {len(files)} files.")
    click.echo("Its README.md says how it is published. To look at it now:")
    click.echo(f"  archive check --source {folder}")
    click.echo(f"  archive serve --source {folder}")
    if requirement is None:
        click.echo("Before you publish: put the address from which you have the program into requirements.txt.")
