"""``archive schema``."""

import json
from pathlib import Path

import click

from builder.errors import OperationalError

KINDS = ("statement", "speaker", "outlet", "topic", "page", "site")


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="DIR",
    help="Write a file KIND.schema.json for each kind, or for the one named, instead of printing.",
)
def command(kind: str | None, output: Path | None) -> None:
    """Print the JSON Schema of what people write, for editors that check and complete it.

    KIND is what the schema is of: a statement's or a page's front matter, an entry of the registries, or site.yaml.
    Without one, all are printed as one schema, each under "$defs".
    """
    from builder.output.carrying import write_atomically
    from builder.schemas.file_schema import all_schemas, file_schema

    if output is None:
        click.echo(_text(file_schema(kind) if kind else all_schemas()), nl=False)
        return
    for each in (kind,) if kind else KINDS:
        file = output / f"{each}.schema.json"
        try:
            write_atomically(file, _text(file_schema(each)))
        except OSError as error:
            raise OperationalError(f"{file} cannot be written: {error.strerror}", "Check its permissions.") from None
        click.echo(f"Wrote {file}")


def _text(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
