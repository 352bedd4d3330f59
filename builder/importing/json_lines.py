"""JSON Lines, plain or gzip, as a stream of records; a line that is none is a finding, and reading goes on."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NoReturn, TypeAlias, cast

from builder.checking.finding import Finding, Level
from builder.checking.rules import CONTROL_CHARACTER, IMPORT_RECORD
from builder.errors import OperationalError

JsonValue: TypeAlias = str | bool | list["JsonValue"] | dict[str, "JsonValue"] | None
"""What JSON holds. Numbers stay the text that they are written as, so that 1.10 keeps its nought."""

LINE_LIMIT = 32_000_000
"""The longest line that is read, in bytes: no text of a statement that the build reads needs more."""

_GZIP_MARK = b"\x1f\x8b"
# What source_text refuses in a file, and halves of surrogate pairs, which JSON can spell and UTF-8 cannot.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record of a source, its texts without the characters that no web page can carry.

    ``values`` are its fields by name; ``text`` among them is plain text. A source whose text is Markdown already has it
    in ``body`` instead. What needs a person's eye before it is published is a ``draft``, whatever it lacks.
    """

    line: int
    values: Mapping[str, JsonValue]
    body: str | None = None
    draft: bool = False


def read_json_lines(file: Path) -> Iterator[SourceRecord | Finding]:
    """Give the records of a file in their order, and a finding in the place of each line that is none.

    Raises:
        OperationalError: the file cannot be opened.
    """
    path = str(file)
    try:
        stream = _open(file)
    except OSError as error:
        raise OperationalError(f"{file} cannot be read: {error.strerror}", "Check its name and permissions.") from None
    with stream:
        number = 0
        try:
            for number, line in enumerate(_lines(stream), 1):
                yield from _read_line(line, path, number)
        except (OSError, EOFError, zlib.error) as error:
            message = f"the file cannot be read beyond this line: {error}"
            yield IMPORT_RECORD.at(path, number + 1, 1, message, "Fetch the file anew; it may be damaged or cut off.")


def _open(file: Path) -> BinaryIO:
    with file.open("rb") as start:
        packed = start.read(2) == _GZIP_MARK
    return cast(BinaryIO, gzip.open(file, "rb")) if packed else file.open("rb")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines, None in the place of one that is too long to keep in memory."""
    while line := stream.readline(LINE_LIMIT):
        if len(line) < LINE_LIMIT or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LINE_LIMIT)
        yield None


def _read_line(line: bytes | None, path: str, number: int) -> Iterator[SourceRecord | Finding]:
    if line is None:
        message = f"the line has more than {LINE_LIMIT // 1_000_000} MB"
        yield IMPORT_RECORD.at(path, number, 1, message, "Split the text into several statements.")
        return
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        if not text.strip():
            return
        values = _DECODER.decode(text.strip())
    except UnicodeDecodeError as error:
        message = f"the byte 0x{line[error.start]:02x} is not UTF-8"
        yield IMPORT_RECORD.at(path, number, error.start + 1, message)
        return
    except json.JSONDecodeError as error:
        yield IMPORT_RECORD.at(path, number, error.colno, f"the line is not JSON: {error.msg}")
        return
    except RecursionError:
        yield IMPORT_RECORD.at(path, number, 1, "the line nests too deeply")
        return
    except ValueError as error:
        yield IMPORT_RECORD.at(path, number, 1, f"the line is not JSON: {error}")
        return
    if not isinstance(values, dict):
        yield IMPORT_RECORD.at(path, number, 1, "the line is JSON, but not an object in braces")
        return
    # Such a character stands in the line itself, or as \uXXXX; most lines have neither.
    if "\\u" in text or _UNFIT.search(text):
        for name, value in values.items():
            left_out = "".join(_unfit_within(value))
            if left_out:
                yield _left_out(path, number, name, left_out)
        values = cast("dict[str, JsonValue]", _fit(values))
    yield SourceRecord(number, values)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=_refuse_constant)


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


def _left_out(path: str, number: int, name: str, characters: str) -> Finding:
    codes = ", ".join(sorted({f"U+{ord(each):04X}" for each in characters}))
    plural = "s" if len(characters) > 1 else ""
    message = f"{len(characters)} character{plural} that no web page can carry left out of '{name}': {codes}"
    finding = CONTROL_CHARACTER.at(path, number, 1, message, "Compare the text with its source.")
    return replace(finding, level=Level.WARNING)  # the record itself is sound without them
