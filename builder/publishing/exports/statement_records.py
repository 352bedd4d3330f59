"""Statements as JSON: the lines of the bulk data (https://jsonlines.org/), with which each page's twin begins.

Names stand resolved, with ids and the addresses of their pages; dates as EDTF writes them, with the days between
which they lie; the text as plain words. What a record does not state is absent from it.
"""

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from builder.addresses.urls import absolute
from builder.archive.archive import RelatedStatement
from builder.model.dates import UncertainDate
from builder.model.outlet import Outlet
from builder.model.provenance import TrailStep
from builder.model.settings import Settings
from builder.model.statement import Rights
from builder.publishing.exports.columns import Described, in_json
from builder.publishing.references import Reference, outlet_reference, speaker_reference, topic_reference
from builder.publishing.structured_data import licence_url
from builder.reading import fields

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_FIELDS = fields.STATEMENT.fields
URL = Described(name="url", meaning="The address of its page.", format="uri", required=True)
EARLIEST = Described(name="date_earliest", meaning="The first day that the date may mean.", type="date", required=True)
LATEST = Described(name="date_latest", meaning="The last day that the date may mean.", type="date", required=True)
TEXT = Described(name="text", meaning="The words, without markup; blocks are parted by blank lines. A withdrawn "
                                      "statement has none.")  # fmt: skip
SHAPES: Mapping[str, Described] = {
    "id": Described(name="id", meaning=_FIELDS["id"].meaning, required=True),
    "speaker": Described(name="speaker", meaning="Who said it: id, name, the address of the page, and the posts held "
                         "at the time.", type="array", required=True),
    "outlet": Described(name="outlet", meaning="Where this text was published: id, name and the address of the page.",
                        type="object", required=True),
    "topics": Described(name="topics", meaning="What it is about: of each topic id, name and the address of the page.",
                        type="array", required=True),
}  # fmt: skip
"""The fields that a record has otherwise than the file: always there, or with their names resolved."""

_PLAIN = tuple(name for name in _FIELDS if name not in SHAPES and name not in ("trail", "rights", "turns"))
_AFTER = {"id": (URL,), "date": (EARLIEST, LATEST)}


def statement_line(record: Mapping[str, object]) -> bytes:
    """Give a statement's record as its line of the bulk data."""
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def described_fields() -> tuple[Described, ...]:
    """Give the description of every member that a record may have, in order."""
    names = ["id", *(name for name in _FIELDS if name != "id")]
    described = []
    for name in names:
        described.append(SHAPES.get(name) or in_json(name, _FIELDS[name]))
        described.extend(_AFTER.get(name, ()))
    return (*described, TEXT)


def statement_record(related: RelatedStatement, settings: Settings) -> dict[str, object]:
    """Give one statement as JSON's types."""
    statement = related.statement
    found: dict[str, object] = {
        **{name: _plain(value) for name in _PLAIN if (value := getattr(statement, name)) not in (None, (), {})},
        "id": statement.id,
        "url": absolute(related.path, settings),
        "speaker": [
            {
                **reference(each.speaker.slug, speaker_reference(each.speaker), settings),
                **({"roles": list(each.roles)} if each.roles else {}),
            }
            for each in related.speakers
        ],
        "date_earliest": statement.date.lower.isoformat(),
        "date_latest": statement.date.upper.isoformat(),
        "outlet": reference(related.outlet.slug, outlet_reference(related.outlet), settings),
        "topics": [reference(topic.slug, topic_reference(topic), settings) for topic in related.topics],
        "trail": [
            _step(step, entry, settings)
            for step, entry in zip(statement.trail, related.organisations, strict=True)
        ],
        "rights": _rights(statement.rights) if statement.rights else None,
        "turns": None if statement.turns else False,
        "text": None if statement.withdrawn else statement.body.text,
    }  # fmt: skip
    return {name: found[name] for name in _names() if name == "topics" or found.get(name) not in (None, [], {})}


def reference(slug: str, to: Reference, settings: Settings) -> dict[str, object]:
    """Give an entry of a registry by its id, its name and the address of its page."""
    return {"id": slug, "name": to.name, "url": absolute(to.path, settings)}


def _plain(value: object) -> object:
    """Give a value of the model as JSON's types; parts of a record leave out what they do not state."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, UncertainDate):
        return value.text
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _members(value)
    return value


def _members(part: "DataclassInstance") -> dict[str, object]:
    members = ((each.name, _plain(getattr(part, each.name))) for each in dataclasses.fields(part))
    return {name: member for name, member in members if member not in (None, [], {})}


@cache
def _names() -> tuple[str, ...]:
    return tuple(each.name for each in described_fields())


def _step(step: TrailStep, entry: Outlet | None, settings: Settings) -> dict[str, object]:
    """Give a step with the organisation as written, and as the registry has it where it does."""
    members = _members(step)
    if entry is None:
        return members
    named = reference(entry.slug, outlet_reference(entry), settings)
    return {**members, **{f"org_{name}": member for name, member in named.items()}}


def _rights(rights: Rights) -> dict[str, object]:
    """Give the terms as written, with the address of each licence that is known by one."""
    addresses = {"text_url": licence_url(rights.text), "translation_url": licence_url(rights.translation)}
    return {**_members(rights), **{name: address for name, address in addresses.items() if address}}
