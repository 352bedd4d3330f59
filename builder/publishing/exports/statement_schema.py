"""``/data/statement.schema.json``: what a statement's JSON twin holds, in JSON Schema 2020-12.

It is made from the field tables and describes every member (https://json-schema.org/draft/2020-12). Within one
``version`` members may be added, so unknown ones are allowed; none is removed, renamed or given another meaning.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from builder.addresses.urls import absolute
from builder.archive.archive import Archive
from builder.model.distance import Badge, Translation, Wording
from builder.model.passage import Block, Mode
from builder.publishing.exports.columns import Described
from builder.publishing.exports.statement_records import EARLIEST, LATEST, SHAPES, TEXT, URL
from builder.publishing.pages import Document, output_of
from builder.reading import fields
from builder.reading.field_types import Kind, Url
from builder.reading.fields import Field, ListOf, Open, Table

SCHEMA_PATH = "/data/statement.schema.json"
"""The schema's site path."""

VERSION = "1"
"""The version of the format; a change that breaks what reads it raises the number."""

JsonSchema: TypeAlias = Mapping[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ALWAYS = ("$schema", "version", "archive", "language", "status")
_ORG_MEANINGS = {
    "org_id": "The id of the organisation, where the archive has a page for it.",
    "org_name": "Its name there.",
}


def schema_document(archive: Archive) -> Document:
    """Give the schema as a file of the site; its ``$id`` is the file's whole address."""
    schema = statement_schema(absolute(SCHEMA_PATH, archive.settings))
    return Document(output_of(SCHEMA_PATH), (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())


def statement_schema(address: str) -> JsonSchema:
    """Give the schema of a twin, with ``address`` as its ``$id``."""
    members = _members()
    table = fields.STATEMENT.fields
    required = {name for name, field in table.items() if field.required} | {
        each.name for each in (URL, EARLIEST, LATEST)
    }
    required |= {"id", *_ALWAYS}
    withdrawn = {"properties": {"status": {"const": "withdrawn"}}, "required": ["status"]}
    return {
        "$schema": _DIALECT,
        "$id": address,
        "title": "Statement",
        "description": "A statement of the archive: who said what, when, where, through whom, and how far its text is "
        "from the speaker's own words. What is not stated is absent.",
        "type": "object",
        "properties": members,
        "required": [name for name in members if name in required],
        "if": withdrawn,
        "then": {"properties": {"text": False, "passages": False, "distance": False}},
        "else": {"required": ["text"]},
    }


def _members() -> Mapping[str, JsonSchema]:
    """Give the members of a twin, in its order."""
    table = fields.STATEMENT.fields
    resolved = {
        "speaker": _list_of(_reference({"roles": _texts("The posts in which it was said.")}),
                            SHAPES["speaker"].meaning),
        "outlet": {**_reference({}), "description": SHAPES["outlet"].meaning},
        "topics": {"type": "array", "description": SHAPES["topics"].meaning, "items": _reference({})},
        "trail": _list_of(_of_table(fields.TRAIL_STEP, _ORGANISATION), table["trail"].meaning),
        "relates": _list_of(_tie("The other statement's title and page, where the archive has it.", ()),
                            table["relates"].meaning),
        "rights": {**_of_table(fields.RIGHTS, _LICENCES), "description": table["rights"].meaning},
    }  # fmt: skip
    members: dict[str, JsonSchema] = {
        "$schema": _address("The address of this schema."),
        "version": {"const": VERSION, "description": "The version of this format."},
        "archive": _ARCHIVE,
        "id": _of_field(table["id"]),
        "url": _address(URL.meaning),
    }
    for name, field in table.items():
        if name != "id":
            members[name] = resolved.get(name) or _of_field(field)
        if name == "date":
            members |= {each.name: _day(each) for each in (EARLIEST, LATEST)}
    return {
        **members,
        "distance": _DISTANCE,
        "related_from": _list_of(_tie("The other statement's title and page.", ("title", "url")),
                                 "Statements that declare a tie to this one, with its type."),
        "utterance_url": _address("The address of the page that sets the versions of the words side by side."),
        "other_versions": _list_of(_VERSION_OF, "Other statements of the same utterance."),
        "text": _text(TEXT.meaning),
        "passages": _list_of(_PASSAGE, "The blocks of the text, each with its permanent address. A withdrawn "
                                       "statement has none."),
        "former_addresses": _FORMER,
    }  # fmt: skip


def _of_table(table: Table, additions: Mapping[str, JsonSchema] | None = None) -> JsonSchema:
    members = {name: _of_field(field) for name, field in table.fields.items()}
    required = [name for name, field in table.fields.items() if field.required]
    one_of = {"anyOf": [{"required": [name]} for name in table.one_of]} if table.one_of else {}
    return {**_object({**members, **(additions or {})}, required), **one_of}


def _of_field(field: Field) -> JsonSchema:
    shape = field.takes
    if isinstance(shape, ListOf):
        item = _of_table(shape.item) if isinstance(shape.item, Table) else _of_kind(shape.item)
        return _list_of(item, field.meaning)
    if isinstance(shape, Table):
        return {**_of_table(shape), "description": field.meaning}
    if isinstance(shape, Open):
        return {"type": "object", "description": field.meaning}
    schema = _of_kind(shape)
    standard = schema.get("description")
    return {**schema, "description": f"{field.meaning} ({standard})" if standard else field.meaning}


def _of_kind(kind: Kind) -> JsonSchema:
    """Give the schema of a single value; an address as written may hold letters of any script (RFC 3987)."""
    if isinstance(kind, Url):
        return {"type": "string", "format": "iri"}
    return kind.schema()


def _object(members: Mapping[str, JsonSchema], required: Sequence[str] | None = None) -> JsonSchema:
    needed = list(members if required is None else required)
    return {"type": "object", "properties": members, **({"required": needed} if needed else {})}


def _list_of(item: JsonSchema, meaning: str) -> JsonSchema:
    return {"type": "array", "description": meaning, "minItems": 1, "items": item}


def _text(meaning: str) -> JsonSchema:
    return {"type": "string", "minLength": 1, "description": meaning}


def _texts(meaning: str) -> JsonSchema:
    return _list_of({"type": "string", "minLength": 1}, meaning)


def _address(meaning: str) -> JsonSchema:
    return {"type": "string", "format": "uri", "description": meaning}


def _day(described: Described) -> JsonSchema:
    return {"type": "string", "format": "date", "description": described.meaning}


def _count(meaning: str, least: int) -> JsonSchema:
    return {"type": "integer", "minimum": least, "description": meaning}


def _choice(values: Sequence[str], meaning: str) -> JsonSchema:
    return {"enum": [str(value) for value in values if value], "description": meaning}


def _reference(additions: Mapping[str, JsonSchema]) -> JsonSchema:
    named = {
        "id": _text("Its permanent name."),
        "name": _text("Its name."),
        "url": _address("The address of its page."),
    }
    return _object({**named, **additions}, list(named))


def _tie(page: str, also_required: Sequence[str]) -> JsonSchema:
    members = {name: _of_field(field) for name, field in fields.RELATION.fields.items()}
    return _object({**members, "title": _text(page), "url": _address(page)}, ["id", "type", *also_required])


_ORGANISATION: Mapping[str, JsonSchema] = {
    **{name: _text(meaning) for name, meaning in _ORG_MEANINGS.items()},
    "org_url": _address("The address of its page."),
}
_LICENCES: Mapping[str, JsonSchema] = {
    "text_url": {"type": "string", "format": "iri", "description": "The address of the text's licence, if known."},
    "translation_url": {"type": "string", "format": "iri", "description": "The address of the translation's."},
}
_ARCHIVE = {
    **_object(
        {
            "title": _text("The archive's name."),
            "url": _address("The address of its home page."),
            "licence": _text("The terms of the archive's own words and data, as the archive puts them."),
            "licence_url": {"type": "string", "format": "iri", "description": "The address of that licence, if known."},
        },
        ["title", "url"],
    ),
    "description": "The archive that publishes this record.",
}
_DISTANCE = {
    **_object(
        {
            "wording": _choice(tuple(Wording), "What the text holds."),
            "translation": _choice(tuple(Translation), "How the text came into its language; 'relayed' is by two "
                                                       "translations or more."),
            "badge": _choice(tuple(Badge), "The circle that stands for both, nearest to the speaker first."),
            "hops": _count("How many translations lie between the speaker's language and the text's.", 1),
            "weakest": _choice(tuple(Translation), "The weakest of these translations."),
        },
        (),
    ),
    "description": "How far the text is from the speaker's own words. A withdrawn statement has none.",
}  # fmt: skip
_VERSION_OF = _object({
    "id": _text("The other statement's id."),
    "language": _text("The language of its text. (BCP 47)"),
    "title": _text("Its title."),
    "url": _address("The address of its page."),
})  # fmt: skip
_RUN = _object(
    {
        "start": _count("The first character, counted from 0 in Unicode code points.", 0),
        "end": _count("The character after the last.", 0),
        "mode": _choice(tuple(Mode), "How these characters relate to the speaker's words."),
    },
    ["start", "end"],
)
_PASSAGE_ADDRESS = {"type": "string", "pattern": "^p-[a-z2-7]{8}$"}
_PASSAGE = _object(
    {
        "address": {**_PASSAGE_ADDRESS, "description": "Its permanent name in its page."},
        "url": _address("Its whole address."),
        "text": {"type": "string", "description": "Its visible text, with white space collapsed."},
        "block": _choice(tuple(Block), "What kind of block it is."),
        "runs": _list_of(_RUN, "The parts of the text, without gaps, and whose words each holds."),
        "voice": _text("Who speaks, where that is not the statement's speaker, as the text names them."),
        "original": _text("The wording in the language spoken."),
        "original_language": _text("The language of that wording. (BCP 47)"),
    },
    ["address", "url", "text", "block", "runs"],
)
_FORMER = {
    "type": "object",
    "propertyNames": _PASSAGE_ADDRESS,
    "additionalProperties": {"anyOf": [_PASSAGE_ADDRESS, {"type": "null"}]},
    "description": "Addresses that passages had before their text was edited, each with that of the passage that "
    "took its place, or null where it was taken out.",
}
