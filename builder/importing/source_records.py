"""A record of a source as every reader gives it, and its texts without what no web page can carry."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, cast

from builder.checking.finding import Finding, Level
from builder.checking.rules import CONTROL_CHARACTER

JsonValue: TypeAlias = str | bool | list["JsonValue"] | dict[str, "JsonValue"] | None
"""What JSON holds. Numbers stay the text that they are written as, so that 1.10 keeps its nought."""

# What source_text refuses in a file, and halves of surrogate pairs, which JSON can spell and UTF-8 cannot.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record of a source, its texts without the characters that no web page can carry.

    ``values`` are its fields by name; ``text`` among them is plain text. A source whose text is Markdown already has it
    in ``body`` instead. What needs a person's eye before it is published is a ``draft``, whatever it lacks. ``path``
    and ``line`` say where it stands in the source.
    """

    line: int
    values: Mapping[str, JsonValue]
    body: str | None = None
    draft: bool = False
    path: str = field(default="", compare=False)


Records: TypeAlias = Iterable[SourceRecord | Finding]
"""What a reader gives: its records in their order, and a finding in the place of what is none, or before the record
that it is about."""


def fitting(record: SourceRecord) -> Iterator[SourceRecord | Finding]:
    """Give a record without the characters that no web page can carry, and before it a warning for each field."""
    unfit = False
    for name, value in (*record.values.items(), ("text", record.body)):
        left_out = "".join(_unfit_within(value)) + "".join(_UNFIT.findall(name))
        if left_out:
            unfit = True
            yield _left_out(record, name, left_out)
    if unfit:
        values = cast("dict[str, JsonValue]", _fit(dict(record.values)))
        record = replace(record, values=values, body=record.body and _UNFIT.sub("", record.body))
    yield record


def may_be_unfit(text: str) -> bool:
    """Whether a text holds such a character."""
    return _UNFIT.search(text) is not None


def _unfit_within(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield from _UNFIT.findall(value)
    elif isinstance(value, list):
        for item in value:
            yield from _unfit_within(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _UNFIT.findall(key)
            yield from _unfit_within(item)


def _fit(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return _UNFIT.sub("", value)
    if isinstance(value, list):
        return [_fit(item) for item in value]
    if isinstance(value, dict):
        return {_UNFIT.sub("", key): _fit(item) for key, item in value.items()}
    return value


def _left_out(record: SourceRecord, name: str, characters: str) -> Finding:
    codes = ", ".join(sorted({f"U+{ord(each):04X}" for each in characters}))
    plural = "s" if len(characters) > 1 else ""
    name = _UNFIT.sub("", name)
    message = f"{len(characters)} character{plural} that no web page can carry left out of '{name}': {codes}"
    finding = CONTROL_CHARACTER.at(record.path, record.line, 1, message, "Compare the text with its source.")
    return replace(finding, level=Level.WARNING)  # the record itself is sound without them
