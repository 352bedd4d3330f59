"""From YAML nodes to typed values by a field table, with a finding for whatever does not fit."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from typing import Any

from builder.archive.suggestions import nearest
from builder.checking.finding import Edit, Finding, Rule
from builder.checking.rules import INVALID_DATE, MISSING_FIELD, UNKNOWN_KEY, WRONG_TYPE
from builder.checking.web_addresses import web_address
from builder.model.check_settings import CheckException, CheckLevel
from builder.model.provenance import ArchivedCopy, Recording, TrailStep
from builder.model.registry import Membership, OtherName
from builder.model.statement import Correction, Dispute, OpenValue, Position, Relation, Rights, Unconfirmed
from builder.reading import fields
from builder.reading.field_types import Kind, Url, ValueRefused
from builder.reading.fields import Field, ListOf, Open, Shape, Table
from builder.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, read_mapping

_CLASSES: MappingType[str, type] = {
    fields.ARCHIVED_COPY.name: ArchivedCopy,
    fields.TRAIL_STEP.name: TrailStep,
    fields.RECORDING.name: Recording,
    fields.RELATION.name: Relation,
    fields.RIGHTS.name: Rights,
    fields.DISPUTE.name: Dispute,
    fields.CORRECTION.name: Correction,
    fields.OTHER_NAME.name: OtherName,
    fields.MEMBERSHIP.name: Membership,
    fields.UNCONFIRMED.name: Unconfirmed,
    fields.EXCEPTION.name: CheckException,
    fields.CHECK_LEVEL.name: CheckLevel,
}


@dataclass(frozen=True, slots=True)
class Record:
    """The typed values of one record. Fields that are absent, empty or refused are not in ``values``."""

    values: MappingType[str, Any]
    positions: MappingType[str, Position]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_record(node: Mapping, table: Table, path: str) -> Record:
    """Give the values of a record as its table types them; each value's class is that of the model's field.

    ``missing`` names the required fields that are absent; whether that is an error is the caller's matter, since
    a draft may lack them.
    """
    reader = _Reader(path)
    values = reader.table(node, table, "")
    missing = tuple(name for name, field in table.fields.items() if field.required and name not in reader.stated)
    return Record(values or {}, reader.positions, missing, tuple(reader.findings))


def read_whole_record(
    text: str, table: Table, path: str, first_line: int = 1
) -> tuple[Record | None, tuple[Finding, ...]]:
    """Give the record that a YAML text is, with every finding about it; None where it is no mapping.

    A required field that is absent is a finding here.
    """
    node, findings = read_mapping(text, path, first_line)
    if node is None:
        return None, findings
    record = read_record(node, table, path)
    return record, findings + record.findings + missing_findings(record, path, table)


def missing_findings(record: Record, path: str, table: Table, line: int = 1) -> tuple[Finding, ...]:
    """Give a finding for each required field that is absent."""
    return tuple(
        MISSING_FIELD.at(path, line, 1, f"'{name}' is missing", f"Add it, for example: {table.fields[name].example}")
        for name in record.missing
    )


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path
        self.findings: list[Finding] = []
        self.positions: dict[str, Position] = {}
        self.stated: set[str] = set()  # what has a value, be it a refused one

    def table(self, node: Mapping, table: Table, prefix: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for entry in node.entries:
            name = entry.key.text
            field = table.fields.get(name)
            if field is None:
                self._unknown_key(entry.key, table)
                continue
            where = f"{prefix}{name}"
            self.positions[where] = entry.value.position
            if isinstance(entry.value, Scalar) and entry.value.empty:
                continue
            self.stated.add(where)
            value = self._value(entry.value, field.takes, where, field)
            if value is not None:
                values[name] = value
        return values

    def _value(self, node: Node, shape: Shape, where: str, field: Field) -> object | None:
        if isinstance(shape, Kind):
            return self._single(node, shape, field)
        if isinstance(shape, ListOf):
            return self._list(node, shape, where, field)
        if isinstance(shape, Open):
            if isinstance(node, Mapping):
                return _open(node)
            self._refuse(node, "the field takes 'key: value' lines", field)
            return None
        return self._nested(node, shape, where, field)

    def _single(self, node: Node, kind: Kind, field: Field) -> object | None:
        if not isinstance(node, Scalar):
            what = "a list" if isinstance(node, Sequence) else "'key: value' lines"
            self._refuse(node, f"{what} cannot stand here; the field takes {kind.takes}", field)
            return None
        if isinstance(kind, Url):
            self.findings.extend(web_address(self._path, node.text, node.position, _letters_of(node)))
        try:
            return kind.read(node.text)
        except ValueRefused as refused:
            rule = INVALID_DATE if refused.is_date else WRONG_TYPE
            self._refuse(node, str(refused), field, refused.hint, rule, refused.mended)
            return None

    def _list(self, node: Node, shape: ListOf, where: str, field: Field) -> tuple[object, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        values = []
        for number, item in enumerate(items):
            place = f"{where}.{number}"
            self.positions[place] = item.position
            if isinstance(shape.item, Table):
                value = self._nested(item, shape.item, place, field)
            else:
                value = self._single(item, shape.item, field)
            if value is not None:
                values.append(value)
        return tuple(values)

    def _nested(self, node: Node, table: Table, where: str, field: Field) -> object | None:
        if not isinstance(node, Mapping):
            self._refuse(node, f"{_with_article(table)} is written as 'key: value' pairs", field)
            return None
        values = self.table(node, table, f"{where}.")
        lacking = [
            name for name, inner in table.fields.items() if inner.required and f"{where}.{name}" not in self.stated
        ]
        for name in lacking:
            place = node.position
            message = f"the {table.name} lacks '{name}'"
            hint = f"Add it, for example: {table.fields[name].example}"
            self.findings.append(MISSING_FIELD.at(self._path, place.line, place.column, message, hint))
        if table.one_of and not any(f"{where}.{name}" in self.stated for name in table.one_of):
            place = node.position
            names = ", ".join(f"'{name}'" for name in table.one_of)
            hint = f"Add one of them, for example: {table.fields[table.one_of[0]].example}"
            message = f"the {table.name} has none of {names}"
            self.findings.append(MISSING_FIELD.at(self._path, place.line, place.column, message, hint))
            return None
        if any(inner.required and name not in values for name, inner in table.fields.items()):
            return None
        return _CLASSES[table.name](**values)  # type: ignore[no-any-return]

    def _unknown_key(self, key: Scalar, table: Table) -> None:
        close = nearest(key.text, table.fields)
        hint = f"Did you mean '{close}'?" if close else ""
        if " " in key.text and not close:  # between braces, what follows a comma is read as a key
            hint = "Where this belongs to the value before it, put quotation marks around the whole value."
        message = f"{_with_article(table)} has no field '{key.text}'"
        self.findings.append(UNKNOWN_KEY.at(self._path, key.position.line, key.position.column, message, hint))

    def _refuse(
        self, node: Node, message: str, field: Field, hint: str = "", rule: Rule = WRONG_TYPE, mended: str = ""
    ) -> None:
        place = node.position
        hint = hint or f"For example: {field.example}"
        edit = None
        if mended and isinstance(node, Scalar):
            edit = Edit(place.line, place.column + (not node.plain), node.text, mended)  # within quotation marks
        self.findings.append(rule.at(self._path, place.line, place.column, message, hint, edit))


def _with_article(table: Table) -> str:
    return f"{'an' if table.name[0] in 'aeio' else 'a'} {table.name}"


def _open(node: Node) -> OpenValue:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(_open(item) for item in node.items)
    return {entry.key.text: _open(entry.value) for entry in node.entries}


def _letters_of(node: Scalar) -> Position:
    """Give where a value's letters begin, which is behind the quotation mark where there is one."""
    return node.position if node.plain else Position(node.position.line, node.position.column + 1)
