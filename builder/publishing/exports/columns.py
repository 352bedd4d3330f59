"""Columns: how a value of a record gets its name, its type (Table Schema) and its meaning, said once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.reading.field_types import Boolean, Url
from builder.reading.fields import Field, ListOf, Open, Table

Row = TypeVar("Row", contravariant=True)

BETWEEN = "; "
"""What parts several values in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A field as Table Schema describes it (https://datapackage.org/standard/table-schema/)."""

    name: str
    meaning: str
    type: str = "string"
    format: str | None = None
    required: bool = False

    def schema(self) -> Mapping[str, object]:
        """Give the field's descriptor."""
        descriptor: dict[str, object] = {"name": self.name, "type": self.type}
        if self.format:
            descriptor["format"] = self.format
        descriptor["description"] = self.meaning
        if self.required:
            descriptor["constraints"] = {"required": True}
        return descriptor


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: its description, and the cell that a row has in it."""

    described: Described
    cell: Callable[[Row], str]

    @property
    def name(self) -> str:
        """The column's name in the first line."""
        return self.described.name


def own(name: str, meaning: str, cell: Callable[[Row], str | None], *, type: str = "string",
        format: str | None = None, required: bool = False) -> Column[Row]:  # fmt: skip
    """Give a column that no field of a record has: an address, a resolved name, a bound of a date."""
    described = Described(name=name, meaning=meaning, type=type, format=format, required=required)
    return Column(described, lambda row: cell(row) or "")


def of_field(table: Table, name: str, cell: Callable[[Row], str | None]) -> Column[Row]:
    """Give a column for a field of a record, described by the field's table."""
    field = table.fields[name]
    several = f" Several are parted by '{BETWEEN.strip()}'." if isinstance(field.takes, ListOf) else ""
    format = "uri" if isinstance(field.takes, Url) else None
    meaning = field.meaning + several
    return Column(Described(name=name, meaning=meaning, format=format), lambda row: cell(row) or "")


def in_json(name: str, field: Field) -> Described:
    """Give the description of a field in JSON, where lists and parts keep their shape."""
    shape = field.takes
    if isinstance(shape, ListOf):
        return Described(name=name, meaning=field.meaning, type="array")
    if isinstance(shape, Open | Table):
        return Described(name=name, meaning=field.meaning, type="object")
    return Described(
        name=name,
        meaning=field.meaning,
        type="boolean" if isinstance(shape, Boolean) else "string",
        format="uri" if isinstance(shape, Url) else None,
    )


def joined(values: Sequence[str]) -> str:
    """Give several values as one cell."""
    return BETWEEN.join(values)
