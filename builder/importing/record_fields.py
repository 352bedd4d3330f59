"""From a source's record to a statement's fields: what is known, what goes to ``extra``, and what is lacking."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.addresses.slugs import slugify
from builder.importing.source_records import JsonValue
from builder.importing.statement_file import Value
from builder.model.dates import DateError, Precision, UncertainDate, parse_date
from builder.model.statement import Position
from builder.reading import yaml_nodes
from builder.reading.field_types import Kind, Line, is_identifier
from builder.reading.fields import STATEMENT, ListOf
from builder.reading.records import read_record

OTHER_KEYS: Mapping[str, str] = {"venue": "place", "speaker_role": "role", "source_url": "source"}
"""Keys of sources that name a field of the record otherwise."""

_PRECISION_LENGTHS = {"year": 4, "month": 7, "day": 10}
_ISO_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.,]+(?: ?(?:Z|UTC|[+-][0-9:]+))?)?")
_LONGEST_ID = 200  # bytes: file systems take names of 255, and the ending and a temporary name need some
_DEEPEST = 20
_HERE = Position(1, 1)


@dataclass(frozen=True, slots=True)
class StatementFields:
    """A statement as a source has it: front matter, plain text, and in words what a statement needs and this lacks.

    ``unconfirmed`` names the fields whose values a program guessed.
    """

    id: str
    fields: Mapping[str, Value]
    text: str
    date: UncertainDate | None
    lacks: tuple[str, ...]
    unconfirmed: tuple[str, ...] = ()


def statement_fields(record: Mapping[str, JsonValue], body: str | None = None) -> StatementFields:
    """Give the statement that a record is about, whose text is the ``body`` or stands in the record.

    No value is lost: what fits no field stands in ``extra``.
    """
    taking = _Taking(record)
    taking.take_extra()
    identifier = taking.take_id()
    text = taking.take_text() if body is None else ""
    date = taking.take_date()
    taking.take_rights()
    taking.take_the_rest()
    fields = taking.fields
    fields.setdefault("topics", [])
    if taking.extra:
        fields["extra"] = taking.extra
    lacks = [taking.refused.get(name, name) for name in STATEMENT.fields if _required(name) and name not in fields]
    if not (text if body is None else body).strip():
        lacks.append("text")
    return StatementFields(identifier, fields, text, date, tuple(lacks), taking.keep_guesses())


def _required(name: str) -> bool:
    return STATEMENT.fields[name].required


def identifier_of(record: Mapping[str, JsonValue]) -> str:
    """Give the record's own id, as near to it as an address can be, or one made from the whole record."""
    wanted = _text(record.get("id"))
    if wanted is None or not wanted.strip():
        whole = json.dumps(record, sort_keys=True).encode()
        title = _text(record.get("title"))
        return f"{slugify(title or 'statement')}-{hashlib.sha256(whole).hexdigest()[:8]}"
    # The reader leaves README.md out, so that folders may explain themselves.
    if is_identifier(wanted) and len(wanted.encode()) <= _LONGEST_ID and wanted != "README":
        return wanted
    return slugify(wanted)


class _Taking:
    """Takes one key after another out of a record, each into a field or into ``extra``."""

    def __init__(self, record: Mapping[str, JsonValue]) -> None:
        self._record = record
        self._left = {name: value for name, value in record.items() if value is not None}
        self.fields: dict[str, Value] = {}
        self.extra: dict[str, Value] = {}
        self.refused: dict[str, str] = {}

    def take_extra(self) -> None:
        given = self._left.pop("extra", None)
        if isinstance(given, dict):
            for name, value in given.items():
                self._keep(name, value)
        elif given is not None:
            self._keep("extra", given)

    def take_id(self) -> str:
        given = self._left.pop("id", None)
        identifier = identifier_of(self._record)
        if given and identifier != given:
            self._keep("id", given)
        return identifier

    def take_text(self) -> str:
        given = self._left.pop("text", None)
        text = _text(given)
        if text is None and given is not None:
            self._keep("text", given)
        return text or ""

    def take_date(self) -> UncertainDate | None:
        """Take as much of the date as counts, with a sentence on what is uncertain about it."""
        given = self._left.pop("date", None)
        precision = _text(self._left.get("date_precision"))
        if precision is None or precision in _PRECISION_LENGTHS:
            self._left.pop("date_precision", None)
        text = (_text(given) or "").strip()
        day = _ISO_DAY.fullmatch(text)
        stated = day[1] if day else text
        if re.fullmatch("[0-9]{4}(?:-[0-9]{2}){0,2}", stated):
            stated = stated[: _PRECISION_LENGTHS.get(precision or "day")]
        try:
            date = parse_date(stated) if stated else None
        except DateError as error:
            self.refused["date"] = f"date ('{_shortened(text)}' is none: {error})"
            date = None
        if given not in (None, "") and (date is None or (day and day[1] != text)):
            self._keep("date", given)
        if date is None:
            return None
        self.fields["date"] = stated
        if not date.exact:
            self.fields["date_basis"] = _date_basis(date)
        return date

    def take_rights(self) -> None:
        licence = self._left.pop("licence", None)
        if licence is None:
            return
        if "rights" in self._left or not self._take("rights", {"text": licence}):
            self._keep("licence", licence)

    def take_the_rest(self) -> None:
        """Take every other key: as its field where it is one and fits it, else into ``extra``."""
        for name, value in self._left.items():
            field = OTHER_KEYS.get(name, name)
            if name != field and field in self._left:
                field = ""  # the record states the field itself
            if field not in STATEMENT.fields or not self._take(field, value):
                self._keep(name, value)

    def keep_guesses(self) -> tuple[str, ...]:
        """Keep of the fields to be confirmed those that are there, and give their names."""
        guesses = self.fields.pop("unconfirmed", [])
        kept = [each for each in guesses if isinstance(each, Mapping) and each["field"] in self.fields]
        if kept:
            self.fields["unconfirmed"] = kept
        return tuple(str(each["field"]) for each in kept)

    def _take(self, name: str, value: JsonValue) -> bool:
        """Take a value as a field; False where it does not fit, True too where it states nothing."""
        shape = STATEMENT.fields[name].takes
        one_line = isinstance(shape, Line) or (isinstance(shape, ListOf) and isinstance(shape.item, Line))
        written = _written(value, one_line=one_line, nulls=False)
        if not written or (isinstance(written, str) and not written.strip()):
            return True
        if isinstance(shape, Kind) and isinstance(written, str):
            written = written.strip()
        entry = yaml_nodes.Entry(yaml_nodes.Scalar(name, True, _HERE), _as_node(written))
        findings = read_record(yaml_nodes.Mapping((entry,), _HERE), STATEMENT, "").findings
        if findings:
            self.refused[name] = f"{name} ({findings[0].message})"
            return False
        self.fields[name] = written
        return True

    def _keep(self, name: str, value: JsonValue) -> None:
        while name in self.extra:
            name += "_"
        self.extra[name] = _written(value)


def _date_basis(date: UncertainDate) -> str:
    if date.uncertain or date.approximate or date.precision not in (Precision.YEAR, Precision.MONTH):
        return f"The source gives the date as {date.text}."
    return f"The source gives only the {date.precision}."


def _text(value: JsonValue) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None


def _written(value: JsonValue, depth: int = 1, *, one_line: bool = False, nulls: bool = True) -> Value:
    """Give a JSON value as front matter writes it; ``nulls`` keeps what is null as an empty text."""
    if value is None:
        return ""
    if isinstance(value, list | dict) and depth > _DEEPEST:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        items = (item for item in value if nulls or item is not None)
        return [_written(item, depth + 1, one_line=one_line, nulls=nulls) for item in items]
    if isinstance(value, dict):
        pairs = ((key, item) for key, item in value.items() if nulls or item is not None)
        return {key: _written(item, depth + 1, one_line=one_line, nulls=nulls) for key, item in pairs}
    text = _text(value) or ""
    return " ".join(text.split()) if one_line else text


def _as_node(value: Value) -> yaml_nodes.Node:
    if isinstance(value, str):
        return yaml_nodes.Scalar(value, False, _HERE)
    if isinstance(value, Mapping):
        entries = [yaml_nodes.Entry(yaml_nodes.Scalar(key, True, _HERE), _as_node(item)) for key, item in value.items()]
        return yaml_nodes.Mapping(tuple(entries), _HERE)
    return yaml_nodes.Sequence(tuple(_as_node(item) for item in value), _HERE)


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
