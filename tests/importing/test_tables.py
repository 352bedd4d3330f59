import csv
import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.checking.finding import Finding
from builder.errors import OperationalError
from builder.importing.source_records import SourceRecord, may_be_unfit
from builder.importing.tables import by_field_names, count_rows, read_table, with_topics_parted

_CELLS = st.text(st.characters(codec="utf-8"), max_size=12).filter(
    lambda text: not may_be_unfit(text) and "\r" not in text
)
"""Without carriage returns: where one ends a row, nothing tells it from a part of the row's end."""


def read(folder: Path, content: bytes | str, **options: str) -> list[SourceRecord | Finding]:
    file = folder / "table.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_table(file, **options))


def values(found: list[SourceRecord | Finding]) -> list[dict[str, object]]:
    return [dict(each.values) for each in found if isinstance(each, SourceRecord)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(_CELLS, _CELLS, _CELLS), max_size=5), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"])
)
def test_what_the_standard_writer_wrote_is_read(
    tmp_path: Path, rows: list[tuple[str, str, str]], delimiter: str, line_end: str
) -> None:
    file = tmp_path / "table.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end)
        writer.writerows([("first", "second", "third"), *rows])
    expected = [
        {name: cell if cell.strip() else None for name, cell in zip(("first", "second", "third"), row, strict=True)}
        for row in rows
        if any(cell.strip() for cell in row)
    ]
    assert values(list(read_table(file, delimiter=delimiter))) == expected
    assert count_rows(file, delimiter=delimiter) == len(expected)


def test_lines_are_those_of_the_file_whatever_is_quoted(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b\n"one\n\ntwo",x\n\nragged\n"",\n1,2,3\n1,2,,\n"open"x,1\ny,z\n')
    assert [(each.line, isinstance(each, Finding)) for each in found] == [
        (2, False),
        (6, True),
        (8, True),
        (9, False),
        (10, True),
        (11, False),
    ]
    messages = [each.message for each in found if isinstance(each, Finding)]
    assert messages[0] == "the row has 1 values, the first row names 2 columns"
    assert "cannot be read" in messages[2]


def test_a_quotation_mark_that_is_never_closed_is_found_where_it_opens(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b\n1,2\n3,"4\n5,6\n')
    assert [(each.line, isinstance(each, Finding)) for each in found] == [(2, False), (3, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\n1,5;x\n2,5;y\n", ["1,5", "2,5"]),
        ("a\tb\tc\n1, 2\t\t\n", ["1, 2"]),
        ("a|b\nx, y|z\n", ["x, y"]),
        ("a\nwords, with; marks\n", None),
    ],
)
def test_the_delimiter_is_told(tmp_path: Path, text: str, expected: list[str] | None) -> None:
    found = read(tmp_path, text)
    assert [each["a"] for each in values(found)] == (expected or [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_say_the_encoding(tmp_path: Path, encoding: str) -> None:
    assert values(read(tmp_path, "Näme,b\nÄ,ж\n".encode(encoding))) == [{"Näme": "Ä", "b": "ж"}]


def test_another_encoding_must_be_said(tmp_path: Path) -> None:
    content = "name\nA\nJosé\n".encode("latin-1")
    with pytest.raises(OperationalError, match=r"table\.csv:3: the byte 0xe9 is not UTF-8") as raised:
        read(tmp_path, content)
    assert "--encoding" in raised.value.remedy
    assert values(read(tmp_path, content, encoding="latin-1"))[1] == {"name": "José"}
    with pytest.raises(OperationalError, match="no encoding is called"):
        read(tmp_path, content, encoding="nonsense")


def test_gzip_is_told_by_its_content_and_a_damaged_file_refused(tmp_path: Path) -> None:
    packed = gzip.compress(b"a,b\n" + b"1,2\n" * 1000)
    assert len(read(tmp_path, packed)) == 1000
    with pytest.raises(OperationalError, match="cannot be read to its end"):
        read(tmp_path, packed[:-20])


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match=r":1: two columns are named 'a'"):
        read(tmp_path, "a,b,a\n")
    assert [each.message for each in read(tmp_path, "") if isinstance(each, Finding)] == ["the table is empty"]


def test_columns_named_like_fields_are_those_and_topics_are_parted() -> None:
    record = SourceRecord(2, {"Source URL": "u", "Title": "T", "Topics": "a; b, c|d", "Mine": "m", "Body": "*x*"})
    named = by_field_names(record, {"Title"})
    assert named.values == {"source_url": "u", "Title": "T", "topics": "a; b, c|d", "Mine": "m", "Body": "*x*"}
    assert named.body is None
    assert with_topics_parted(named).values["topics"] == ["a", "b, c", "d"]
