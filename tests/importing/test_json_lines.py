import gzip
from pathlib import Path

import pytest

from builder.checking.finding import Finding, Level
from builder.errors import OperationalError
from builder.importing import json_lines, source_records
from builder.importing.json_lines import read_json_lines
from builder.importing.source_records import SourceRecord
from builder.reading import source_text


def read(folder: Path, content: bytes) -> list[SourceRecord | Finding]:
    file = folder / "records.jsonl"
    file.write_bytes(content)
    return list(read_json_lines(file))


def messages(found: list[SourceRecord | Finding]) -> list[str]:
    return [f"{each.line}: {each.message}" for each in found if isinstance(each, Finding)]


def test_each_line_is_a_record_and_blank_lines_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, b'\xef\xbb\xbf{"id": "a"}\r\n\n  \n{"id": "b", "n": null}')
    assert found == [SourceRecord(1, {"id": "a"}), SourceRecord(4, {"id": "b", "n": None})]


def test_gzip_is_told_by_its_content(tmp_path: Path) -> None:
    assert read(tmp_path, gzip.compress(b'{"id": "a"}\n')) == [SourceRecord(1, {"id": "a"})]


def test_numbers_stay_as_written(tmp_path: Path) -> None:
    digits = "9" * 5000
    found = read(tmp_path, f'{{"a": 1.10, "b": 1e400, "c": {digits}, "d": true}}'.encode())
    assert found == [SourceRecord(1, {"a": "1.10", "b": "1e400", "c": digits, "d": True})]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "the line is not JSON: Expecting property name enclosed in double quotes"),
        (b"title: x", "the line is not JSON: Expecting value"),
        (b"[]", "the line is JSON, but not an object in braces"),
        (b'"text"', "the line is JSON, but not an object in braces"),
        (b"1", "the line is JSON, but not an object in braces"),
        (b"null", "the line is JSON, but not an object in braces"),
        (b'{"a": NaN}', "the line is not JSON: NaN is no JSON value"),
        (b'{"a": "\xff"}', "the byte 0xff is not UTF-8"),
        (b'{"a": ' + b"[" * 100_000, "the line nests too deeply"),
    ],
)
def test_a_line_that_is_no_record_is_a_finding_and_the_rest_is_read(tmp_path: Path, line: bytes, message: str) -> None:
    found = read(tmp_path, b'{"id": "a"}\n' + line + b'\n{"id": "b"}\n')
    assert messages(found) == [f"2: {message}"]
    assert [each.line for each in found if isinstance(each, SourceRecord)] == [1, 3]
    assert found[1].path == str(tmp_path / "records.jsonl") if isinstance(found[1], Finding) else False


def test_a_line_too_long_for_memory_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LINE_LIMIT", 20)
    found = read(tmp_path, b'{"id": "a"}\n{"id": "' + b"b" * 100 + b'"}\n{"id": "c"}\n')
    assert [each.line for each in found] == [1, 2, 3]
    assert isinstance(found[1], Finding)


def test_a_gzip_file_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": "%d"}\n' % number for number in range(5000))
    found = read(tmp_path, gzip.compress(lines)[:-2000])
    assert isinstance(found[-1], Finding)
    assert "cannot be read beyond this line" in found[-1].message
    assert all(isinstance(each, SourceRecord) for each in found[:-1])


def test_characters_that_no_page_can_carry_are_left_out_and_named(tmp_path: Path) -> None:
    found = read(
        tmp_path, rb'{"text": "a\u0000b\ud800c\ufffe", "extra": {"x\u0007": ["\u0001"]}, "title": "\ud83d\ude00"}'
    )
    assert found[-1] == SourceRecord(1, {"text": "abc", "extra": {"x": [""]}, "title": "\U0001f600"})
    assert messages(found) == [
        "1: 3 characters that no web page can carry left out of 'text': U+0000, U+D800, U+FFFE",
        "1: 2 characters that no web page can carry left out of 'extra': U+0001, U+0007",
    ]
    assert {each.level for each in found if isinstance(each, Finding)} == {Level.WARNING}


def test_the_same_characters_are_unfit_as_in_a_file_of_the_archive() -> None:
    for code in range(0x10000):
        if not 0xD800 <= code <= 0xDFFF:
            fits = source_records._UNFIT.search(chr(code)) is None
            assert fits == (source_text._UNFIT.search(chr(code)) is None), hex(code)


def test_a_file_that_cannot_be_opened_is_an_error_of_operation(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="cannot be read"):
        list(read_json_lines(tmp_path / "none.jsonl"))
