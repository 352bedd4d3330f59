"""Canonical front matter, held against the reader: the same record, the same comments, the same body."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.formatting.content_files import content_files
from builder.formatting.file_format import formatted_file, formatted_record
from builder.reading import fields
from builder.reading.fields import STATEMENT
from builder.reading.records import read_record
from builder.reading.yaml_nodes import Mapping, read_mapping

ROOT = Path(__file__).parents[2]


def formatted(text: str) -> str | None:
    return formatted_record(text, STATEMENT)


def node_of(text: str) -> Mapping | None:
    node, findings = read_mapping(text, "")
    return None if findings else node


def record_of(text: str) -> object:
    node = node_of(text)
    assert node is not None
    record = read_record(node, STATEMENT, "")
    return record.values, record.missing


def format_file(folder: Path, content: bytes, name: str = "a.md") -> bytes:
    file = folder / name
    file.write_bytes(content)
    result = formatted_file(file, name, STATEMENT)
    assert result.findings == ()
    return file.read_bytes() if result.content is None else result.content


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("topics: [a]\ntitle: T\n", "title: T\ntopics: [a]\n"),
        ("title: 'T'\n", "title: T\n"),
        ('title: "T: x"\n', 'title: "T: x"\n'),
        ("title: 'T: x'\n", "title: 'T: x'\n"),
        ("title: >\n  Long\n  title\n", "title: Long title\n"),
        ("title:   A\n   long   title\n", "title: A long title\n"),
        ("date_basis: |\n    One.\n    Two.\n", "date_basis: |\n  One.\n  Two.\n"),
        ('date_basis: "One.\\nTwo."\n', "date_basis: |-\n  One.\n  Two.\n"),
        ("title: Cafe\u0301 # cafe\u0301\n", "title: Caf\u00e9  # caf\u00e9\n"),
        ("extra: {a: Cafe\u0301}\n", "extra: {a: Cafe\u0301}\n"),
        ("turns: No\ndate: ' 2020-01-02 '\n", "date: 2020-01-02\nturns: false\n"),
        ("aliases: /old\n", "aliases: /old/\n"),
        ("topics:\n- a\n- b: c\n", "topics:\n  - a\n  - b: c\n"),
        ("topics:\n  - a\n  - 'b'\n", "topics: [a, b]\n"),
        ("topics: []\nextra: {}\nplace:\n", "topics: []\nplace:\nextra: {}\n"),
        ("trail:\n- {org: A, url: 'https://a.example/'}\n", "trail:\n  - {org: A, url: https://a.example/}\n"),
        ("trail:\n  - url: https://a.example/\n    org: A\n", "trail:\n  - url: https://a.example/\n    org: A\n"),
        ("nonsense: 1\ntitle: 'null'\n", 'title: \'null\'\nnonsense: 1\n'),
        ("--- \ntitle: T\n", "title: T\n"),
        ("title: T\n\n\n\nkind: speech\n", "title: T\n\nkind: speech\n"),
        (f"topics: [{'a' * 70}, {'b' * 70}]\n", f"topics:\n  - {'a' * 70}\n  - {'b' * 70}\n"),
    ],
)  # fmt: skip
def test_a_record_has_one_form(before: str, after: str) -> None:
    assert formatted(before) == after
    assert formatted(after) == after


def test_comments_stay_with_what_they_stand_at() -> None:
    before = """\
# The head of the file.

# The day.
date: 2020-01-02   # As the page says.
title: T
topics: [
  a, # first
  # second
  b
]
trail:
- role: outlet
  org: A
  # Below A.
- url: https://a.example/
  # Below the trail.

# The basis.
date_basis: > # why
   Some
   words.
# The end.
"""
    assert (
        formatted(before)
        == """\
# The head of the file.

title: T
# The day.
date: 2020-01-02  # As the page says.
topics:
  - a  # first
  # second
  - b

# The basis.
date_basis: >  # why
  Some
  words.
trail:
  - role: outlet
    org: A
    # Below A.
  - url: https://a.example/
    # Below the trail.
# The end.
"""
    )


TEXTS = st.sampled_from(
    ["", "T", "no", "null", "2020-01-02", "a: b", "a #b", "It's", 'He said "x"', "x\ny", "x\n\n y ", "- a", "[a", "é",
     "e\u0301", "12:30", "yes", "  a ", "\\n", "😀", "a, b", "https://a.example/x?y#z", "?", "%", "@a", "a\u2028b",
     "a\tb",     "# c"]
)  # fmt: skip
NAMES = st.sampled_from([*STATEMENT.fields, "nonsense", "a: b", "é"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["org", "url", "seen", "basis", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
RECORDS = st.dictionaries(NAMES, VALUES, max_size=5)


@st.composite
def yaml_texts(draw: st.DrawFn) -> str:
    """Give a record as YAML in some style, with comments and blank lines where they change nothing."""
    record = draw(RECORDS)
    text = str(
        yaml.dump(
            record,
            Dumper=yaml.SafeDumper,
            sort_keys=False,
            allow_unicode=True,
            default_flow_style=draw(st.sampled_from([None, True, False])),
            default_style=draw(st.sampled_from([None, None, "'", '"', "|", ">"])),
            width=draw(st.sampled_from([20, 200])),
            indent=draw(st.sampled_from([2, 4])),
        )
    )
    text = re.sub(r" ?!!\w+", "", text)
    for _ in range(draw(st.integers(0, 4))):
        lines = text.split("\n")
        place = draw(st.integers(0, len(lines) - 1))
        addition = draw(st.sampled_from(["", " # beside", "# alone", "    # inside"]))
        if addition.startswith(" # "):
            lines[place] += addition
        else:
            lines.insert(place, addition)
        changed = "\n".join(lines)
        if node_of(changed) is not None and value_of(changed) == value_of(text):
            text = changed
    return text


def value_of(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)


def comments_of(text: str) -> Counter[str]:
    return Counter(re.findall("# (?:beside|alone|inside)", text))


@settings(max_examples=80, deadline=None)
@given(yaml_texts())
def test_values_and_comments_stay_and_a_second_time_changes_nothing(text: str) -> None:
    if node_of(text) is None:
        return
    once = formatted(text)
    assert once is not None
    assert record_of(once) == record_of(text)
    assert comments_of(once) == comments_of(text)
    assert formatted(once) == once


@settings(max_examples=30, deadline=None)
@given(yaml_texts(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.text(max_size=30).map(str.encode))
def test_the_body_stays_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, text: str, line_end: str, mark: bool, body: bytes
) -> None:
    if node_of(text) is None or "---" in text:
        return
    head = f"---\n{text}" if text.endswith("\n") else f"---\n{text}\n"
    before = (b"\xef\xbb\xbf" if mark else b"") + f"{head}---\n".replace("\n", line_end).encode()
    if b"\r" in body[:1] or body.startswith(b"\n") or re.search(b"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2|\xef", body):
        body = b"Words.\r\n\n \r"
    after = format_file(tmp_path_factory.mktemp("file"), before + body)
    assert after.endswith(f"{line_end}---{line_end}".encode() + body) or not text.strip()
    assert after.startswith(b"\xef\xbb\xbf---" if mark else b"---")
    kept = after[: len(after) - len(body)].decode()
    assert set(re.findall("\r\n|\r|\n", kept)) == {line_end}


def test_a_file_may_end_with_the_front_matter(tmp_path: Path) -> None:
    assert format_file(tmp_path, b"---\ntitle: 'T'\n---") == b"---\ntitle: T\n---"
    assert format_file(tmp_path, b"---\ntitle: 'T'\n---  \n") == b"---\ntitle: T\n---\n"


def test_a_file_that_cannot_be_read_stays_with_the_finding(tmp_path: Path) -> None:
    for content, code in (
        (b"---\ntitle: a: b\n---\nWords.", "yaml-syntax"),
        (b"---\ntitle: &a b\nplace: *a\n---\nWords.", "yaml-feature"),
        (b"no front matter", "front-matter-missing"),
        (b"---\ntitle: a\ntitle: b\n---\n", "yaml-duplicate-key"),
    ):
        file = tmp_path / "a.md"
        file.write_bytes(content)
        result = formatted_file(file, "a.md", STATEMENT)
        assert result.content is None
        assert [each.code for each in result.findings] == [code]


def test_what_cannot_be_written_otherwise_stays_with_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.formatting.file_format.written", lambda _group, _head: "title: Something else\n")
    file = tmp_path / "a.md"
    file.write_bytes(b"---\ntitle: T\n---\nWords.")
    result = formatted_file(file, "a.md", STATEMENT)
    assert result.content is None
    assert [each.code for each in result.findings] == ["not-formatted"]


def test_the_finding_names_the_first_line_that_differs(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"---\ntitle: T\nspeaker: 'A'\n---\nWords.")
    changed = formatted_file(file, "a.md", STATEMENT).changed
    assert changed is not None
    assert (changed.line, changed.hint) == (3, "Run 'archive format a.md'.")


def test_the_archives_own_files_read_the_same_afterwards() -> None:
    files = list(content_files(ROOT))
    assert {table.name for _, _, table in files} == {table.name for table in fields.TABLES}
    for file, path, table in files:
        result = formatted_file(file, path, table)
        assert result.findings == ()
        if result.content is not None:
            before, after = (each.decode().split("---\n") for each in (file.read_bytes(), result.content))
            parts = 1 if file.suffix == ".md" else 0
            assert value_of(after[parts]) == value_of(before[parts])
            assert unicodedata.is_normalized("NFC", after[parts])
