"""Which column of a source holds which field of a statement, said on the command line or in a file."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.archive.suggestions import nearest
from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.record_fields import OTHER_KEYS
from builder.importing.source_records import JsonValue, Records, SourceRecord
from builder.reading import yaml_nodes
from builder.reading.fields import STATEMENT
from builder.reading.source_text import read_text

TARGETS = (*STATEMENT.fields, "text", "body", "licence", "date_precision", *OTHER_KEYS)
"""What a column can be mapped to: the fields, ``text`` (plain) or ``body`` (Markdown), and other keys of records."""

_KEYS = ("column", "constant", "split", "date_format")


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a field's value comes from: a column, or a ``constant`` for the records that state nothing themselves.

    ``split`` parts the values of a list; ``date_format`` is how dates are written, in the letters of
    https://docs.python.org/3/library/datetime.html#format-codes.
    """

    column: str | None = None
    constant: str | None = None
    split: str | None = None
    date_format: str | None = None


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """The sources of fields by the fields' names; fields that are not named are taken from columns of their name."""

    sources: Mapping[str, FieldSource] = field(default_factory=dict)

    def names(self, target: str) -> bool:
        """Whether the mapping says where a field's value comes from."""
        return target in self.sources

    @property
    def columns(self) -> frozenset[str]:
        """The columns that fields are taken from."""
        return frozenset(source.column for source in self.sources.values() if source.column)

    def applied(self, record: SourceRecord) -> SourceRecord:
        """Give the record with its values under the fields' names; what they displace goes to ``extra``."""
        if not self.sources:
            return record
        taken: dict[str, JsonValue] = {}
        used: set[str] = set()
        for target, source in self.sources.items():
            column = source.column or target
            value = look_up(record.values, column)
            if column in record.values:
                used.add(column)
            if _is_empty(value):
                value = source.constant
            if not _is_empty(value):
                taken[target] = _shaped(value, source)
        values = {name: value for name, value in record.values.items() if name not in used}
        displaced = {name: values.pop(name) for name in taken if name in values and name != "extra"}
        if any(not _is_empty(value) for value in displaced.values()):
            values["extra"] = _with_displaced(values.get("extra"), displaced)
        body = taken.pop("body", None)
        return replace(record, values={**values, **taken}, body=body if isinstance(body, str) else record.body)


def look_up(values: Mapping[str, JsonValue], column: str) -> JsonValue:
    """Give a column's value, or one inside another by a path with dots, such as ``params.author``; None for none."""
    if column in values:
        return values[column]
    first, _, rest = column.partition(".")
    inner = values.get(first)
    return look_up(inner, rest) if rest and isinstance(inner, dict) else None


def apply_mapping(records: Records, mapping: FieldMapping, *, same_columns: bool) -> Iterator[SourceRecord | Finding]:
    """Give the records with their values under the fields' names.

    Where all records have the ``same_columns``, one that the first lacks is an error before anything is imported; else
    a column that no record had is a finding at the end.

    Raises:
        OperationalError: the mapping names a column that a table does not have.
    """
    wanted = set(mapping.columns)
    known: dict[str, None] = {}
    path = ""
    for found in records:
        if isinstance(found, Finding):
            yield found
            continue
        path = found.path
        if wanted:
            known.update(dict.fromkeys(found.values))
            wanted = {column for column in wanted if not _has(found.values, column)}
            if wanted and same_columns:
                column = min(wanted)
                raise OperationalError(f"{path} has no column '{column}'", _columns_hint(column, known))
        yield mapping.applied(found)
    for column in sorted(wanted) if known else ():
        yield IMPORT_RECORD.at(path, 1, 1, f"no record has '{column}', which the mapping names",
                               _columns_hint(column, known))  # fmt: skip


def mapping_of_options(
    columns: Mapping[str, str], constants: Mapping[str, str], splits: Mapping[str, str], date_format: str | None
) -> FieldMapping:
    """Give the mapping that options of the command line say, each by the field's name.

    Raises:
        OperationalError: a name is that of no field.
    """
    sources: dict[str, FieldSource] = {}
    for target in dict.fromkeys((*columns, *constants, *splits, *(["date"] if date_format else []))):
        _check_target(target)
        sources[target] = FieldSource(
            columns.get(target), constants.get(target), splits.get(target), date_format if target == "date" else None
        )
    return FieldMapping(sources)


def read_mapping_file(file: Path) -> FieldMapping:
    """Read a mapping: ``field: column``, or ``field: {column, constant, split, date_format}``, as YAML.

    Raises:
        OperationalError: the file cannot be read, or says something else.
    """
    text, findings = read_text(file, str(file))
    node, more = yaml_nodes.read_mapping(text, str(file)) if text is not None else (None, ())
    for finding in (*findings, *more):
        raise OperationalError(str(finding), finding.hint)
    sources: dict[str, FieldSource] = {}
    for entry in node.entries if node else ():
        where = f"{file}:{entry.key.position.line}: "
        _check_target(entry.key.text, where)
        sources[entry.key.text] = _field_source(entry.value, where)
    return FieldMapping(sources)


def _field_source(value: yaml_nodes.Node, where: str) -> FieldSource:
    if isinstance(value, yaml_nodes.Scalar):
        return FieldSource(column=value.text)
    parts: dict[str, str] = {}
    for entry in value.entries if isinstance(value, yaml_nodes.Mapping) else ():
        if entry.key.text not in _KEYS:
            raise OperationalError(f"{where}'{entry.key.text}' says nothing", f"Write some of {', '.join(_KEYS)}.")
        if isinstance(entry.value, yaml_nodes.Scalar):
            parts[entry.key.text] = entry.value.text
    if not parts:
        raise OperationalError(f"{where}this names no column", "Write 'field: column'.")
    return FieldSource(**parts)


def _check_target(target: str, where: str = "") -> None:
    if target in TARGETS:
        return
    close = nearest(target, TARGETS)
    hint = f"Did you mean '{close}'?" if close else f"The fields are {', '.join(TARGETS)}."
    raise OperationalError(f"{where}'{target}' is no field of a statement", hint)


def _columns_hint(column: str, known: Mapping[str, None]) -> str:
    close = nearest(column, known)
    return f"Did you mean '{close}'?" if close else f"There are: {', '.join(known)}."


def _has(values: Mapping[str, JsonValue], column: str) -> bool:
    return column in values or look_up(values, column) is not None


def _is_empty(value: JsonValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value == []


def _shaped(value: JsonValue, source: FieldSource) -> JsonValue:
    if source.split and isinstance(value, str):
        return [part.strip() for part in value.split(source.split) if part.strip()]
    if source.date_format and isinstance(value, str):
        return _iso_date(value.strip(), source.date_format)
    return value


def _iso_date(text: str, form: str) -> str:
    """Give a date in ISO 8601 as far as the form states one; a text of another form stays what it is."""
    try:
        date = datetime.datetime.strptime(text, form)
    except ValueError:
        return text
    if any(code in form for code in ("%d", "%j", "%x", "%c", "%D", "%F", "%u", "%w", "%a", "%A")):
        return date.date().isoformat()
    return f"{date.year:04}-{date.month:02}" if any(code in form for code in ("%m", "%b", "%B")) else f"{date.year:04}"


def _with_displaced(extra: JsonValue, displaced: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    whole: dict[str, JsonValue] = dict(extra) if isinstance(extra, dict) else {}
    if extra is not None and not isinstance(extra, dict):
        whole["extra"] = extra
    for name, value in displaced.items():
        while name in whole:
            name += "_"
        whole[name] = value
    return whole
