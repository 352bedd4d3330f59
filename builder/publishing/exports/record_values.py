"""A record's fields as plain values, by its field table: dates as EDTF, names with what they stand for."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

from builder.model.dates import UncertainDate
from builder.reading.fields import Table

Plain: TypeAlias = Union[str, int, bool, list["Plain"], dict[str, "Plain"], None]  # noqa: UP007


def values_of(record: object, table: Table) -> dict[str, Plain]:
    """Give the stated fields of a record in the table's order."""
    values = {name: plain(getattr(record, name)) for name in table.fields}
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def plain(value: object) -> Plain:
    """Give a value of the model as JSON has it."""
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, UncertainDate):
        return value.text
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    slots: tuple[str, ...] = getattr(type(value), "__slots__", ())
    inner = {name: plain(getattr(value, name)) for name in slots}
    return {name: each for name, each in inner.items() if each not in (None, [], {})}
