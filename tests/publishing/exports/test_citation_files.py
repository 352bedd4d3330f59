"""The files of all citations, read by bibtexparser and rispy and held against those beside each statement's page."""

import re
from pathlib import Path
from typing import Any

import pytest
import rispy

from builder.archive.archive import Archive
from tests.publishing.made_archives import bulk_files, made, statement


def files_of(archive: Archive) -> dict[str, str]:
    return {output: content.decode("utf-8") for output, content in bulk_files(archive).items()}


def read_bibtex(text: str) -> list[Any]:
    import bibtexparser

    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return list(library.entries)


def name_of(entry: Any) -> str:
    """Give the statement's id: the alias where there is one, else the key."""
    return str(entry.fields_dict["ids"].value if "ids" in entry.fields_dict else entry.key)


@pytest.fixture(params=["site", "corpus_site"])
def built(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def ids_of(site: Path) -> list[str]:
    lines = (site / "data" / "statements.jsonl").read_text("utf-8").split("\n")[:-1]
    return [re.findall(r'"id": "(.*?)"', line)[0] for line in lines]


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_every_entry_is_the_file_beside_the_statement_s_page(built: Path) -> None:
    ids = ids_of(built)
    assert len(ids) > 50
    for extension in ("bib", "ris"):
        beside = [read(built / "statements" / each / f"cite.{extension}") for each in ids]
        assert read(built / "data" / f"statements.{extension}") == "".join(beside)


def test_independent_readers_find_each_statement_once_by_its_id(built: Path) -> None:
    ids = ids_of(built)
    entries = read_bibtex(read(built / "data" / "statements.bib"))
    records = rispy.loads(read(built / "data" / "statements.ris"))
    assert [name_of(each) for each in entries] == ids
    assert len({each.key for each in entries}) == len({each.key.lower() for each in entries}) == len(ids)
    assert [each["id"] for each in records] == ids
    assert len(set(ids)) == len(ids)
    for entry, record in zip(entries, records, strict=True):
        assert entry.fields_dict["year"].value == record["year"]
        assert entry.fields_dict["langid"].value == record["language"].lower()


def test_an_id_that_cannot_be_a_key_is_an_alias(tmp_path: Path) -> None:
    names = ("речь-1", "речь-2", "Rede_2.1", "外交部")
    archive = made(tmp_path, {f"content/statements/{name}.md": statement(id=name) for name in names})
    files = files_of(archive)
    entries = read_bibtex(files["data/statements.bib"])
    assert {name_of(each) for each in entries} == {*names, "first"}
    assert {each.key for each in entries if "ids" not in each.fields_dict} == {"Rede_2.1", "first"}
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", each.key) for each in entries)
    assert len({each.key for each in entries}) == len(entries)
    assert {each["id"] for each in rispy.loads(files["data/statements.ris"])} == {*names, "first"}


def test_a_withdrawn_statement_is_said_to_be_so_without_its_words(tmp_path: Path) -> None:
    files = files_of(made(tmp_path, {"content/statements/gone.md": statement("Secret words.", status="withdrawn")}))
    (entry,) = (each for each in read_bibtex(files["data/statements.bib"]) if each.key == "gone")
    (record,) = (each for each in rispy.loads(files["data/statements.ris"]) if each["id"] == "gone")
    assert "withdrawn" in entry.fields_dict["note"].value
    assert any("withdrawn" in note for note in record["notes"])
    assert not any("Secret" in content for content in files.values())


def test_an_archive_without_statements_has_empty_files(tmp_path: Path) -> None:
    files = files_of(made(tmp_path, {"content/statements/2020/first.md": statement(status="draft")}))
    assert files["data/statements.bib"] == files["data/statements.ris"] == ""
