"""A record's values in canonical order and form: none means anything else to the reader afterwards."""

import unicodedata
from dataclasses import replace

from builder.formatting.tree import Child, Group, Value, Words
from builder.reading.field_types import Boolean, Date, Integer, Kind, Line, SitePath, Text, ValueRefused
from builder.reading.fields import ListOf, Shape, Table

MEANS_NOTHING = frozenset({"", "null", "~"})
"""What the reader takes for no value, where it stands without quotation marks."""


def arranged(group: Group, table: Table) -> Group:
    """Give a record with its fields in the table's order; keys that the table has not stand behind them.

    Records within it, such as the steps of a trail, keep the order in which they were written.
    """
    places = {name: number for number, name in enumerate(table.fields)}
    children = list(_with_values(group, table).children)
    children.sort(key=lambda each: places.get(each.key.text, len(places)) if each.key else 0)
    return replace(group, children=tuple(children))


def _with_values(group: Group, table: Table) -> Group:
    return replace(group, children=tuple(_child(each, table) for each in group.children))


def _child(child: Child, table: Table) -> Child:
    field = table.fields.get(child.key.text) if child.key else None
    return child if field is None else replace(child, value=_value(child.value, field.takes))


def _value(value: Value, shape: Shape) -> Value:
    if isinstance(shape, ListOf):
        if isinstance(value, Group) and not value.is_mapping:
            items = (replace(each, value=_value(each.value, shape.item)) for each in value.children)
            return replace(value, children=tuple(items))
        return _value(value, shape.item)
    if isinstance(value, Words):
        return _words(value, shape) if isinstance(shape, Kind) and not states_nothing(value) else value
    return _with_values(value, shape) if isinstance(shape, Table) and value.is_mapping else value


def states_nothing(words: Words) -> bool:
    """Whether the reader takes the words for no value."""
    return not words.style and words.text in MEANS_NOTHING


def _words(words: Words, kind: Kind) -> Words:
    """Give the words as their kind is written; addresses, ids and tags stay as they are, to the character."""
    if isinstance(kind, Line):
        text = " ".join(unicodedata.normalize("NFC", words.text).split())
        return Words(text, words.style if words.style in (*"'\"",) else "") if text else words
    if isinstance(kind, Text):
        lines = tuple(unicodedata.normalize("NFC", line) for line in words.lines)
        text = unicodedata.normalize("NFC", words.text)
        return Words(text if lines else text.strip() or words.text, words.style, lines)
    if isinstance(kind, Boolean | Integer | SitePath | Date):
        try:
            read = kind.read(words.text)
        except ValueRefused:
            return words
        if isinstance(kind, Date):
            return Words(words.text.strip())
        return Words(str(read).lower() if isinstance(kind, Boolean) else str(read))
    return words
