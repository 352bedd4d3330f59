"""Statements as JSON Lines (https://jsonlines.org/): one record a line, with every field that its file states.

Names stand resolved, dates as EDTF writes them with the days between which they lie, the text as plain words.
"""

import dataclasses
import json
from collections.abc import Mapping
from functools import cache

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.dates import UncertainDate
from builder.model.outlet import Outlet
from builder.model.provenance import TrailStep
from builder.model.settings import Settings
from builder.publishing.exports.columns import Described, in_json
from builder.reading import fields

_FIELDS = fields.STATEMENT.fields
URL = Described(name="url", meaning="The address of its page.", format="uri", required=True)
EARLIEST = Described(name="date_earliest", meaning="The first day that the date may mean.", type="date", required=True)
LATEST = Described(name="date_latest", meaning="The last day that the date may mean.", type="date", required=True)
_TEXT = Described(name="text", meaning="The words, without markup; blocks are parted by blank lines. A withdrawn "
                                       "statement has none.")  # fmt: skip
_SHAPES = {
    "id": Described(name="id", meaning=_FIELDS["id"].meaning, required=True),
    "speaker": Described(name="speaker", meaning="Who said it: id, name, and the roles held at the time.",
                         type="array", required=True),
    "outlet": Described(name="outlet", meaning="Where this text was published: id and name.", type="object",
                        required=True),
    "topics": Described(name="topics", meaning="The ids of what it is about.", type="array", required=True),
}  # fmt: skip
_AFTER = {"id": (URL,), "date": (EARLIEST, LATEST)}


def statement_lines(archive: Archive) -> bytes:
    """Give a line of JSON for each statement, newest first. What a record does not state is absent from it."""
    records = (statement_record(related, archive.settings) for related in archive.statements)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def described_fields() -> tuple[Described, ...]:
    """Give the description of every member that a record may have, in order."""
    names = ["id", *(name for name in _FIELDS if name != "id")]
    described = []
    for name in names:
        described.append(_SHAPES.get(name) or in_json(name, _FIELDS[name]))
        described.extend(_AFTER.get(name, ()))
    return (*described, _TEXT)


def statement_record(related: RelatedStatement, settings: Settings) -> Mapping[str, object]:
    """Give one statement as JSON's types."""
    statement = related.statement
    found: dict[str, object] = {
        **{name: _plain(getattr(statement, name)) for name in _FIELDS},
        "url": absolute(related.path, settings),
        "speaker": [
            {"id": each.speaker.slug, "name": each.speaker.name, **({"roles": list(each.roles)} if each.roles else {})}
            for each in related.speakers
        ],
        "date_earliest": statement.date.lower.isoformat(),
        "date_latest": statement.date.upper.isoformat(),
        "outlet": {"id": related.outlet.slug, "name": related.outlet.name},
        "topics": [topic.slug for topic in related.topics],
        "trail": [_step(step, entry) for step, entry in zip(statement.trail, related.organisations, strict=True)],
        "turns": None if statement.turns else False,
        "text": None if statement.status == "withdrawn" else statement.body.text,
    }
    return {name: found[name] for name in _names() if name == "topics" or found[name] not in (None, [], {})}


@cache
def _names() -> tuple[str, ...]:
    return tuple(each.name for each in described_fields())


def _step(step: TrailStep, entry: Outlet | None) -> object:
    plain = _plain(step)
    return {**plain, "org_id": entry.slug} if entry and isinstance(plain, dict) else plain


def _plain(value: object) -> object:
    """Give a value of the model as JSON's types; parts of a record leave out what they do not state."""
    if isinstance(value, UncertainDate):
        return value.text
    if dataclasses.is_dataclass(value):
        members = ((each.name, _plain(getattr(value, each.name))) for each in dataclasses.fields(value))
        return {name: member for name, member in members if member not in (None, [], {})}
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    return value
