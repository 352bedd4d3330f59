"""The files of ``/data/``: every record of the archive for programs and spreadsheets, and what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from builder.archive.archive import Archive
from builder.publishing.citations.formats import BY_ID, file_of
from builder.publishing.exports.data_package import Resource, data_package
from builder.publishing.exports.statement_records import described_fields, statement_lines
from builder.publishing.exports.statement_schema import schema_document
from builder.publishing.exports.tables import (
    CsvTable,
    outlets_table,
    speakers_table,
    statements_table,
    topics_table,
)
from builder.publishing.pages import Document

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


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the bulk data, what it holds, and its media type."""

    document: Document
    description: str
    media_type: str


def export_documents(archive: Archive, documents: Sequence[Document]) -> tuple[Export, ...]:
    """Give the files of the bulk data: statements first, the package that describes them all last.

    ``documents`` are those beside the statements' pages, newest first; their citations are put together.
    """
    resources = tuple(_resources(archive, documents))
    package = data_package(resources, archive.settings)
    return (
        *(
            Export(Document(f"{FOLDER}/{each.file}", each.content), each.description, each.media_type)
            for each in resources
        ),
        Export(
            Document(f"{FOLDER}/datapackage.json", package),
            "What each file and field means, with sizes and SHA-256 digests, as a Data Package.",
            "application/json",
        ),
        Export(
            schema_document(archive),
            "What the JSON of a statement holds, as a JSON Schema (2020-12). Each statement has it as index.json.",
            "application/schema+json",
        ),
    )


def _resources(archive: Archive, documents: Sequence[Document]) -> Iterator[Resource]:
    yield Resource(
        name="statement-records",
        file="statements.jsonl",
        description="A line of JSON for each statement: its text, and every field that its record states.",
        format="jsonl",
        media_type="application/jsonl",
        content=statement_lines(archive),
        fields=described_fields(),
    )
    yield _csv(statements_table(archive))
    yield _csv(speakers_table(archive))
    yield _csv(outlets_table(archive))
    yield _csv(topics_table(archive))
    yield from _citations(documents)


def _citations(documents: Sequence[Document]) -> Iterator[Resource]:
    """Give the files of all citations, newest first: each entry is the file beside the statement's page."""
    for format_id, found_by in _CITATIONS.items():
        each = BY_ID[format_id]
        yield Resource(
            name=f"statements-{each.id}",
            file=f"statements.{each.extension}",
            description=f"The citation of each statement in {each.name}, as its page offers it. {found_by}",
            format=each.extension,
            media_type=each.media_type,
            content=b"".join(document.content for document in documents if document.output.endswith(file_of(each))),
        )


def _csv(table: CsvTable[Row]) -> Resource:
    return Resource(
        name=table.name,
        file=f"{table.name}.csv",
        description=table.description + _CELLS,
        format="csv",
        media_type="text/csv",
        content=table.content(),
        fields=[column.described for column in table.columns],
        refers=table.refers,
    )
