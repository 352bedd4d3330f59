"""The schema of the twins: sound, described, as strict as it should be, and not to lose a member unnoticed."""

import copy
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.publishing.exports.statement_schema import schema_document
from builder.reading.content import read_content
from builder.reading.settings import read_settings
from builder.workers import workers
from tests.built_sites import ROOT
from tests.publishing.exports.test_bulk_data import sample
from tests.publishing.made_archives import made, twins_of

# What version 1 has. A name that goes, or takes another meaning, needs a new version of the format.
FROZEN = {
    "": "$schema archive aliases attributed_as audience corrections date date_basis date_earliest date_latest "
    "date_published disputes distance event extent extra form former_addresses id kind language other_versions outlet "
    "participants passages place recordings related_from relates rights role source speaker spoken_language "
    "status text title topics trail turns url utterance utterance_url version",
    "archive": "licence licence_url title url",
    "corrections": "date what",
    "disputes": "by date url what",
    "distance": "badge hops translation weakest wording",
    "other_versions": "id language title url",
    "outlet": "id name url",
    "passages": "address block original original_language runs text url voice",
    "passages.runs": "end mode start",
    "recordings": "end start url",
    "related_from": "id title type url",
    "relates": "id title type url",
    "rights": "text text_url translation translation_url",
    "speaker": "id name roles url",
    "topics": "id name url",
    "trail": "accessed archives basis engine language locator org org_id org_name org_url published relation "
    "reviewed_by role seen translation url",
    "trail.archives": "captured file sha256 url",
}


def read_archive(source: Path) -> Archive:
    settings, _findings = read_settings(source)
    assert settings is not None
    with workers(1) as pool:
        content, _more = read_content(source, settings, pool)
    return relate(content)[0]


def schema_of(archive: Archive) -> Any:
    return json.loads(schema_document(archive).content)


def objects(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every object that the schema describes, with where it stands."""
    if "properties" in schema:
        yield path, schema
        for name, member in schema["properties"].items():
            yield from objects(member, f"{path}.{name}".lstrip("."))
    if "items" in schema:
        yield from objects(schema["items"], path)


def closed(schema: Any) -> Any:
    """Give the schema with every member refused that it does not describe."""
    strict = copy.deepcopy(schema)
    for _path, each in objects(strict):
        each["additionalProperties"] = False
    return strict


def faults(archive: Archive) -> list[str]:
    validator = Draft202012Validator(closed(schema_of(archive)), format_checker=FormatChecker())
    return [
        f"{document.output} {error.json_path}: {error.message}"
        for document in twins_of(archive)
        for error in validator.iter_errors(json.loads(document.content))
    ]


def test_the_schema_is_a_schema_at_its_address(tmp_path: Path) -> None:
    archive = made(tmp_path)
    schema = schema_of(archive)
    Draft202012Validator.check_schema(schema)
    assert schema_document(archive).output == "data/statement.schema.json"
    assert schema["$id"] == "https://archive.example/archive/data/statement.schema.json"
    assert {json.loads(each.content)["$schema"] for each in twins_of(archive)} == {schema["$id"]}


def test_every_member_is_described(tmp_path: Path) -> None:
    members = [
        (f"{path}.{name}", member.get("description"))
        for path, each in objects(schema_of(made(tmp_path)))
        for name, member in each["properties"].items()
    ]
    assert len(members) > 100
    assert [name for name, description in members if not description] == []


def test_no_member_goes_unnoticed(tmp_path: Path) -> None:
    found = {path: set(each["properties"]) for path, each in objects(schema_of(made(tmp_path))) if path != "extra"}
    assert {
        path: names.split() for path, names in FROZEN.items() if not set(names.split()) <= found.get(path, set())
    } == {}


def test_every_twin_of_a_full_record_fits(tmp_path: Path) -> None:
    assert faults(sample(tmp_path)) == []


def test_every_twin_of_the_own_archive_fits() -> None:
    archive = read_archive(ROOT)
    assert len(archive.statements) > 50
    assert faults(archive) == []


def test_every_twin_of_the_real_statements_fits(corpus_archive: Archive) -> None:
    assert len(corpus_archive.statements) == 2000
    assert faults(corpus_archive) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date_earliest", "2021-02-30"),
        ("date", 2021),
        ("speaker", "Ada Example"),
        ("speaker", []),
        ("topics", ["economy"]),
        ("form", "word for word"),
        ("status", "withdrawn"),  # with its text
        ("turns", "false"),
        ("version", "2"),
        ("trail", [{"archives": [{"url": "https://x.example/", "sha256": "abc"}]}]),
        ("passages", [{"address": "p-1", "url": "x", "text": "x", "block": "paragraph", "runs": []}]),
        ("distance", {"badge": ""}),
        ("former_addresses", {"p-aaaaaaaa": "first"}),
        ("texts", "A name that the schema does not have."),
    ],
)
def test_a_wrong_twin_does_not_fit(tmp_path: Path, name: str, value: object) -> None:
    archive = sample(tmp_path)
    validator = Draft202012Validator(closed(schema_of(archive)), format_checker=FormatChecker())
    twin = next(each for each in map(json.loads, (each.content for each in twins_of(archive))) if each["id"] == "full")
    assert validator.is_valid(twin)
    assert not validator.is_valid({**twin, name: value})


@pytest.mark.parametrize("name", ["id", "url", "title", "speaker", "date", "outlet", "topics", "status", "text"])
def test_a_twin_without_what_every_record_has_does_not_fit(tmp_path: Path, name: str) -> None:
    archive = sample(tmp_path)
    validator = Draft202012Validator(schema_of(archive))
    twins = {each["id"]: each for each in map(json.loads, (each.content for each in twins_of(archive)))}
    assert validator.is_valid(twins["gone"])
    assert not validator.is_valid({key: value for key, value in twins["full"].items() if key != name})


def test_nothing_is_said_of_words_that_were_withdrawn(tmp_path: Path) -> None:
    archive = sample(tmp_path)
    validator = Draft202012Validator(schema_of(archive))
    twins = {each["id"]: each for each in map(json.loads, (each.content for each in twins_of(archive)))}
    for name in ("text", "passages", "distance"):
        assert not validator.is_valid({**twins["gone"], name: twins["full"][name]}), name


def test_members_to_come_are_no_fault_to_readers_of_this_version(tmp_path: Path) -> None:
    archive = dataclasses.replace(made(tmp_path))
    (twin,) = (json.loads(each.content) for each in twins_of(archive))
    assert Draft202012Validator(schema_of(archive)).is_valid({**twin, "a_later_member": 1})
