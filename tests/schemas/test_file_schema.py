"""The schemas of what people write, held against the reader: what it reads, they accept."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from builder.model.dates import DateError, parse_date
from builder.reading import fields
from builder.reading.fields import TABLES, ListOf, Table
from builder.reading.front_matter import split_file
from builder.reading.records import read_whole_record
from builder.schemas.file_schema import all_schemas, file_schema
from tests.checking.test_cases import CASES, read_case

ROOT = Path(__file__).parents[2]
PLACES = {
    "content/statements/": "statement",
    "content/speakers/": "speaker",
    "content/outlets/": "outlet",
    "content/topics/": "topic",
    "content/pages/": "page",
    "site.yaml": "site",
}
ABOUT_SHAPE = {"missing-field", "unknown-key", "wrong-type", "invalid-date", "date-basis-missing"}


class CoreLoader(yaml.SafeLoader):
    """Types values as YAML 1.2's core schema does, which is what editors use."""


CoreLoader.yaml_implicit_resolvers = {}
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:null|Null|NULL|~|)$"), None)
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), None)
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"), None
)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(str(node.value)))


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    return {table.name: Draft202012Validator(file_schema(table.name)) for table in TABLES}


def kind_of(path: str) -> str:
    return next(kind for place, kind in PLACES.items() if path.startswith(place))


def errors(validator: Draft202012Validator, text: str, *, front_matter: bool) -> list[str]:
    if front_matter:
        parts, _ = split_file(text, "")
        assert parts is not None
        text = parts.front_matter
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(yaml.load(text, CoreLoader))]


@pytest.mark.parametrize("schema", [*(file_schema(table.name) for table in TABLES), all_schemas()])
def test_every_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_every_file_of_the_archive_passes(validators: dict[str, Draft202012Validator]) -> None:
    files = [ROOT / "site.yaml", *(ROOT / "content").rglob("*.yaml"), *(ROOT / "content").rglob("*.md")]
    found = {}
    for file in files:
        path = file.relative_to(ROOT).as_posix()
        found[path] = errors(validators[kind_of(path)], file.read_text("utf-8"), front_matter=file.suffix == ".md")
    assert len(found) > 100
    assert {path: each for path, each in found.items() if each} == {}


@pytest.mark.parametrize("file", [file for file in CASES if file.stem in ABOUT_SHAPE], ids=lambda file: file.stem)
def test_a_case_about_shape_fails(file: Path, validators: dict[str, Draft202012Validator]) -> None:
    expected, _, files = read_case(file)
    for finding in expected:
        path = finding.partition(":")[0]
        assert errors(validators[kind_of(path)], files[path], front_matter=path.endswith(".md")), finding


def test_an_editor_s_types_are_taken(validators: dict[str, Draft202012Validator]) -> None:
    text = """
title: 1984
speaker: Ada Example
date: 2020
outlet: true
topics: economy
date_basis: The page gives the year.
language: no
spoken_language:
utterance: 2020
turns: no
trail: {org: A, seen: true, accessed: 0800}
recordings: [{url: "https://a.example/", start: 12:30}]
"""
    assert errors(validators["statement"], text, front_matter=False) == []
    assert read_whole_record(text, fields.STATEMENT, "")[1] == ()


def test_a_draft_may_lack_anything(validators: dict[str, Draft202012Validator]) -> None:
    assert errors(validators["statement"], "status: draft\ntitle:\n", front_matter=False) != []
    assert errors(validators["statement"], "status: draft\ndate: 2020\n", front_matter=False) == []


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(
        ["1961", "2020-12", "2020-12-29", "?", "~", "%", "/", "..", "X", "15XX", "-21", " ", "S2"]
    ), min_size=1, max_size=4).map("".join)
)  # fmt: skip
def test_every_date_that_the_reader_takes_passes(text: str) -> None:
    try:
        parse_date(text.strip())
    except DateError:
        return
    schema = file_schema("statement")["properties"]
    assert isinstance(schema, dict)
    assert Draft202012Validator(schema["date"]).is_valid(text)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_example_passes_its_own_schema(table: Table) -> None:
    properties = file_schema(table.name)["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == list(table.fields)
    for name, schema in properties.items():
        assert schema["description"].startswith(table.fields[name].meaning)
        for example in schema.get("examples", []):
            assert list(Draft202012Validator(schema).iter_errors(example)) == [], name


def test_a_key_of_a_record_within_a_record_is_known_by_its_table() -> None:
    properties = file_schema("statement")["properties"]
    assert isinstance(properties, dict)
    one, several = properties["trail"]["anyOf"][:2]
    trail = fields.STATEMENT.fields["trail"].takes
    assert isinstance(trail, ListOf)
    assert isinstance(trail.item, Table)
    assert several["items"] == one
    assert (list(one["properties"]), one["additionalProperties"]) == (list(trail.item.fields), False)
