"""Archives for the tests of what is published, read from files as a build reads them."""

from collections.abc import Mapping
from pathlib import Path

from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.model.settings import Settings
from builder.publishing.exports.bulk_data import Export, export_documents
from builder.publishing.pages import Document
from builder.publishing.statement_pages import statement_pages
from builder.reading.content import read_content
from builder.workers import workers
from tests.conftest import GOOD_ARCHIVE, write_files

SETTINGS = Settings(title="Example archive", url="https://archive.example/archive/", tag_authority="example.org,2020")


def made(folder: Path, files: Mapping[str, str] | None = None, settings: Settings = SETTINGS) -> Archive:
    """Give a sound archive with the files added; it must not lose any of them to a finding."""
    write_files(folder, {**GOOD_ARCHIVE, **(files or {})})
    with workers(1) as pool:
        content, _findings = read_content(folder, settings, pool)
    archive, findings = relate(content)
    assert findings == ()
    return archive


def statement(body: str = "The words.", **fields: str) -> str:
    """Give the text of a statement's file; a field is YAML, and an empty one leaves it out."""
    values = {
        "title": "A title",
        "speaker": "Ada Example",
        "date": "2021-03-04",
        "outlet": "The Example Times",
        "topics": "[economy]",
        **fields,
    }
    lines = "".join(f"{name}: {value}\n" for name, value in values.items() if value)
    return f"---\n{lines}---\n{body}\n"


def exports_of(archive: Archive) -> tuple[Export, ...]:
    """Give the files of the bulk data, as a plan makes them."""
    beside = [each for each in statement_pages(archive) if isinstance(each, Document)]
    return export_documents(archive, beside)
