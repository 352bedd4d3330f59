"""``archive warm``."""

import click

from builder.build import Options, warm
from builder.cli.build_command import counted
from builder.cli.options import build_options
from builder.cli.progress import progress_for


def _check_part(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[int, int]:
    part, _, parts = value.partition("/")
    if not (part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise click.BadParameter("write it as 3/8: the third of eight parts")
    return int(part), int(parts)


@click.command("warm")
@click.option(
    "--part", default="1/1", show_default=True, metavar="N/M", callback=_check_part, help="Which part of how many."
)
@build_options
def command(options: Options, part: tuple[int, int]) -> None:
    """Fill the cache with a part of what a build reads and indexes, and publish nothing.

    For archives that outgrow one machine: several do a part each, all caches are put into one .cache/ folder, and the
    build finds the work done. Once to read the statements, and once more, with all of them there, to index them.
    """
    with progress_for(quiet=False) as progress:
        done = warm(options, *part, progress)
    click.echo(f"Read {counted(done.read, 'statement')}, indexed {done.indexed:,} of {counted(done.shards, 'shard')}.")
    if done.lacking:
        click.echo(f"{counted(done.lacking, 'statement')} of other parts are not there yet; shards wait for them.")
