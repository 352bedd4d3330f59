"""The JSON twins, held against the record's files and their published schema by an independent validator."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.addresses.passage_addresses import passage_addresses
from builder.addresses.passage_sketches import as_written, sketch
from builder.archive.archive import Archive
from builder.model.passage import Block, Mode, Passage, Run
from builder.publishing.exports.statement_schema import schema_document
from builder.reading import fields
from tests.publishing.exports.test_bulk_data import sample
from tests.publishing.made_archives import SETTINGS, bulk_files, made, statement, twins_of

BASE = "https://archive.example/archive"


def twins(archive: Archive) -> dict[str, Any]:
    documents = {each.output: each.content for each in twins_of(archive)}
    found = {each["id"]: each for each in map(json.loads, documents.values())}
    assert set(documents) == {f"statements/{name}/index.json" for name in found}
    return found


def schema(archive: Archive) -> Any:
    return json.loads(schema_document(archive).content)


def with_passage(archive: Archive, name: str, passage: Passage) -> Archive:
    """Give the archive with one passage in the statement's text, whatever the reader found there."""
    changed = []
    for related in archive.statements:
        if related.id == name:
            body = dataclasses.replace(related.statement.body, passages=(passage,))
            related = dataclasses.replace(related, statement=dataclasses.replace(related.statement, body=body))
        changed.append(related)
    return dataclasses.replace(archive, statements=tuple(changed), by_id={each.id: each for each in changed})


def test_a_twin_has_every_member_of_its_line_in_the_bulk_data(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    lines = bulk_files(archive)["data/statements.jsonl"]
    found = twins(archive)
    records = [json.loads(line) for line in lines.decode().removesuffix("\n").split("\n")]
    assert [each["id"] for each in records] == list(found)
    for record in records:
        twin = found[record["id"]]
        relates = record.pop("relates", [])
        assert {name: twin.get(name) for name in record} == record
        assert [(each["id"], each["type"]) for each in twin.get("relates", [])] == [
            (each["id"], each["type"]) for each in relates
        ]


def test_a_twin_has_every_field_that_the_file_states_with_names_resolved(tmp_path: Path) -> None:
    twin = twins(sample(tmp_path))["full"]
    assert set(fields.STATEMENT.fields) <= set(twin)
    assert twin["$schema"] == f"{BASE}/data/statement.schema.json"
    assert twin["version"] == "1"
    assert twin["archive"] == {"title": SETTINGS.title, "url": f"{BASE}/"}
    assert twin["topics"][1] == {"id": "narrow", "name": "Narrow", "url": f"{BASE}/topics/narrow/"}
    assert twin["outlet"]["url"] == f"{BASE}/outlets/example-times/"
    assert twin["relates"] == [
        {"id": "first", "type": "repeats", "title": "The first", "url": f"{BASE}/statements/first/"}
    ]
    assert twin["rights"] == {"text": "CC-BY-4.0", "text_url": "https://creativecommons.org/licenses/by/4.0/"}
    assert twin["distance"] == {
        "wording": "mixed", "translation": "unknown", "badge": "hollow", "hops": 1, "weakest": "unknown"
    }  # fmt: skip


def test_ties_and_versions_are_told_from_both_ends(tmp_path: Path) -> None:
    files = {
        "content/statements/later.md": statement(relates="[{id: first, type: quotes}]", utterance="one"),
        "content/statements/deutsch.md": statement(title="Ein Titel", language="de", utterance="one"),
    }
    found = twins(made(tmp_path, files))
    page = {"title": "A title", "url": f"{BASE}/statements/later/"}
    assert found["first"]["related_from"] == [{"id": "later", "type": "quotes", **page}]
    assert found["deutsch"]["other_versions"] == [{"id": "later", "language": "en", **page}]
    assert found["later"]["other_versions"][0]["language"] == "de"
    assert found["later"]["utterance_url"] == f"{BASE}/utterances/one/"
    assert "other_versions" not in found["first"]


def test_a_passage_has_its_whole_address_and_says_whose_words_it_holds(tmp_path: Path) -> None:
    (address,) = passage_addresses(["She said: Go home."])
    passage = Passage(
        address=address, text="She said: Go home.", block=Block.QUOTATION, voice="Bo", original="Geh heim.",
        original_language="de", runs=(Run(0, 10, Mode.REPORTED), Run(10, 17, Mode.DIRECT), Run(17, 18, None)),
    )  # fmt: skip
    archive = with_passage(made(tmp_path), "first", passage)
    twin = twins(archive)["first"]
    assert twin["passages"] == [
        {
            "address": address,
            "url": f"{BASE}/statements/first/#{address}",
            "text": "She said: Go home.",
            "block": "quotation",
            "runs": [
                {"start": 0, "end": 10, "mode": "reported"},
                {"start": 10, "end": 17, "mode": "direct"},
                {"start": 17, "end": 18},
            ],
            "voice": "Bo",
            "original": "Geh heim.",
            "original_language": "de",
        }
    ]
    Draft202012Validator(schema(archive)).validate(twin)


def test_addresses_that_passages_had_lead_to_their_successors(tmp_path: Path) -> None:
    ledger = {
        "rule": 1,
        "text": "",
        "corrections": 0,
        "passages": ["p-aaaaaaaa"],
        "sketches": [as_written(sketch("The furst words."))],
        "moved": {"p-cccccccc": "p-aaaaaaaa", "p-dddddddd": ""},
        "addresses": ["/statements/first/"],
    }
    archive = made(tmp_path, {"content/ledger/first.json": json.dumps(ledger)})
    twin = twins(archive)["first"]
    (passage,) = twin["passages"]
    now = passage["address"]
    assert twin["former_addresses"] == {"p-aaaaaaaa": now, "p-cccccccc": now, "p-dddddddd": None}
    Draft202012Validator(schema(archive)).validate(twin)


def test_a_withdrawn_statement_has_no_words_and_says_so(tmp_path: Path) -> None:
    passage = Passage(address="p-aaaaaaaa", text="Secret words.", block=Block.PARAGRAPH, runs=(Run(0, 13, None),))
    archive = with_passage(sample(tmp_path), "gone", passage)
    twin = twins(archive)["gone"]
    assert twin["status"] == "withdrawn"
    assert not {"text", "passages", "distance"} & twin.keys()
    assert not any(b"Secret" in each.content for each in twins_of(archive))


def test_what_is_not_stated_is_absent(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(topics="[]")})
    assert [name for name in twins(archive)["x"] if name != "passages"] == [
        "$schema", "version", "archive", "id", "url", "title", "speaker", "date", "date_earliest", "date_latest",
        "outlet", "topics", "language", "status", "text",
    ]  # fmt: skip


def test_the_archive_s_own_terms_stand_with_the_record(tmp_path: Path) -> None:
    archive = made(tmp_path, settings=dataclasses.replace(SETTINGS, licence="CC-BY-4.0"))
    twin = twins(archive)["first"]
    assert twin["archive"]["licence"] == "CC-BY-4.0"
    assert twin["archive"]["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_twin_is_one_line_that_every_reader_of_json_takes(tmp_path: Path, separator: str) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(f"One{separator}two.")})
    (content,) = (each.content for each in twins_of(archive) if "/x/" in each.output)
    assert content.count(b"\n") == 1
    assert json.loads(content)["id"] == "x"
