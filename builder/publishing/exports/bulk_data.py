"""Bulk data: every record as JSON Lines and CSV, described by a Frictionless Data Package.

Standards: https://jsonlines.org/, RFC 4180, https://datapackage.org/standard/data-package/
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.languages.messages import translations
from builder.publishing.exports.record_values import Plain, values_of
from builder.publishing.pages import Document
from builder.reading import fields
from builder.reading.fields import Table

FOLDER = "data"
_JOIN = "; "
_STATEMENT_COLUMNS = (
    "id", "url", "title", "speaker", "speaker_ids", "date", "date_earliest", "date_latest", "outlet", "outlet_id", "topics",
    "topic_ids", "kind", "extent", "form", "language", "spoken_language", "role", "place", "event", "source", "status",
    "text",
)  # fmt: skip
_MEANINGS = {
    "id": "The permanent id.",
    "url": "The address of the page.",
    "speaker_ids": "The ids of the speakers.",
    "date_earliest": "The first day that the date may mean.",
    "date_latest": "The last day that the date may mean.",
    "outlet_id": "The id of the outlet.",
    "topic_ids": "The ids of the topics.",
    "text": "The words, without markup; empty where the statement is withdrawn.",
    "statements": "How many statements the archive has of it.",
}


@dataclass(frozen=True, slots=True)
class Export:
    """A file of the bulk data, with what it holds and its media type."""

    document: Document
    description: str
    media_type: str


def export_documents(archive: Archive) -> tuple[Export, ...]:
    """Give the bulk data: statements, speakers, outlets, topics, and the package that describes them."""
    say = translations(archive.settings.language).gettext
    data = [
        Export(
            Document(f"{FOLDER}/statements.jsonl", _json_lines(archive)),
            say("Every statement with its whole record, one JSON object a line."),
            "application/jsonl",
        ),
        _table("statements", say("Every statement, one a row."), _STATEMENT_COLUMNS, _statements(archive)),
    ]
    for name, table, description, rows in (
        (
            "speakers",
            fields.SPEAKER,
            say("Every speaker."),
            _entries(archive.speakers, fields.SPEAKER, archive.by_speaker),
        ),
        (
            "outlets",
            fields.OUTLET,
            say("Every outlet and agency."),
            _entries(archive.outlets, fields.OUTLET, archive.by_outlet),
        ),
        ("topics", fields.TOPIC, say("Every topic."), _entries(archive.topics, fields.TOPIC, archive.by_topic)),
    ):
        data.append(_table(name, description, ("id", *table.fields, "statements"), rows))
    package = Export(
        Document(f"{FOLDER}/datapackage.json", _package(data, archive)),
        say("What the files hold, column by column, with their digests."),
        "application/json",
    )
    return (*data, package)


def _json_lines(archive: Archive) -> bytes:
    return "".join(
        json.dumps(_whole(related, archive), ensure_ascii=False, separators=(",", ":")) + "\n"
        for related in archive.statements
    ).encode()


def _whole(related: RelatedStatement, archive: Archive) -> dict[str, Plain]:
    record = values_of(related.statement, fields.STATEMENT)
    record.update(
        id=related.id,
        url=absolute(related.path, archive.settings),
        speaker=[{"id": each.speaker.slug, "name": each.speaker.name} for each in related.speakers],
        outlet={"id": related.outlet.slug, "name": related.outlet.name},
        topics=[{"id": topic.slug, "name": topic.name} for topic in related.topics],
        text=_text(related),
    )
    return record


def _text(related: RelatedStatement) -> str:
    return "" if related.statement.status == "withdrawn" else related.statement.body.text


def _statements(archive: Archive) -> Iterable[Mapping[str, Plain]]:
    for related in archive.statements:
        statement = related.statement
        yield {
            **values_of(statement, fields.STATEMENT),
            "url": absolute(related.path, archive.settings),
            "speaker": [each.speaker.name for each in related.speakers],
            "speaker_ids": [each.speaker.slug for each in related.speakers],
            "date_earliest": statement.date.lower.isoformat(),
            "date_latest": statement.date.upper.isoformat(),
            "outlet": related.outlet.name,
            "outlet_id": related.outlet.slug,
            "topics": [topic.name for topic in related.topics],
            "topic_ids": [topic.slug for topic in related.topics],
            "text": _text(related),
        }


def _entries(
    entries: Mapping[str, object], table: Table, statements: Mapping[str, Sequence[RelatedStatement]]
) -> Iterable[Mapping[str, Plain]]:
    for slug in sorted(entries):
        yield {"id": slug, **values_of(entries[slug], table), "statements": len(statements.get(slug, ()))}


def _table(name: str, description: str, columns: Sequence[str], rows: Iterable[Mapping[str, Plain]]) -> Export:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return Export(Document(f"{FOLDER}/{name}.csv", text.getvalue().encode()), description, "text/csv")


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _JOIN.join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _package(data: Sequence[Export], archive: Archive) -> bytes:
    settings = archive.settings
    resources: list[Plain] = [_resource(export) for export in data]
    package: dict[str, Plain] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "statements",
        "title": settings.title,
        "description": settings.description,
        "homepage": absolute("/", settings),
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(export: Export) -> dict[str, Plain]:
    content = export.document.content
    file = export.document.output.removeprefix(f"{FOLDER}/")
    name, _, kind = file.partition(".")
    resource: dict[str, Plain] = {
        "name": name if kind == "csv" else f"{name}-{kind}",
        "path": file,
        "description": export.description,
        "mediatype": export.media_type,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if kind == "csv":
        table = {"statements": fields.STATEMENT, "speakers": fields.SPEAKER, "outlets": fields.OUTLET}.get(
            name, fields.TOPIC
        )
        header = content.partition(b"\r\n")[0].decode().split(",")
        columns: list[Plain] = [_column(column, table) for column in header]
        resource["schema"] = {"fields": columns, "primaryKey": ["id"]}
    return resource


def _column(name: str, table: Table) -> Plain:
    meaning = _MEANINGS.get(name) or table.fields[name].meaning
    kind = (
        "integer" if name == "statements" else "date" if name.startswith("date_") and name != "date_basis" else "string"
    )
    return {"name": name, "type": kind if name != "date_published" else "string", "description": meaning}
