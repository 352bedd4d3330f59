"""The bulk data, read by independent readers of CSV and JSON and held against its own description."""

import csv
import dataclasses
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from builder.archive.archive import Archive
from builder.reading import fields
from tests.publishing.made_archives import SETTINGS, bulk_files, made, statement

BASE = "https://archive.example/archive"
FULL = """---
title: '=HYPERLINK("x")'
speaker: [Ada Example, bo]
date: 2020?-12-29
outlet: Times
topics: [economy, narrow]
id: full
kind: interview
extent: excerpt
form: mixed
spoken_language: ru
language: en
date_basis: |
  Two
  lines, and a "quote".
date_published: 2021-01
attributed_as: [A. Example, "Example, A."]
role: Minister
audience: the public
participants: [Question]
place: Moscow
event: Interview
source: https://example.org/b
trail:
  - {org: Times, role: agency, seen: false, published: 2020-12, archives: [{url: "https://x.example/", captured: 2021}]}
  - {org: The Example Times, role: outlet, url: "https://example.org/b"}
recordings: [{url: "https://example.org/v", start: "00:12:30"}]
utterance: one
relates: [{id: first, type: repeats}]
rights: {text: CC-BY-4.0}
status: published
disputes: [{what: All of it.}]
corrections: [{date: 2021-02-03, what: A name.}]
unconfirmed: [{field: date, basis: The address of the page.}]
exceptions: [{code: no-source, reason: It was heard.}]
aliases: [/statements/old/]
turns: false
extra: {a: [b, {c: "0012"}]}
---
The *words* &lt;here&gt;.

A second\u2028block.
"""


def sample(folder: Path) -> Archive:
    return made(
        folder,
        {
            "content/speakers/bo.yaml": (
                "name: Bo Exämple\nmemberships: [{role: Mayor, org: Town, start: 1990}, {role: Elder}]\n"
            ),
            "content/outlets/example-times.yaml": (
                "name: The Example Times\nother_names: [{name: Times}, {name: Zeiten}]\n"
            ),
            "content/topics/narrow.yaml": "name: Narrow\nbroader: Economy\n",
            "content/statements/full.md": FULL,
            "content/statements/gone.md": statement("Secret words.", status="withdrawn", form="verbatim"),
        },
    )


def files_of(archive: Archive) -> dict[str, bytes]:
    return bulk_files(archive)


def table(archive: Archive, name: str) -> dict[str, dict[str, str]]:
    text = files_of(archive)[f"data/{name}.csv"].decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)  # as many cells as columns
    return {row["id"]: row for row in rows}


def records(archive: Archive) -> dict[str, Any]:
    lines = files_of(archive)["data/statements.jsonl"].decode("utf-8").split("\n")
    assert lines.pop() == ""
    return {record["id"]: record for record in map(json.loads, lines)}


def package(archive: Archive) -> Any:
    return json.loads(files_of(archive)["data/datapackage.json"])


def test_a_record_has_every_field_that_its_file_states(tmp_path: Path) -> None:
    record = records(sample(tmp_path))["full"]
    assert set(fields.STATEMENT.fields) <= set(record)
    assert record["url"] == f"{BASE}/statements/full/"
    assert record["speaker"] == [
        {"id": "ada-example", "name": "Ada Example", "url": f"{BASE}/speakers/ada-example/", "roles": ["Minister"]},
        {"id": "bo", "name": "Bo Exämple", "url": f"{BASE}/speakers/bo/", "roles": ["Minister"]},
    ]
    times = {"id": "example-times", "name": "The Example Times", "url": f"{BASE}/outlets/example-times/"}
    assert record["outlet"] == times
    assert [(each["id"], each["name"]) for each in record["topics"]] == [("economy", "Economy"), ("narrow", "Narrow")]
    assert (record["date"], record["date_earliest"], record["date_latest"]) == (
        "2020?-12-29",
        "2020-12-29",
        "2020-12-29",
    )
    assert record["date_published"] == "2021-01"
    assert record["trail"][0] == {
        "org": "Times",
        **{f"org_{name}": value for name, value in times.items()},
        "role": "agency",
        "published": "2020-12",
        "seen": False,
        "archives": [{"url": "https://x.example/", "captured": "2021"}],
    }
    assert record["corrections"] == [{"date": "2021-02-03", "what": "A name."}]
    assert record["extra"] == {"a": ["b", {"c": "0012"}]}
    assert record["turns"] is False
    assert record["text"].startswith("The words <here>.\n\nA second")


def test_what_is_not_stated_is_absent_but_what_is_always_there_is(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(topics="[]")})
    assert list(records(archive)["x"]) == [
        "id", "url", "title", "speaker", "date", "date_earliest", "date_latest", "outlet", "topics", "language",
        "status", "text",
    ]  # fmt: skip


def test_withdrawn_words_are_in_no_file(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    assert records(archive)["gone"]["status"] == "withdrawn"
    assert "text" not in records(archive)["gone"]
    assert table(archive, "statements")["gone"]["status"] == "withdrawn"
    assert not any(b"Secret" in content for content in files_of(archive).values())


def test_a_row_holds_the_values_unchanged(tmp_path: Path) -> None:
    row = table(sample(tmp_path), "statements")["full"]
    assert row["title"] == '=HYPERLINK("x")'
    assert row["date_basis"] == 'Two\nlines, and a "quote".'
    assert row["speaker_names"] == "Ada Example; Bo Exämple"
    assert row["speaker_ids"] == "ada-example; bo"
    assert row["speaker_roles"] == "Minister"
    assert row["topic_names"] == "Economy; Narrow"
    assert row["outlet_name"] == "The Example Times"
    assert row["date"] == "2020?-12-29"
    assert row["attributed_as"] == "A. Example; Example, A."
    assert row["source_urls"] == "https://example.org/b"
    assert (row["disputes"], row["corrections"]) == ("1", "1")


def test_the_registries_have_a_row_an_entry_with_counts(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    speakers, outlets, topics = (table(archive, name) for name in ("speakers", "outlets", "topics"))
    assert list(speakers) == ["ada-example", "bo"]
    assert speakers["bo"]["posts"] == "Mayor, Town (1990/); Elder"
    assert speakers["ada-example"]["statements"] == "3"
    assert outlets["example-times"]["other_names"] == "Times; Zeiten"
    assert topics["narrow"]["broader"] == "economy"
    assert (topics["economy"]["statements"], topics["narrow"]["statements"]) == ("3", "1")


def test_lines_end_as_rfc_4180_has_them(tmp_path: Path) -> None:
    content = files_of(made(tmp_path))["data/topics.csv"]
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 2


def tables(archive: Archive) -> list[Any]:
    """Give the resources that have fields."""
    return [each for each in package(archive)["resources"] if "schema" in each]


def test_the_package_describes_each_file_truly(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    files = files_of(archive)
    resources = package(archive)["resources"]
    assert {f"data/{each['path']}" for each in resources} == set(files) - {
        "data/datapackage.json",
        "data/statement.schema.json",
    }
    assert len({each["name"] for each in resources}) == len(resources)
    for each in resources:
        content = files[f"data/{each['path']}"]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if "schema" not in each:
            assert "type" not in each
            assert each["format"] in ("bib", "ris")
            continue
        assert each["type"] == "table"
        described = each["schema"]["fields"]
        assert all(field["description"] for field in described)
        names = [field["name"] for field in described]
        if each["format"] == "csv":
            header = next(csv.reader(io.StringIO(content.decode(), newline="")))
            assert header == names
        else:
            for record in records(archive).values():
                assert list(record) == [name for name in names if name in record]


def test_every_value_is_of_the_type_that_the_package_says(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    types = {"string": str, "date": str, "integer": int, "boolean": bool, "array": list, "object": dict}
    for resource in tables(archive):
        rows: Any = records(archive) if resource["format"] == "jsonl" else table(archive, resource["name"])
        for row in rows.values():
            for field in resource["schema"]["fields"]:
                value = row.get(field["name"])
                if field.get("constraints", {}).get("required"):
                    assert value is not None
                    assert value != ""
                if field["type"] == "integer":
                    value = int(value)
                if field["type"] == "date":
                    assert len(value) == 10
                assert value is None or isinstance(value, types[field["type"]])


def test_ids_of_other_tables_are_found_there(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    checked = 0
    for resource in tables(archive):
        for key in resource["schema"].get("foreignKeys", ()):
            here = table(archive, resource["name"])
            there = table(archive, key["reference"]["resource"] or resource["name"])
            values = [row[key["fields"][0]] for row in here.values()]
            assert set(values) - {""} <= set(there)
            checked += 1
    assert checked == 2


def test_meanings_come_from_the_field_tables(tmp_path: Path) -> None:
    resources = {each["name"]: each["schema"]["fields"] for each in tables(made(tmp_path))}
    meanings = {field["name"]: field["description"] for field in resources["statement-records"]}
    assert meanings["utterance"] == fields.STATEMENT.fields["utterance"].meaning
    columns = {field["name"]: field["description"] for field in resources["outlets"]}
    assert columns["domains"].startswith(fields.OUTLET.fields["domains"].meaning)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("CC-BY-4.0", [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]),
        ("https://example.org/terms", [{"path": "https://example.org/terms"}]),
        ("Quotations as each page says.", None),
        (None, None),
    ],
)
def test_a_licence_in_words_is_not_made_into_an_identifier(
    tmp_path: Path, licence: str | None, expected: object
) -> None:
    archive = made(tmp_path, settings=dataclasses.replace(SETTINGS, licence=licence))
    assert package(archive).get("licenses") == expected


def test_an_archive_without_statements_has_its_files(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/2020/first.md": statement(status="draft")})
    assert archive.statements == ()
    assert files_of(archive)["data/statements.jsonl"] == b""
    assert table(archive, "statements") == {}
    assert table(archive, "speakers")["ada-example"]["statements"] == "0"


def test_the_same_archive_gives_the_same_bytes(tmp_path: Path) -> None:
    assert files_of(sample(tmp_path / "a")) == files_of(sample(tmp_path / "b"))
