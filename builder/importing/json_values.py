"""A JSON file that is one value: a list of records, or one record; a file of JSON Lines by another name is read too."""

import json
from collections.abc import Iterator
from pathlib import Path

from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.json_lines import DECODER, read_json_lines
from builder.importing.packed_files import open_unpacked
from builder.importing.source_records import JsonValue, SourceRecord, fitting

_WHITE = " \t\r\n"
LIMIT = 500_000_000
"""The largest file that is read whole, in bytes; JSON Lines may be of any size."""


def read_json(file: Path) -> Iterator[SourceRecord | Finding]:
    """Give the objects of the file's list, each with the line on which it begins, or its one object.

    Raises:
        OperationalError: the file cannot be read, or is too large to be read whole.
    """
    path = str(file)
    text = _text(file)
    start = _next(text, 0)
    if text[start : start + 1] == "[":
        yield from _items(text, start, path)
        return
    try:
        value, end = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        yield _no_json(error, text, start, path)
        return
    if _next(text, end) < len(text):
        yield from read_json_lines(file)
    else:
        yield from _record(value, text.count("\n", 0, start) + 1, path)


def _items(text: str, start: int, path: str) -> Iterator[SourceRecord | Finding]:
    position, counted, line = _next(text, start + 1), 0, 1
    while text[position : position + 1] != "]":
        line += text.count("\n", counted, position)
        counted = position
        try:
            value, end = DECODER.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            yield _no_json(error, text, position, path)
            return
        yield from _record(value, line, path)
        position = _next(text, end)
        if text[position : position + 1] == ",":
            position = _next(text, position + 1)
        elif text[position : position + 1] != "]":
            missing = json.JSONDecodeError("a comma or the end of the list is missing", text, position)
            yield _no_json(missing, text, position, path)
            return


def _record(value: JsonValue, line: int, path: str) -> Iterator[SourceRecord | Finding]:
    if isinstance(value, dict):
        yield from fitting(SourceRecord(line, value, path=path))
    else:
        message = "the value is JSON, but not an object in braces"
        yield IMPORT_RECORD.at(path, line, 1, message, "Write a list of objects.")


def _no_json(error: Exception, text: str, position: int, path: str) -> Finding:
    if isinstance(error, json.JSONDecodeError):
        message = f"this is not JSON: {error.msg}"
        return IMPORT_RECORD.at(path, error.lineno, error.colno, message, "What stands before it is read.")
    problem = "it nests too deeply" if isinstance(error, RecursionError) else error
    return IMPORT_RECORD.at(path, text.count("\n", 0, position) + 1, 1, f"this is not JSON: {problem}")


def _text(file: Path) -> str:
    with open_unpacked(file) as stream:
        try:
            content = stream.read(LIMIT + 1)
            if len(content) <= LIMIT:
                return content.decode("utf-8-sig")
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise OperationalError(f"{file} cannot be read: {error}", "Save it as UTF-8, or fetch it anew.") from None
    raise OperationalError(f"{file} has more than {LIMIT // 1_000_000} MB", "Write it as JSON Lines, an object a line.")


def _next(text: str, position: int) -> int:
    """Give the place of the next character that is no white space."""
    while position < len(text) and text[position] in _WHITE:
        position += 1
    return position
