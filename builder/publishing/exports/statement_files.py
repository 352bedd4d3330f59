"""The data beside each statement's page: its JSON twin and its citations, and what it adds to the bulk data."""

from collections.abc import Iterator
from functools import partial

from builder.archive.archive import Archive, RelatedStatement
from builder.json_file import json_line
from builder.publishing.citations.formats import BY_ID, FILES, citation_documents, file_of
from builder.publishing.citations.source import citation_of
from builder.publishing.exports.bulk_data import CITATION_FILES, STATEMENT_LINES, STATEMENT_TABLE, data_target_name
from builder.publishing.exports.json_twin import FILE, statement_twin
from builder.publishing.exports.statement_records import statement_line, statement_record
from builder.publishing.exports.tables import statement_row
from builder.publishing.pages import Document, output_of
from builder.publishing.targets import Input, Made, Part, Target

_FILES = (FILE, *(file_of(each).lstrip("/") for each in FILES))


def data_target(related: RelatedStatement, archive: Archive, inputs: tuple[Input, ...]) -> Target:
    """Give the data of a statement; ``inputs`` are all that it is made from."""
    folder = output_of(related.path).removesuffix(output_of("/"))
    outputs = tuple([folder + file for file in _FILES])
    return Target(data_target_name(related), outputs, inputs, partial(_data, related, archive))


def _data(related: RelatedStatement, archive: Archive) -> Iterator[Made]:
    settings = archive.settings
    record = statement_record(related, settings)
    yield Document(output_of(related.path + FILE), json_line(statement_twin(related, archive, record)))
    yield Part(STATEMENT_LINES, statement_line(record))
    yield Part(STATEMENT_TABLE, statement_row(related, settings))
    for document in citation_documents(citation_of(related, settings), related.path):
        yield document
        for format_id, output in CITATION_FILES.items():
            if document.output.endswith(file_of(BY_ID[format_id])):
                yield Part(output, document.content)
