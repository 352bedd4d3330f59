"""The catalogue, read back and held against the archive it was made from."""

import datetime
import json
from pathlib import Path
from typing import Any

from builder.archive.archive import Archive
from builder.publishing.search_records import search_records
from builder.search.catalogue import catalogue_of
from builder.search.shards import shards_of
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
    read: dict[str, Any] = json.loads(catalogue_of(records, shards_of(records), "tag"))
    read["ids"] = [record.id for record in records]
    return read


def test_the_axes_the_badge_and_the_way_of_each_statement_can_be_read_back(tmp_path: Path) -> None:
    archive = made(tmp_path, FILES)
    file = catalogue(archive)
    columns = file["statements"]
    assert sorted(file["ids"]) == ["as-near", "far", "first", "near"]
    for number, id in enumerate(file["ids"]):
        distance = archive.by_id[id].statement.distance
        wording, translation, badge, _ = file["ways"][columns["way"][number]]
        assert file["wordings"][wording][0] == (distance.wording or "")
        assert file["translations"][translation][0] == (distance.translation or "")
        assert file["distances"][badge][0] == distance.badge
    *_, badge, trail = file["ways"][columns["way"][file["ids"].index("far")]]
    assert file["distances"][badge] == ["dotted", "Partly verbatim · machine translation, 2 hops"]
    assert file["trails"][trail] == [
        "The Agency (French, translator unknown, not seen)",
        "this text (English, machine translation, not reviewed)",
    ]
    assert file["trails"][file["ways"][columns["way"][file["ids"].index("near")]][3]] == []


def test_what_many_statements_share_is_written_once(tmp_path: Path) -> None:
    file = catalogue(made(tmp_path, FILES))
    assert [value for value, _ in file["wordings"]] == ["verbatim", "mixed", ""]
    assert [value for value, _ in file["translations"]] == ["none", "relayed", ""]
    assert len(file["trails"]) == 2
    assert len(file["distances"]) == 3


def test_the_columns_are_of_equal_length(tmp_path: Path) -> None:
    columns = catalogue(made(tmp_path, FILES))["statements"]
    assert {len(column) for column in columns.values()} == {4}


def test_days_can_be_read_back_with_what_they_may_mean(tmp_path: Path) -> None:
    dates = {"exact": "1962-10-22", "month": "1962-10", "year": "1961", "unsure": "1961-05-03?", "open": "../1960-02"}
    archive = made(tmp_path, {f"content/statements/{id}.md": statement(date=f'"{date}"') for id, date in dates.items()})
    file = catalogue(archive)
    day = datetime.date(1970, 1, 1)
    for number, (id, step) in enumerate(zip(file["ids"], file["statements"]["date"], strict=True)):
        day += datetime.timedelta(days=step if number == 0 else -step)
        before, after, words = file["inexact"].get(str(number), (0, 0, ""))
        stated = archive.by_id[id].statement.date
        assert day == stated.sorts_by
        assert day - datetime.timedelta(days=before) == stated.lower
        assert day + datetime.timedelta(days=after) == stated.upper
        assert bool(words) is not stated.exact
    assert set(dates) <= set(file["ids"])


def test_the_broader_topic_of_each_topic_can_be_read_back(tmp_path: Path) -> None:
    topics = {
        "content/topics/trade.yaml": "name: Trade\nbroader: economy\n",
        "content/topics/tariffs.yaml": "name: Tariffs\nbroader: trade\n",
        "content/statements/taxed.md": statement(topics="[tariffs]"),
    }
    file = catalogue(made(tmp_path, topics))
    (topic,) = file["statements"]["topics"][file["ids"].index("taxed")]
    above = []
    while topic >= 0:
        above.append(file["topics"][topic][0])
        topic = file["broader"][topic]
    assert above == ["tariffs", "trade", "economy"]


def test_shards_name_the_days_that_their_statements_touch(tmp_path: Path) -> None:
    file = catalogue(made(tmp_path, {"content/statements/year.md": statement(date='"1961"')}))
    (shard,) = file["shards"]
    assert (shard["name"], shard["own"], shard["first"]) == ("en", False, "1961-01-01")
    assert set(file["statements"]["shard"]) == {0}


def test_each_statement_says_whose_words_it_holds_and_where(tmp_path: Path) -> None:
    told, mixed = "It is told.", "It is told. “We want peace between all nations, and we shall have it.”"
    files = {
        "content/statements/told.md": statement(told, form="reported"),
        "content/statements/mixed.md": statement(mixed, form="mixed"),
        "content/statements/own.md": statement("We want peace.", form="verbatim"),
    }
    file = catalogue(made(tmp_path, files))
    own = dict(zip(file["ids"], file["statements"]["own"], strict=True))
    assert (own["told"], own["own"]) == (-2, -1)
    assert file["shards"][own["mixed"]]["own"] is True
    assert not file["shards"][file["statements"]["shard"][file["ids"].index("mixed")]]["own"]
