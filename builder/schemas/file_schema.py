"""JSON Schema 2020-12 of what people write: front matter, registry entries and ``site.yaml``, for their editors.

It is made from the field tables (https://json-schema.org/draft/2020-12). Editors type values as YAML 1.2's core
schema does (https://yaml.org/spec/1.2.2/#103-core-schema): ``title: 1984`` reaches them as a number and an empty value
as null, where the reader has text and nothing stated. A schema accepts whatever the reader does, and as much more as
its words cannot express.
"""

from collections.abc import Mapping
from typing import TypeAlias

from builder.reading import fields
from builder.reading.field_types import Boolean, Choice, Date, Identifier, Integer, Kind, Slug, Text
from builder.reading.fields import Field, ListOf, Open, Shape, Table
from builder.reading.yaml_nodes import Node, Scalar, Sequence, read_mapping

JsonSchema: TypeAlias = Mapping[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MEANINGS: Mapping[str, str] = {
    fields.STATEMENT.name: "The front matter of a statement: content/statements/**/*.md",
    fields.SPEAKER.name: "An entry of the speakers: content/speakers/*.yaml",
    fields.OUTLET.name: "An entry of the outlets: content/outlets/*.yaml",
    fields.TOPIC.name: "An entry of the topics: content/topics/*.yaml",
    fields.PAGE.name: "The front matter of a page: content/pages/*.md",
    fields.SETTINGS.name: "The settings of an archive: site.yaml",
}
TABLES: Mapping[str, Table] = {table.name: table for table in fields.TABLES}
"""The tables of which there are schemas, by name."""

_DATE_SIDE = r"[?~%]?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?)?)?(?:S[0-9])?"
_NO_DAY = r"\s*[0-9]{4}-(?:00|1[3-9]|20|4[2-9]|[5-9]|02-3|(?:0[469]|11)-31|[0-9]{2}-(?:00|3[2-9]|[4-9]))"
_DATE = rf"^(?!{_NO_DAY})\s*(?:{_DATE_SIDE}|(?:{_DATE_SIDE}|\.\.)?/(?:{_DATE_SIDE}|\.\.)?)\s*$"
_DAY = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"
_YES_OR_NO = "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$"
_DRAFT = {"properties": {"status": {"const": "draft"}}, "required": ["status"]}
_CERTAIN_DAY = {"properties": {"date": {"type": "string", "pattern": _DAY}}}


def file_schema(name: str) -> JsonSchema:
    """Give the schema of one kind of file, named as its table is."""
    return {"$schema": DIALECT, **_root(TABLES[name])}


def all_schemas() -> JsonSchema:
    """Give one schema that holds those of all kinds of file under ``$defs``, and is itself that of a statement."""
    definitions = {name: _root(table) for name, table in TABLES.items()}
    return {"$schema": DIALECT, "$ref": f"#/$defs/{fields.STATEMENT.name}", "$defs": definitions}


def _root(table: Table) -> JsonSchema:
    schema = _table(table)
    required = schema.get("required", [])
    head = {"title": table.name.capitalize(), "description": _MEANINGS[table.name]}
    if table is not fields.STATEMENT:
        return {**head, **schema}
    # A draft may lack anything. What is published says why its date is not one certain day.
    members = {name: value for name, value in schema.items() if name != "required"}
    complete = {"required": required, "if": _CERTAIN_DAY, "else": {"required": ["date_basis"]}}
    return {**head, **members, "if": _DRAFT, "else": complete}


def _table(table: Table) -> JsonSchema:
    properties = {name: _field(field) for name, field in table.fields.items()}
    required = [name for name, field in table.fields.items() if field.required]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _field(field: Field) -> JsonSchema:
    schema = _shape(field.takes)
    if not field.required:
        schema = _or_nothing(schema)
    example = _example(field)
    standard = f" ({schema['description']})" if "description" in schema else ""
    described = {
        "description": f"{field.meaning}{standard}",
        **({"examples": [example]} if example is not None else {}),
    }
    return {**schema, **described}


def _or_nothing(schema: JsonSchema) -> JsonSchema:
    """Let a schema take null too: nothing written after the colon is nothing stated."""
    choices, words, kinds = schema.get("anyOf"), schema.get("enum"), schema.get("type")
    if isinstance(choices, list):
        return {**schema, "anyOf": [*choices, {"type": "null"}]}
    if isinstance(words, list):
        return {**schema, "enum": [*words, None]}
    return {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}


def _shape(shape: Shape) -> JsonSchema:
    if isinstance(shape, Kind):
        return _kind(shape)
    if isinstance(shape, Table):
        return _table(shape)
    if isinstance(shape, Open):
        return {"type": "object"}
    item = _shape(shape.item)
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _kind(kind: Kind) -> JsonSchema:
    """Give the schema of a single value, be it typed as YAML types it or in quotation marks."""
    if isinstance(kind, Text):
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    if isinstance(kind, Slug | Identifier):
        return {**kind.schema(), "type": ["string", "integer"]}
    if isinstance(kind, Date):
        # A plain year is a number to an editor.
        return {**kind.schema(), "type": ["string", "integer"], "pattern": _DATE, "minimum": 1, "maximum": 9999}
    if isinstance(kind, Boolean):
        return {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": _YES_OR_NO}]}
    if isinstance(kind, Integer):
        return {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]{1,9}$"}]}
    if isinstance(kind, Choice):
        return kind.schema()
    schema = kind.schema()
    return {**schema, **({"format": "iri"} if schema.get("format") == "uri" else {})}


def _example(field: Field) -> object | None:
    """Give the example's value as an editor would write it, or None where it only sketches one."""
    if "…" in field.example:
        return None
    node, _ = read_mapping(field.example, "")
    return _value(node.entries[0].value, field.takes) if node else None


def _value(node: Node, shape: Shape) -> object:
    if isinstance(shape, ListOf):
        items = node.items if isinstance(node, Sequence) else (node,)
        values = [_value(item, shape.item) for item in items]
        return values if isinstance(node, Sequence) else values[0]
    if isinstance(node, Scalar):
        typed = isinstance(shape, Boolean | Integer)
        return shape.read(node.text) if typed and isinstance(shape, Kind) else node.text
    if isinstance(node, Sequence):
        return [_value(item, Open()) for item in node.items]
    inner = shape.fields if isinstance(shape, Table) else {}
    return {
        entry.key.text: _value(entry.value, inner[entry.key.text].takes if entry.key.text in inner else Open())
        for entry in node.entries
    }
