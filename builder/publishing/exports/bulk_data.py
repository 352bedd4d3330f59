"""The files of ``/data/``: every record of the archive for programs and spreadsheets, and what they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from builder.archive.archive import Archive, RelatedStatement
from builder.publishing.citations.formats import BY_ID
from builder.publishing.exports.data_package import Resource, data_package
from builder.publishing.exports.json_twin import FILE
from builder.publishing.exports.statement_records import described_fields
from builder.publishing.exports.statement_schema import schema_document
from builder.publishing.exports.tables import (
    CsvTable,
    outlets_table,
    speakers_table,
    statements_table,
    topics_table,
)
from builder.publishing.pages import Document
from builder.publishing.targets import Compilation, FileFacts, Target, target_of_document

FOLDER = "data"
"""The folder below the site's root that holds the files."""

Row = TypeVar("Row")

_CITATIONS = {
    "bibtex": "Its key is the statement's id; an id with letters that no key may have is its alias, in 'ids'.",
    "ris": "Its ID is the statement's id.",
}
"""The formats of all citations in one file, with how an entry is found in it."""

_CELLS = (
    " Values are unchanged: a cell that begins with =, +, - or @ is text and no formula. Several values in a cell "
    "are parted by '; ', which names may hold too; the JSON Lines keep them apart."
)


STATEMENT_LINES = f"{FOLDER}/statements.jsonl"
STATEMENT_TABLE = f"{FOLDER}/statements.csv"
CITATION_FILES = {format_id: f"{FOLDER}/statements.{BY_ID[format_id].extension}" for format_id in _CITATIONS}
"""The file of all citations in a format, by the format's id."""

PACKAGE = f"{FOLDER}/datapackage.json"


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the bulk data, what it holds, its media type, and its size in bytes."""

    output: str
    description: str
    media_type: str
    size: int


def data_target_name(related: RelatedStatement) -> str:
    """Give the name of the target of a statement's data."""
    return related.path + FILE


def compilations(archive: Archive) -> tuple[Compilation, ...]:
    """Give the files that are put together from all statements, newest first."""
    members = tuple(map(data_target_name, archive.statements))
    return (
        Compilation(STATEMENT_LINES, b"", members),
        Compilation(STATEMENT_TABLE, statements_table(archive).heading(), members),
        *(Compilation(output, b"", members) for output in CITATION_FILES.values()),
    )


def table_targets(archive: Archive) -> Iterator[Target]:
    """Give the tables of the registries' entries."""
    for table in (speakers_table(archive), outlets_table(archive), topics_table(archive)):
        yield target_of_document(Document(f"{FOLDER}/{table.name}.csv", table.content()), told_of=True)


def package_documents(archive: Archive, facts: Mapping[str, FileFacts]) -> tuple[Document, Document]:
    """Give the package that describes the files, and the schema of a statement's JSON.

    ``facts`` are of the files of ``compilations`` and ``table_targets``.
    """
    package = data_package(tuple(_resources(archive, facts)), archive.settings)
    return Document(PACKAGE, package), schema_document(archive)


def exports(archive: Archive, facts: Mapping[str, FileFacts]) -> tuple[Export, ...]:
    """Give every file of the bulk data: statements first, what describes them last."""
    package, schema = package_documents(archive, facts)
    return (
        *(
            Export(f"{FOLDER}/{each.file}", each.description, each.media_type, each.facts.size)
            for each in _resources(archive, facts)
        ),
        Export(
            package.output,
            "What each file and field means, with sizes and SHA-256 digests, as a Data Package.",
            "application/json",
            len(package.content),
        ),
        Export(
            schema.output,
            "What the JSON of a statement holds, as a JSON Schema (2020-12). Each statement has it as index.json.",
            "application/schema+json",
            len(schema.content),
        ),
    )


def _resources(archive: Archive, facts: Mapping[str, FileFacts]) -> Iterator[Resource]:
    yield Resource(
        name="statement-records",
        file="statements.jsonl",
        description="A line of JSON for each statement: its text, and every field that its record states.",
        format="jsonl",
        media_type="application/jsonl",
        facts=facts[STATEMENT_LINES],
        fields=described_fields(),
    )
    yield _csv(statements_table(archive), facts)
    yield _csv(speakers_table(archive), facts)
    yield _csv(outlets_table(archive), facts)
    yield _csv(topics_table(archive), facts)
    for format_id, found_by in _CITATIONS.items():
        each = BY_ID[format_id]
        yield Resource(
            name=f"statements-{each.id}",
            file=f"statements.{each.extension}",
            description=f"The citation of each statement in {each.name}, as its page offers it. {found_by}",
            format=each.extension,
            media_type=each.media_type,
            facts=facts[CITATION_FILES[format_id]],
        )


def _csv(table: CsvTable[Row], facts: Mapping[str, FileFacts]) -> Resource:
    return Resource(
        name=table.name,
        file=f"{table.name}.csv",
        description=table.description + _CELLS,
        format="csv",
        media_type="text/csv",
        facts=facts[f"{FOLDER}/{table.name}.csv"],
        fields=[column.described for column in table.columns],
        refers=table.refers,
    )
