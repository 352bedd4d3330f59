"""The command ``archive``: its subcommands, each loaded only when it is called."""

import importlib
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import NoReturn

import click

from builder import __version__
from builder.errors import OperationalError

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("builder.cli.build_command", "Build the site into _site/."),
    "check": ("builder.cli.check_command", "Say what is wrong with the content, and what to do about it."),
    "cite": ("builder.cli.cite_command", "Print a citation of a statement or of one of its passages."),
    "explain": ("builder.cli.explain_command", "Tell what a page was made from, and why it was made again."),
    "new": ("builder.cli.new_command", "Write a new statement: asks for its five fields, or takes them as options."),
    "import": ("builder.cli.import_command", "Import statements: records, tables, posts, web pages, text."),
    "format": ("builder.cli.format_command", "Put front matter into its canonical form."),
    "links": ("builder.cli.links_command", "Ask whether links out of the archive still lead anywhere."),
    "diff": ("builder.cli.diff_command", "Tell what differs between two sites or two Git revisions."),
    "schema": ("builder.cli.schema_command", "Print the JSON Schema of what people write, for their editors."),
    "init": ("builder.cli.init_command", "Begin a new archive, with an example and workflows."),
    "ledger": ("builder.cli.ledger_command", "Remember what is published, so that no address of a passage is lost."),
    "warm": ("builder.cli.warm_command", "Fill the cache with a part of what a build reads and indexes."),
    "serve": ("builder.cli.serve_command", "Show the site in a browser, and every change as it is made."),
}


class _Commands(click.Group):
    """Subcommands by module, so that ``--help`` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OperationalError as error:
            click.echo(f"archive: {error.message}", err=True)
            click.echo(f"  {error.remedy}", err=True)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="archive")
def main() -> None:
    """Builds a static site from an archive of public statements.

    Exit status: 0 when all is well, 1 with findings that are errors, 2 for wrong usage.
    """


def run() -> NoReturn:
    """Carry out the command line and end the process, without taking apart what it has in memory."""
    code: str | int | None = 0
    try:
        main(prog_name="archive")
    except SystemExit as ended:
        code = ended.code
    with suppress(OSError):  # nobody reads any longer
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)
