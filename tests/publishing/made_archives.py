"""Archives for the tests of what is published, read from files as a build reads them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.model.settings import Settings
from builder.publishing.exports.bulk_data import Export, compilations, exports, package_documents, table_targets
from builder.publishing.pages import Document, Page
from builder.publishing.statement_pages import statement_targets
from builder.publishing.targets import Part, Target
from builder.reading.content import read_content
from builder.rendering.render import facts_of
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


def made_by(targets: Iterable[Target]) -> list[Page[Any] | Document]:
    """Give the pages and documents that targets make, and see that they are those that the targets name."""
    found: list[Page[Any] | Document] = []
    for target in targets:
        files = [each for each in target.make() if not isinstance(each, Part)]
        assert sorted(each.output for each in files) == sorted(target.outputs)
        found.extend(files)
    return found


def statement_documents(archive: Archive) -> list[Document]:
    """Give the files of data beside the statements' pages."""
    return [each for each in made_by(statement_targets(archive)) if isinstance(each, Document)]


def twins_of(archive: Archive) -> list[Document]:
    """Give the statements' twins."""
    return [each for each in statement_documents(archive) if each.output.endswith("/index.json")]


def bulk_files(archive: Archive) -> dict[str, bytes]:
    """Give the files of the bulk data, as a build puts them together."""
    files: dict[str, bytes] = {each.output: each.beginning for each in compilations(archive)}
    for target in statement_targets(archive):
        for part in target.make():
            if isinstance(part, Part):
                files[part.output] += part.content
    files |= {each.output: each.content for each in made_by(table_targets(archive)) if isinstance(each, Document)}
    facts = {output: facts_of(content) for output, content in files.items()}
    return files | {each.output: each.content for each in package_documents(archive, facts)}


def exports_of(archive: Archive) -> tuple[Export, ...]:
    """Give what the page of the data says of its files."""
    return exports(archive, {output: facts_of(content) for output, content in bulk_files(archive).items()})
