"""The tables of the bulk data: statements, speakers, outlets and topics as flat CSV (RFC 4180).

Cells hold the record's values unchanged. One that begins with ``=``, ``+``, ``-`` or ``@`` is text, though a
spreadsheet may take it for a formula: that is for the reader's import to settle, not for the data to hide.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.dates import UncertainDate
from builder.model.outlet import Outlet
from builder.model.registry import OtherName, RegistryEntry
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.model.statement import Statement
from builder.model.topic import Topic
from builder.publishing.exports.columns import Column, joined, of_field, own
from builder.publishing.exports.statement_records import EARLIEST, LATEST, URL
from builder.publishing.structured_data import source_urls
from builder.reading import fields

Row = TypeVar("Row")
Entry = TypeVar("Entry", bound=RegistryEntry)
_SEVERAL = "several are parted by ';'."


@dataclass(frozen=True, slots=True)
class CsvTable(Generic[Row]):
    """A table: its name, what it holds, its columns, its rows, and columns that hold ids of another table."""

    name: str
    description: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row]
    refers: Sequence[tuple[str, str]] = ()

    def content(self) -> bytes:
        """Give the file's bytes: UTF-8, names of columns in the first line."""
        return self.heading() + b"".join(map(self.row, self.rows))

    def heading(self) -> bytes:
        """Give the first line."""
        return _line([column.name for column in self.columns])

    def row(self, row: Row) -> bytes:
        """Give the line of a row."""
        return _line([column.cell(row) for column in self.columns])


def _line(cells: Sequence[str | None]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()


def statement_row(related: RelatedStatement, settings: Settings) -> bytes:
    """Give the line of a statement in the table of statements."""
    return _line([column.cell(related) for column in _statement_columns(settings)])


def statements_table(archive: Archive) -> CsvTable[RelatedStatement]:
    """Give the table of statements, newest first, without their texts."""
    return CsvTable(
        "statements",
        "A row for each statement, without its text.",
        _statement_columns(archive.settings),
        archive.statements,
        (("outlet_id", "outlets"),),
    )


@lru_cache(maxsize=4)
def _statement_columns(settings: Settings) -> tuple[Column[RelatedStatement], ...]:
    def field(name: str, cell: Callable[[Statement], str | None]) -> Column[RelatedStatement]:
        return of_field(fields.STATEMENT, name, lambda related: cell(related.statement))

    return (
        own("id", fields.STATEMENT.fields["id"].meaning, lambda each: each.id, required=True),
        Column(URL, lambda each: absolute(each.path, settings)),
        field("title", lambda each: each.title),
        own("speaker_ids", f"The ids of who said it; {_SEVERAL}",
            lambda each: joined([speaker.speaker.slug for speaker in each.speakers]), required=True),
        own("speaker_names", "Their names, in the same order.",
            lambda each: joined([speaker.speaker.name for speaker in each.speakers]), required=True),
        own("speaker_roles", f"The posts in which it was said; {_SEVERAL}",
            lambda each: joined(list(dict.fromkeys(role for speaker in each.speakers for role in speaker.roles)))),
        field("date", lambda each: each.date.text),
        Column(EARLIEST, lambda each: each.statement.date.lower.isoformat()),
        Column(LATEST, lambda each: each.statement.date.upper.isoformat()),
        field("date_basis", lambda each: each.date_basis),
        field("date_published", lambda each: _date(each.date_published)),
        own("outlet_id", "The id of the outlet that published the text.", lambda each: each.outlet.slug, required=True),
        own("outlet_name", "The outlet's name.", lambda each: each.outlet.name, required=True),
        own("topic_ids", f"The ids of what it is about; {_SEVERAL}",
            lambda each: joined([topic.slug for topic in each.topics])),
        own("topic_names", "Their names, in the same order.",
            lambda each: joined([topic.name for topic in each.topics])),
        field("kind", lambda each: each.kind),
        field("extent", lambda each: each.extent),
        field("form", lambda each: each.form),
        field("spoken_language", lambda each: each.spoken_language),
        field("language", lambda each: each.language),
        field("attributed_as", lambda each: joined(each.attributed_as)),
        field("audience", lambda each: each.audience),
        field("participants", lambda each: joined(each.participants)),
        field("place", lambda each: each.place),
        field("event", lambda each: each.event),
        own("source_urls", f"The addresses of the text and of what it goes back to, nearest first; {_SEVERAL}",
            lambda each: joined(source_urls(each.statement))),
        field("utterance", lambda each: each.utterance),
        own("rights_text", fields.RIGHTS.fields["text"].meaning,
            lambda each: each.statement.rights.text if each.statement.rights else None),
        own("rights_translation", fields.RIGHTS.fields["translation"].meaning,
            lambda each: each.statement.rights.translation if each.statement.rights else None),
        field("status", lambda each: each.status),
        own("disputes", "How many dispute the record.", lambda each: str(len(each.statement.disputes)),
            type="integer", required=True),
        own("corrections", "How often it was corrected after publication.",
            lambda each: str(len(each.statement.corrections)), type="integer", required=True),
    )  # fmt: skip


def speakers_table(archive: Archive) -> CsvTable[Speaker]:
    """Give the table of speakers, by id."""
    table = fields.SPEAKER
    columns: tuple[Column[Speaker], ...] = (
        *_entry_columns("speakers", archive),
        of_field(table, "name", lambda each: each.name),
        of_field(table, "kind", lambda each: each.kind),
        of_field(table, "sort_name", lambda each: each.sort_name),
        of_field(table, "other_names", lambda each: _names(each.other_names)),
        of_field(table, "born", lambda each: _date(each.born)),
        of_field(table, "died", lambda each: _date(each.died)),
        of_field(table, "wikidata", lambda each: each.wikidata),
        of_field(table, "links", lambda each: joined(each.links)),
        own("posts", f"{table.fields['memberships'].meaning} Each as 'post, organisation (start/end)'; {_SEVERAL}",
            lambda each: joined([_post(post.role, post.org, post.start, post.end) for post in each.memberships])),
        own("statements", "How many statements the archive has of the speaker.",
            lambda each: str(len(archive.by_speaker.get(each.slug, ()))), type="integer", required=True),
    )  # fmt: skip
    return CsvTable("speakers", "A row for each person or organisation that speaks.", columns,
                    _by_id(archive.speakers.values()))  # fmt: skip


def outlets_table(archive: Archive) -> CsvTable[Outlet]:
    """Give the table of outlets, by id."""
    table = fields.OUTLET
    columns: tuple[Column[Outlet], ...] = (
        *_entry_columns("outlets", archive),
        of_field(table, "name", lambda each: each.name),
        of_field(table, "kind", lambda each: each.kind),
        of_field(table, "other_names", lambda each: _names(each.other_names)),
        of_field(table, "country", lambda each: each.country),
        of_field(table, "languages", lambda each: joined(each.languages)),
        of_field(table, "owner", lambda each: each.owner),
        of_field(table, "homepage", lambda each: each.homepage),
        of_field(table, "domains", lambda each: joined(each.domains)),
        of_field(table, "wikidata", lambda each: each.wikidata),
        own("statements", "How many statements of the archive it published.",
            lambda each: str(len(archive.by_outlet.get(each.slug, ()))), type="integer", required=True),
        own("passed_on", "How many more it passed on to the outlet that published them.",
            lambda each: str(len(archive.passed_on.get(each.slug, ()))), type="integer", required=True),
    )  # fmt: skip
    return CsvTable("outlets", "A row for each outlet, agency or collection.", columns,
                    _by_id(archive.outlets.values()))  # fmt: skip


def topics_table(archive: Archive) -> CsvTable[Topic]:
    """Give the table of topics, by id."""
    table = fields.TOPIC
    columns: tuple[Column[Topic], ...] = (
        *_entry_columns("topics", archive),
        of_field(table, "name", lambda each: each.name),
        of_field(table, "other_names", lambda each: _names(each.other_names)),
        own("broader", "The id of the topic that this one is part of.", lambda each: each.broader),
        of_field(table, "description", lambda each: each.description),
        own("statements", "How many statements are filed under it or a topic within it.",
            lambda each: str(len(archive.by_topic.get(each.slug, ()))), type="integer", required=True),
    )  # fmt: skip
    return CsvTable("topics", "A row for each topic.", columns, _by_id(archive.topics.values()),
                    (("broader", "topics"),))  # fmt: skip


def _entry_columns(folder: str, archive: Archive) -> tuple[Column[RegistryEntry], ...]:
    return (
        own("id", "Its permanent name, the last part of its address.", lambda each: each.slug, required=True),
        Column(URL, lambda each: absolute(f"/{folder}/{each.slug}/", archive.settings)),
    )


def _by_id(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda each: each.slug)


def _names(names: Sequence[OtherName]) -> str:
    return joined([each.name for each in names])


def _date(date: UncertainDate | None) -> str | None:
    return date.text if date else None


def _post(role: str, org: str | None, start: UncertainDate | None, end: UncertainDate | None) -> str:
    name = f"{role}, {org}" if org else role
    return f"{name} ({_date(start) or ''}/{_date(end) or ''})" if start or end else name
