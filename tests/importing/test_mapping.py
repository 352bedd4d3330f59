from pathlib import Path

import pytest

from builder.checking.finding import Finding
from builder.errors import OperationalError
from builder.importing.mapping import (
    FieldMapping,
    FieldSource,
    apply_mapping,
    mapping_of_options,
    read_mapping_file,
)
from builder.importing.source_records import JsonValue, SourceRecord


def mapped(mapping: FieldMapping, values: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return dict(mapping.applied(SourceRecord(1, values)).values)


def test_a_column_becomes_its_field_and_what_it_displaces_is_kept() -> None:
    mapping = mapping_of_options({"speaker": "author", "date": "meta.said"}, {}, {}, None)
    values: dict[str, JsonValue] = {"author": "A", "speaker": "host", "meta": {"said": "1990", "n": "1"}, "extra": "e"}
    assert mapped(mapping, values) == {
        "speaker": "A",
        "date": "1990",
        "meta": {"said": "1990", "n": "1"},
        "extra": {"extra": "e", "speaker": "host"},
    }


def test_a_constant_stands_only_where_the_record_states_nothing() -> None:
    mapping = mapping_of_options({}, {"outlet": "Times"}, {}, None)
    assert mapped(mapping, {"outlet": "Post"}) == {"outlet": "Post"}
    assert mapped(mapping, {"outlet": " "}) == {"outlet": "Times"}
    assert mapped(mapping, {}) == {"outlet": "Times"}


def test_lists_are_split_and_dates_read_in_their_form() -> None:
    mapping = mapping_of_options({"topics": "tags"}, {}, {"topics": ","}, "%d.%m.%Y")
    assert mapped(mapping, {"tags": "a, b,,", "date": "3.4.2020"}) == {"topics": ["a", "b"], "date": "2020-04-03"}
    assert mapped(mapping, {"date": "April"}) == {"date": "April"}


@pytest.mark.parametrize(
    ("form", "text", "date"),
    [("%B %Y", "April 2020", "2020-04"), ("%Y", "2020", "2020"), ("%d %b %y", "1 Apr 20", "2020-04-01")],
)
def test_a_date_says_no_more_than_its_form(form: str, text: str, date: str) -> None:
    assert mapped(FieldMapping({"date": FieldSource(date_format=form)}), {"date": text}) == {"date": date}


def test_a_column_of_markdown_is_the_body() -> None:
    record = mapping_of_options({"body": "md"}, {}, {}, None).applied(SourceRecord(1, {"md": "*a*"}))
    assert (record.body, record.values) == ("*a*", {})


def test_a_name_that_is_no_field_is_refused_with_the_nearest() -> None:
    with pytest.raises(OperationalError, match="'speeker' is no field") as raised:
        mapping_of_options({"speeker": "a"}, {}, {}, None)
    assert raised.value.remedy == "Did you mean 'speaker'?"


def test_a_column_that_a_table_lacks_stops_before_its_first_record() -> None:
    mapping = mapping_of_options({"speaker": "Autor"}, {}, {}, None)
    with pytest.raises(OperationalError, match="t has no column 'Autor'") as raised:
        next(apply_mapping([SourceRecord(2, {"Author": "A"}, path="t")], mapping, same_columns=True))
    assert raised.value.remedy == "Did you mean 'Author'?"


def test_a_column_that_no_record_has_is_a_finding_at_the_end() -> None:
    mapping = mapping_of_options({"speaker": "author", "role": "post"}, {}, {}, None)
    records = [SourceRecord(1, {"x": "1"}, path="f"), SourceRecord(2, {"author": "A"}, path="f")]
    *_, last = apply_mapping(records, mapping, same_columns=False)
    assert isinstance(last, Finding)
    assert (last.path, last.message) == ("f", "no record has 'post', which the mapping names")


def test_a_file_says_the_same(tmp_path: Path) -> None:
    file = tmp_path / "mapping.yaml"
    file.write_text('speaker: author\ntopics: {column: Tags, split: ";"}\noutlet: {constant: Times}\n', "utf-8")
    assert read_mapping_file(file) == mapping_of_options(
        {"speaker": "author", "topics": "Tags"}, {"outlet": "Times"}, {"topics": ";"}, None
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: T\nspeeker: a\n", ":2: 'speeker' is no field"),
        ("speaker: {colum: a}\n", ":1: 'colum' says nothing"),
        ("speaker: [a]\n", ":1: this names no column"),
        ("speaker: a: b\n", "yaml-syntax"),
    ],
)
def test_a_file_that_says_something_else_is_refused_on_its_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mapping.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(OperationalError, match=message):
        read_mapping_file(file)
