"""The catalogue, read back and held against the archive it was made from."""

import json
from pathlib import Path
from typing import Any

from builder.archive.archive import Archive
from builder.publishing.search_records import search_records
from builder.search.catalogue import catalogue_of
from tests.publishing.made_archives import made, statement

FILES = {
    "content/outlets/agency.yaml": "name: The Agency\n",
    "content/statements/far.md": statement(
        form="mixed",
        spoken_language="ru",
        language="en",
        trail="[{org: The Agency, role: agency, language: fr, seen: false}, "
        "{role: archive, language: en, translation: machine}]",
    ),
    "content/statements/near.md": statement(form="verbatim", spoken_language="en", language="en"),
    "content/statements/as-near.md": statement(form="verbatim", spoken_language="en", language="en"),
    "content/statements/gone.md": statement(form="reported", status="withdrawn"),
}


def catalogue(archive: Archive) -> dict[str, Any]:
    records = search_records(archive)
    made: dict[str, Any] = json.loads(catalogue_of(records, ["en"], {record.path: record.id for record in records}))
    return made


def test_the_axes_the_badge_and_the_way_of_each_statement_can_be_read_back(tmp_path: Path) -> None:
    archive = made(tmp_path, FILES)
    file = catalogue(archive)
    columns = file["statements"]
    assert sorted(columns["id"]) == ["as-near", "far", "first", "near"]
    for number, id in enumerate(columns["id"]):
        distance = archive.by_id[id].statement.distance
        assert file["wordings"][columns["wording"][number]][0] == (distance.wording or "")
        assert file["translations"][columns["translation"][number]][0] == (distance.translation or "")
        assert file["distances"][columns["distance"][number]][0] == distance.badge
    far = columns["id"].index("far")
    assert file["distances"][columns["distance"][far]] == ["dotted", "Partly verbatim · machine translation, 2 hops"]
    assert file["trails"][columns["trail"][far]] == [
        "The Agency (French, translator unknown, not seen)",
        "this text (English, machine translation, not reviewed)",
    ]
    assert file["trails"][columns["trail"][columns["id"].index("near")]] == []


def test_what_many_statements_share_is_written_once(tmp_path: Path) -> None:
    file = catalogue(made(tmp_path, FILES))
    assert [value for value, _ in file["wordings"]] == ["verbatim", "mixed", ""]
    assert [value for value, _ in file["translations"]] == ["none", "relayed", ""]
    assert len(file["trails"]) == 2
    assert len(file["distances"]) == 3


def test_the_columns_are_of_equal_length(tmp_path: Path) -> None:
    columns = catalogue(made(tmp_path, FILES))["statements"]
    assert {len(column) for column in columns.values()} == {4}
