import gzip
import json
from pathlib import Path

import pytest

from builder.checking.finding import Finding
from builder.errors import OperationalError
from builder.importing import json_values
from builder.importing.json_values import read_json
from builder.importing.source_records import SourceRecord


def read(folder: Path, content: bytes) -> list[SourceRecord | Finding]:
    file = folder / "records.json"
    file.write_bytes(content)
    return list(read_json(file))


def places(found: list[SourceRecord | Finding]) -> list[tuple[int, str]]:
    return [(each.line, each.message if isinstance(each, Finding) else "") for each in found]


@pytest.mark.parametrize("indent", [None, 0, 4])
def test_a_list_of_objects_is_read_with_its_lines(tmp_path: Path, indent: int | None) -> None:
    objects = [{"id": "a", "text": "x\ny"}, {"id": "b", "list": [{"c": None}]}, {}]
    text = json.dumps(objects, indent=indent)
    found = read(tmp_path, text.encode())
    assert [each.values for each in found if isinstance(each, SourceRecord)] == objects
    for each, mark in zip(found, ('"a"', '"b"'), strict=False):
        assert each.line == text.count("\n", 0, text.index(mark)) + (1 if indent is None else 0)


def test_one_object_is_one_record_and_several_are_json_lines(tmp_path: Path) -> None:
    assert read(tmp_path, b'\n{"n":\n 1.10}\n') == [SourceRecord(2, {"n": "1.10"})]
    assert read(tmp_path, b'{"n": 1}\n{"n": 2}\n') == [SourceRecord(1, {"n": "1"}), SourceRecord(2, {"n": "2"})]
    assert read(tmp_path, gzip.compress(b"\xef\xbb\xbf[]")) == []


def test_what_is_no_object_or_no_json_is_found_on_its_line(tmp_path: Path) -> None:
    assert places(read(tmp_path, b'[1,\n{"a": "b"},\n"c"]')) == [
        (1, "the value is JSON, but not an object in braces"),
        (2, ""),
        (3, "the value is JSON, but not an object in braces"),
    ]
    assert places(read(tmp_path, b'[{},\n{"a" 1}]'))[1][0] == 2
    assert places(read(tmp_path, b"[{}\n{}]"))[1] == (2, "this is not JSON: a comma or the end of the list is missing")
    assert places(read(tmp_path, b'[{"a": NaN}]')) == [(1, "this is not JSON: NaN is no JSON value")]
    assert places(read(tmp_path, b"[" * 100_000))[0][1] == "this is not JSON: it nests too deeply"
    assert places(read(tmp_path, b"["))[0][0] == 1


def test_a_file_that_cannot_be_read_whole_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationalError, match="cannot be read"):
        read(tmp_path, b'["\xe9"]')
    monkeypatch.setattr(json_values, "LIMIT", 5)
    with pytest.raises(OperationalError, match="has more than"):
        read(tmp_path, b"[{}, {}]")
