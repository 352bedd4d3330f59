"""Every address outside the archive that its files name, with the places where they do.

Which fields hold addresses, the field tables say; those in running text are the texts' links.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from builder.archive.archive import Archive
from builder.model.dates import UncertainDate
from builder.model.page import ContentPage
from builder.model.provenance import TrailStep
from builder.model.statement import Position, Statement
from builder.reading import fields
from builder.reading.field_types import Url
from builder.reading.fields import ListOf, Table
from builder.reading.records import read_whole_record
from builder.reading.settings import NAME as SETTINGS
from builder.reading.source_text import read_text

_OWN_ADDRESS = "url"
"""The field of site.yaml that holds the archive's own address."""
_START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file names an address: ``field`` is the path of the value, ``trail.0.url``, or empty in running text.

    ``near`` is a day on which it led to what is meant; ``copies`` are the addresses of copies that the file records.
    """

    path: str
    line: int
    column: int
    written: str
    field: str = ""
    near: datetime.date | None = None
    copies: tuple[str, ...] = ()


ExternalLinks = Mapping[str, tuple[Place, ...]]
"""The places by address, without fragments: a server never sees them."""


def external_links(archive: Archive, source: Path) -> ExternalLinks:
    """Give the web addresses of an archive's files in the order of the files; withdrawn statements show none."""
    found: dict[str, list[Place]] = {}
    for place in sorted(_places(archive, source), key=lambda each: (each.path, each.line, each.column)):
        found.setdefault(asked_address(place.written), []).append(place)
    return {address: tuple(places) for address, places in found.items()}


def asked_address(written: str) -> str:
    """Give an address as a server is asked for it: without its fragment."""
    return urldefrag(written).url


def _places(archive: Archive, source: Path) -> Iterator[Place]:
    for related in archive.statements:
        statement = related.statement
        if not statement.withdrawn:
            values = {name: getattr(statement, name) for name in fields.STATEMENT.fields}
            yield from _in_fields(values, fields.STATEMENT, statement.positions, statement.path)
            yield from _in_text(statement)
    for page in archive.pages:
        yield from _in_text(page)
    for entries, table in (
        (archive.speakers, fields.SPEAKER),
        (archive.outlets, fields.OUTLET),
        (archive.topics, fields.TOPIC),
    ):
        for path in sorted({entry.path for entry in entries.values() if entry.path}):
            yield from _in_file(source / path, path, table)
    yield from (
        place for place in _in_file(source / SETTINGS, SETTINGS, fields.SETTINGS) if place.field != _OWN_ADDRESS
    )


def _in_text(file: Statement | ContentPage) -> Iterator[Place]:
    for target, position in file.body.links:
        if target.lower().startswith(("https://", "http://")):
            yield Place(file.path, position.line, position.column, target)


def _in_file(file: Path, path: str, table: Table) -> Iterator[Place]:
    """Read a file for the places of its values: entries of the registries do not keep them."""
    text, _ = read_text(file, path)
    record, _ = read_whole_record(text or "", table, path)
    if record is not None:
        yield from _in_fields(record.values, table, record.positions, path)


def _in_fields(
    values: Mapping[str, Any],
    table: Table,
    positions: Mapping[str, Position],
    path: str,
    prefix: str = "",
    near: datetime.date | None = None,
) -> Iterator[Place]:
    near = _day(values) or near
    for name, field in table.fields.items():
        value = values.get(name)
        if value is None:
            continue
        where = f"{prefix}{name}"
        takes = field.takes
        items = [(where, value, takes)]
        if isinstance(takes, ListOf):
            items = [(f"{where}.{number}", item, takes.item) for number, item in enumerate(value)]
        for place, item, shape in items:
            if isinstance(shape, Url):
                position = positions.get(place, _START)
                copies = tuple(copy.url for copy in values.get("archives") or ())
                yield Place(path, position.line, position.column, item, place, near, copies)
            elif isinstance(shape, Table):
                inner = {each: getattr(item, each) for each in shape.fields}
                inherited = near if isinstance(item, TrailStep) else None
                yield from _in_fields(inner, shape, positions, path, f"{place}.", inherited)


def _day(values: Mapping[str, Any]) -> datetime.date | None:
    """Give the day on which a record says that an address was looked at, or else when its text came out."""
    for name in ("accessed", "published", "date_published", "date"):
        date = values.get(name)
        if isinstance(date, UncertainDate):
            return date.lower
    return None
