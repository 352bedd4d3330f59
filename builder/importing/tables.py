"""Tables of comma- or tab-separated values (RFC 4180), plain or gzip, as a stream of records."""

import codecs
import csv
import io
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.json_lines import LINE_LIMIT
from builder.importing.mapping import TARGETS
from builder.importing.packed_files import open_unpacked
from builder.importing.source_records import JsonValue, SourceRecord, fitting, may_be_unfit

_DELIMITERS = ",;\t|"
_SAMPLE = 200_000  # characters from which the delimiter is told
_CHUNK = 1_000_000
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
_TOPIC_BREAK = re.compile(r"[;|]")


def read_table(
    file: Path, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[SourceRecord | Finding]:
    """Give the rows as records by the names in the first row, and a finding in the place of each that is none.

    Empty cells state nothing. The encoding is UTF-8, or what a byte order mark says; the delimiter that of comma,
    semicolon, tab and bar which parts the rows most evenly. A record's line is the file's, on which its row begins.

    Raises:
        OperationalError: the file cannot be read, is not of the encoding, or names two columns alike.
    """
    csv.field_size_limit(LINE_LIMIT)
    encoding = _checked_encoding(file, encoding)
    path = str(file)
    with _opened(file, encoding) as stream:
        delimiter = delimiter or _delimiter(stream.read(_SAMPLE))
    with _opened(file, encoding) as stream:
        rows = _rows(stream, delimiter)
        names: Sequence[str] | None = None
        for line, row in rows:
            if isinstance(row, csv.Error):
                message = f"the row cannot be read: {row}"
                yield IMPORT_RECORD.at(path, line, 1, message, "Quotation marks inside quoted cells are doubled.")
            elif names is None:
                names = _column_names(row, path, line)
            else:
                yield from _record(names, row, path, line)
        if names is None:
            yield IMPORT_RECORD.at(path, 1, 1, "the table is empty", "Its first row must name the columns.")


def count_rows(file: Path, encoding: str | None = None, delimiter: str | None = None) -> int:
    """Give how many records there are at most."""
    csv.field_size_limit(LINE_LIMIT)
    with _opened(file, _checked_encoding(file, encoding)) as stream:
        delimiter = delimiter or _delimiter(stream.read(_SAMPLE))
        stream.seek(0)
        return max(0, sum(1 for _ in _rows(stream, delimiter)) - 1)


def by_field_names(record: SourceRecord, mapped: Collection[str]) -> SourceRecord:
    """Give a row whose columns are named like fields up to capitals and blanks with the fields' names.

    Columns that are ``mapped`` keep theirs, and ``body``, since whether a text is Markdown must be said.
    """
    values: dict[str, JsonValue] = {}
    for name, value in record.values.items():
        field = re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_")
        free = field not in record.values and field not in values and name not in mapped
        values[field if field in TARGETS and field != "body" and free else name] = value
    return replace(record, values=values)


def with_topics_parted(record: SourceRecord) -> SourceRecord:
    """Give a row with a list of topics for a text: parted at semicolons and bars, since commas may stand in a name."""
    topics = record.values.get("topics")
    if not isinstance(topics, str):
        return record
    parts: list[JsonValue] = [part.strip() for part in _TOPIC_BREAK.split(topics) if part.strip()]
    return replace(record, values={**record.values, "topics": parts})


@contextmanager
def _opened(file: Path, encoding: str) -> Iterator[io.TextIOWrapper]:
    with open_unpacked(file) as packed, io.TextIOWrapper(packed, encoding, newline="") as stream:
        yield stream


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Give each row that holds something with the line on which it begins."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error
            continue
        if any(cell.strip() for cell in row):
            yield line, row


def _column_names(row: Sequence[str], path: str, line: int) -> Sequence[str]:
    names = [name.strip() or f"column {number}" for number, name in enumerate(row, 1)]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise OperationalError(f"{path}:{line}: two columns are named '{name}'", "Give each a name of its own.")
    return names


def _record(names: Sequence[str], row: Sequence[str], path: str, line: int) -> Iterator[SourceRecord | Finding]:
    while len(row) > len(names) and not row[-1].strip():
        row = row[:-1]  # spreadsheets write as many cells as their widest row has
    if len(row) != len(names):
        message = f"the row has {len(row)} values, the first row names {len(names)} columns"
        yield IMPORT_RECORD.at(path, line, 1, message, "Put quotation marks around values that hold the delimiter.")
        return
    values: Mapping[str, JsonValue] = {
        name: cell if cell.strip() else None for name, cell in zip(names, row, strict=True)
    }
    record = SourceRecord(line, values, path=path)
    if any(map(may_be_unfit, row)):
        yield from fitting(record)
    else:
        yield record


def _delimiter(sample: str) -> str:
    """Give the delimiter by which the most rows have as many cells as the first, and of two the one with more cells."""
    lines = sample.splitlines(keepends=True)
    best, best_score = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        widths = [len(row) for _, row in _rows(lines, delimiter) if not isinstance(row, csv.Error)]
        if len(sample) == _SAMPLE and len(widths) > 2:
            widths.pop()  # the sample may end inside it
        if widths and widths[0] > 1:
            score = (sum(width == widths[0] for width in widths) / len(widths), widths[0])
            best, best_score = max((best, best_score), (delimiter, score), key=lambda each: each[1])
    return best


def _checked_encoding(file: Path, encoding: str | None) -> str:
    """Give the encoding after the whole file was found to be of it, so that nothing is imported of one that is not."""
    with open_unpacked(file) as stream:
        try:
            start = stream.read(4)
            encoding = encoding or next((name for mark, name in _MARKS.items() if start.startswith(mark)), "utf-8")
            decoder = codecs.getincrementaldecoder(encoding)()
            chunk, line = start, 1
            while chunk:
                decoder.decode(chunk)
                line += chunk.count(b"\n")
                chunk = stream.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            message = f"{file}:{line}: the byte 0x{error.object[error.start]:02x} is not {str(encoding).upper()}"
            remedy = "Save the table as UTF-8, or say what it is: --encoding windows-1252, for example."
            raise OperationalError(message, remedy) from None
        except LookupError:
            raise OperationalError(f"no encoding is called '{encoding}'", "Try windows-1252 or utf-16.") from None
        except (OSError, EOFError, zlib.error) as error:
            message = f"{file} cannot be read to its end: {error}"
            raise OperationalError(message, "Fetch the file anew; it may be damaged or cut off.") from None
    return encoding
