"""JSON Lines, plain or gzip, as a stream of records; a line that is none is a finding, and reading goes on."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.importing.packed_files import open_unpacked
from builder.importing.source_records import JsonValue, SourceRecord, fitting, may_be_unfit

LINE_LIMIT = 32_000_000
"""The longest line that is read, in bytes: no text of a statement that the build reads needs more."""

_CHUNK = 1_000_000


def read_json_lines(file: Path) -> Iterator[SourceRecord | Finding]:
    """Give the records of a file in their order, and a finding in the place of each line that is none.

    Raises:
        OperationalError: the file cannot be opened.
    """
    path = str(file)
    with open_unpacked(file) as stream:
        number = 0
        try:
            for number, line in enumerate(_lines(stream), 1):
                yield from _read_line(line, path, number)
        except (OSError, EOFError, zlib.error) as error:
            message = f"the file cannot be read beyond this line: {error}"
            yield IMPORT_RECORD.at(path, number + 1, 1, message, "Fetch the file anew; it may be damaged or cut off.")


def count_lines(file: Path) -> int:
    """Give how many lines a file has, unpacked, as far as it can be read.

    Raises:
        OperationalError: the file cannot be opened.
    """
    lines, ended = 0, True
    with open_unpacked(file) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                lines += chunk.count(b"\n")
                ended = chunk.endswith(b"\n")
        except (OSError, EOFError, zlib.error):
            return lines
    return lines if ended else lines + 1


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
        values = DECODER.decode(text.strip())
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
    record = SourceRecord(number, cast("dict[str, JsonValue]", values), path=path)
    # Such a character stands in the line itself, or as \uXXXX; most lines have neither.
    if "\\u" in text or may_be_unfit(text):
        yield from fitting(record)
    else:
        yield record


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=_refuse_constant)
"""Reads JSON as ``JsonValue``s."""
