import json
import tomllib

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.importing.posts.front_matter import FrontMatterError, split_post

_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=8)
_VALUES = st.recursive(
    _TEXTS | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3)
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_TEXTS, _VALUES, max_size=4))
def test_yaml_and_json_give_what_was_written(values: dict[str, object]) -> None:
    written = yaml.safe_dump(values, allow_unicode=True)
    assert split_post(f"---\n{written}---\nBody\n").values == yaml.safe_load(written)
    if values:
        assert split_post(json.dumps(values, indent=1) + "\n\nBody\n").values == values


def test_no_value_of_yaml_is_typed() -> None:
    parts = split_post(
        "---\nday: 2020-01-02 10:00:00 +0100\nno: no\nbad: 2020-02-30\nn: 1.10\ntime: 12:30\n"
        "t: !ruby/object:Date {a: 1}\nbase: &b {x: 1, y: 2}\nmore: {<<: *b, y: 3}\nnothing: ~\nempty:\n---\n"
    )
    assert parts.values == {
        "day": "2020-01-02 10:00:00 +0100",
        "no": "no",
        "bad": "2020-02-30",
        "n": "1.10",
        "time": "12:30",
        "t": {"a": "1"},
        "base": {"x": "1", "y": "2"},
        "more": {"x": "1", "y": "3"},
        "nothing": None,
        "empty": None,
    }


def test_keys_that_stand_twice_are_named() -> None:
    assert split_post("---\na: 1\na: 2\nb: {c: 1, c: 2}\n---\n").repeated == ("a", "c")


def test_toml_keeps_dates_and_numbers_as_text() -> None:
    text = 'a = "x"\nday = 2020-01-02T10:00:00+01:00\nn = 1.10\nyes = true\n[p.q]\nlist = [1, {z = 2}]\n'
    read = tomllib.loads(text)
    values = split_post(f"+++\n{text}+++\nBody").values
    assert list(values) == list(read)
    assert values["day"] == read["day"].isoformat()
    assert (values["a"], values["n"], values["yes"]) == ("x", "1.10", True)
    assert values["p"] == {"q": {"list": ["1", {"z": "2"}]}}


@pytest.mark.parametrize(
    "text",
    [
        "Title: A: b\nDate: 2010-12-03 10:20\nTags: x, y\n\nBody: not meta\n",
        "title: A\nAuthor: One\nAuthor: Two\nSummary: first\n    second\n\nText",
        "Title:\nDate: 2020\nText without a blank line",
    ],
)
def test_lines_of_keys_are_read_as_the_markdown_library_reads_them(text: str) -> None:
    oracle = markdown.Markdown(extensions=["meta"])
    oracle.convert(text)
    values = split_post(text).values
    assert {key: value if isinstance(value, list) else [value] for key, value in values.items()} == oracle.Meta  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("head", "line"),
    [("---\na: 1\n---\n", 4), ("+++\na = 1\n+++ \n", 4), ('{"a":\n1}\n', 3), ("Title: a\n\n", 3), ("", 1)],
)
def test_the_text_is_kept_as_it_is_and_its_first_line_known(head: str, line: int) -> None:
    body = "\n  Words  \n\n---\n\ttab: x\n\n"
    parts = split_post(head + body)
    assert (parts.body, parts.body_line) == (body, line)


def test_a_text_that_begins_like_a_key_is_no_front_matter() -> None:
    assert split_post("Chair: I call the meeting to order.\n\nMore.").values == {}
    assert split_post("{{< note >}}\n").values == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: x\n", 1, "no closing line"),
        ("---\ntitle: x\nb: [\n---\n", 4, "not YAML"),
        ("---\n- a\n---\n", 2, "not of the form"),
        ("+++\na = 1\nb = \n+++\n", 3, "not TOML"),
        ('{"a": 1,\n}\n', 2, "not JSON"),
        ("---\na: &a [*a]\n---\n", 2, "recursive"),
        ("---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
        ) + "---\n", 1, "too many values"),
        ("---\na: " + "[" * 5000 + "\n---\n", 2, "YAML|too deeply"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_on_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(FrontMatterError, match=message) as raised:
        split_post(text)
    assert raised.value.line == line or "deeply" in raised.value.message
