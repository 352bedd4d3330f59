import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.importing.source_records import _UNFIT
from builder.importing.statement_file import Value, statement_text, yaml_text
from builder.reading.fields import STATEMENT
from builder.reading.front_matter import split_file
from builder.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, read_mapping

_FIT = st.text(max_size=30).map(lambda text: _UNFIT.sub("", text))
_YAML = st.lists(
    st.sampled_from(
        [*":#-?[]{},&*!|>'\"%@`~\\ \n\t\r", "null", "---", "...", "no", "12:30", "\u0085", "\u2028", "é", "😀"]
    )
).map("".join)
_TEXT = _FIT | _YAML
_VALUES = st.recursive(
    _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=10,
)


def value_of(node: Node) -> Value:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    return {entry.key.text: value_of(entry.value) for entry in node.entries}


def read(text: str) -> Mapping:
    node, findings = read_mapping(text, "a.md")
    assert node is not None
    assert findings == ()
    return node


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_TEXT, _VALUES, max_size=6))
def test_the_reader_gives_back_what_was_written(values: dict[str, Value]) -> None:
    assert value_of(read(yaml_text(values))) == values


@settings(max_examples=150, deadline=None)
@given(_TEXT, _TEXT)
def test_front_matter_ends_where_the_body_begins(title: str, basis: str) -> None:
    text = statement_text({"date_basis": basis, "title": title}, STATEMENT, "---\nThe body.")
    parts, _ = split_file(text, "a.md")
    assert parts is not None
    assert value_of(read(parts.front_matter)) == {"title": title, "date_basis": basis}
    assert parts.body == "\n---\nThe body.\n"


@pytest.mark.parametrize("text", ["", "null", "~"])
def test_words_that_would_mean_nothing_are_quoted(text: str) -> None:
    assert yaml_text({"title": text}) == f"title: '{text}'\n"
    value = read(yaml_text({"title": text})).entries[0].value
    assert isinstance(value, Scalar)
    assert not value.empty


@pytest.mark.parametrize(
    "text", ["no", "1990", "12:30", "1990-01-02", "Ünï “x”", "😀 smiles", "It's so", "a#1", "x" * 400]
)
def test_words_that_need_no_quotation_marks_have_none(text: str) -> None:
    assert yaml_text({"title": text}) == f"title: {text}\n"


def test_fields_stand_in_the_table_s_order_lists_on_one_line() -> None:
    fields: dict[str, Value] = {
        "extra": {"b": ["1", {"c": "d"}], "a": {}},
        "topics": [],
        "speaker": ["A", "B, C"],
        "title": "T",
    }
    assert statement_text(fields, STATEMENT, "Words.") == (
        "---\ntitle: T\nspeaker: [A, 'B, C']\ntopics: []\nextra:\n  b:\n  - '1'\n  - c: d\n  a: {}\n---\n\nWords.\n"
    ).replace("'1'", "1")
