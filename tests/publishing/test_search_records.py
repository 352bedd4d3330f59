"""What the search is told of a statement: names in every script, posts, and whose words stand where."""

import json
from pathlib import Path

from builder.archive.archive import Archive
from builder.model.own_words import OwnWords
from builder.publishing.search_records import search_documents, search_records
from builder.search.records import SearchRecord
from tests.publishing.made_archives import made, statement

SPEAKER = """name: Ada Example
kind: person
other_names: [{name: Ада Пример, language: ru, script: Cyrl}]
memberships: [{role: Minister, start: 2020-01-01, end: 2022-01-01}]
"""


def record_of(archive: Archive, id: str) -> SearchRecord:
    return next(record for record in search_records(archive) if record.id == id)


def of_body(folder: Path, body: str, **fields: str) -> SearchRecord:
    return record_of(made(folder, {"content/statements/a.md": statement(body, **fields)}), "a")


def test_a_record_holds_every_name_of_a_speaker_and_the_post_at_the_time(tmp_path: Path) -> None:
    files = {
        "content/speakers/ada-example.yaml": SPEAKER,
        "content/statements/a.md": statement(attributed_as="[A. Example]"),
    }
    archive = made(tmp_path, files)
    record = record_of(archive, "a")
    assert record.other_names == ("Ада Пример", "A. Example")
    assert record.speaker_line == "Ada Example (Minister)"


def test_a_text_that_is_the_speakers_throughout_needs_no_second_index(tmp_path: Path) -> None:
    record = of_body(tmp_path, "We meet.\n\nWe part.", form="verbatim")
    assert (record.own_words, record.texts().own_passages) == (OwnWords.ALL, ())
    assert [text for _, text in record.texts().passages] == ["We meet.", "We part."]


def test_of_a_mixed_text_the_direct_quotations_are_the_speakers_own_words(tmp_path: Path) -> None:
    body = "The minister spoke of peace.\n\n“We want peace between all our nations,” he said, “and we shall have it.”"
    record = of_body(tmp_path, body, form="mixed")
    assert record.own_words is OwnWords.SOME
    own = " ".join(text for _, text in record.texts().own_passages)
    assert "We want peace between all our nations" in own
    assert "we shall have it" in own
    assert "minister" not in own
    assert "he said" not in own
    addresses = [address for address, _ in record.texts().own_passages if address]
    assert addresses == [record.texts().passages[1][0]]  # a page holds an address once


def test_a_reported_text_holds_no_words_of_the_speakers_own(tmp_path: Path) -> None:
    record = of_body(tmp_path, "The minister said that peace is wanted.", form="reported")
    assert (record.own_words, record.texts().own_passages) == (OwnWords.NONE, ())


def test_what_others_say_in_an_interview_is_not_the_speakers_own(tmp_path: Path) -> None:
    body = "**Question:** What of war?\n\n**Ada Example:** I want peace."
    record = of_body(tmp_path, body, form="verbatim", kind="interview")
    assert record.own_words is OwnWords.SOME
    own = " ".join(text for _, text in record.texts().own_passages)
    assert "I want peace" in own
    assert "war" not in own


def test_the_files_beside_the_index_name_ids_in_the_order_of_the_records_and_all_names(tmp_path: Path) -> None:
    files = {
        "content/speakers/ada-example.yaml": SPEAKER,
        "content/statements/old.md": statement(date="1990-01-01"),
        "content/statements/gone.md": statement(status="withdrawn"),
    }
    archive = made(tmp_path, files)
    records = search_records(archive)
    ids, names = (json.loads(document.content) for document in search_documents(archive))
    assert ids == [record.id for record in records]
    assert "gone" not in ids
    assert ["ada-example", "Ada Example", "Ада Пример"] in names["speakers"]
    assert set(names) == {"speakers", "outlets", "topics"}
