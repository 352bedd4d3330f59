"""The index on disk: what Pagefind wrote, what is taken over, and what is asked for in the browser."""

import gzip
import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.model.own_words import OwnWords
from builder.search.index import Indexing, SearchIndex
from builder.search.records import SearchRecord
from tests.search.search_records import record


def records(*changed: SearchRecord) -> list[SearchRecord]:
    plain = [
        record("first"),
        record("mixed", own_words=OwnWords.SOME, own_passages=(("p-aaaaaaaa", "Quoted words"),)),
        record("russian", language="ru", passages=(("p-bbbbbbbb", "Слова о политике."),)),
    ]
    by_id = {each.id: each for each in (*plain, *changed)}
    return list(by_id.values())


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SearchIndex]:
    folder = tmp_path_factory.mktemp("search")
    return folder, Indexing(records(), 2).write(folder)


def shard_file(folder: Path, name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "index" / f"{name}.json").read_text("utf-8"))
    return read


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_shard_stands_as_a_language_in_the_engines_own_table(indexed: tuple[Path, SearchIndex]) -> None:
    folder, index = indexed
    entry = json.loads((folder / "index" / "pagefind-entry.json").read_text("utf-8"))
    assert {name: each["page_count"] for name, each in entry["languages"].items()} == dict(index.shards)
    assert dict(index.shards) == {"en": 2, "en-x-own": 1, "ru": 1}
    for each in entry["languages"].values():
        assert (folder / "index" / f"pagefind.{each['hash']}.pf_meta").is_file()
        assert (folder / "index" / f"wasm.{each['wasm']}.pagefind").is_file()


def test_a_shards_file_names_the_fragment_of_each_statement(indexed: tuple[Path, SearchIndex]) -> None:
    folder, _ = indexed
    described = shard_file(folder, "en")
    for id, name in zip(("first", "mixed"), described["ids"], strict=True):
        packed = (folder / "index" / "fragment" / f"en_{name}.pf_fragment").read_bytes()
        fragment = json.loads(gzip.decompress(packed).removeprefix(b"pagefind_dcd"))
        assert fragment["url"] == f"/statements/{id}/"
        assert [anchor["id"] for anchor in fragment["anchors"]] == ["p-aaaaaaaa"]
    assert [described["speakers"][number] for number in described["speaker"]] == ["A Speaker (Minister)"] * 2


def test_nothing_is_indexed_again_when_nothing_changed(indexed: tuple[Path, SearchIndex], tmp_path: Path) -> None:
    folder, index = indexed
    again = Indexing(records(), 2).write(tmp_path, folder)
    assert again.indexed == ()
    assert again.catalogue == index.catalogue
    assert files(tmp_path) == files(folder)


def test_only_the_shard_of_a_changed_statement_is_indexed_again(
    indexed: tuple[Path, SearchIndex], tmp_path: Path
) -> None:
    folder, index = indexed
    changed = records(record("russian", language="ru", passages=(("p-bbbbbbbb", "Иные слова."),)))
    again = Indexing(changed, 2).write(tmp_path, folder)
    assert again.indexed == ("ru",)
    assert again.catalogue != index.catalogue  # its tag lets browsers ask for the new table
    clean = tmp_path / "clean"
    Indexing(changed, 2).write(clean)
    assert files(clean) == {name: data for name, data in files(tmp_path).items() if not name.startswith("clean")}


def test_files_of_shards_that_are_no_more_are_left_behind(indexed: tuple[Path, SearchIndex], tmp_path: Path) -> None:
    folder, _ = indexed
    Indexing(records()[:1], 2).write(tmp_path, folder)
    assert not [name for name in files(tmp_path) if "ru" in Path(name).name.split("_")[0].split(".")]


@pytest.mark.parametrize("lost", ["fragment", "index", "*.pf_meta", "ru.json", "wasm.ru.pagefind", "broken"])
def test_a_damaged_earlier_index_is_made_anew(indexed: tuple[Path, SearchIndex], tmp_path: Path, lost: str) -> None:
    folder, _ = indexed
    damaged, target = tmp_path / "damaged", tmp_path / "target"
    shutil.copytree(folder, damaged)
    if lost == "broken":
        (damaged / "index" / "ru.json").write_text("{", "utf-8")
    elif lost in ("fragment", "index"):
        for path in (damaged / "index" / lost).glob("ru_*"):
            path.unlink()
    else:
        for path in (damaged / "index").glob(lost):
            path.unlink()
    again = Indexing(records(), 2).write(target, damaged)
    assert "ru" in again.indexed
    assert files(target) == files(folder)


def test_an_empty_archive_has_an_empty_index(tmp_path: Path) -> None:
    index = Indexing([], 2).write(tmp_path)
    assert index.shards == ()
    assert json.loads(index.catalogue)["statements"]["shard"] == []


def test_languages_that_nothing_installed_cuts_into_words_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chinese = record("chinese", language="zh", passages=(("p-aaaaaaaa", "人人生而自由"),))
    find = importlib.util.find_spec
    absent = "pagefind_bin_extended"
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == absent else find(name))
    assert Indexing([record("english"), chinese], 1).write(tmp_path).unsegmented == ("zh",)


def test_chinese_is_cut_into_words_where_the_larger_program_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("pagefind_bin_extended")
    chinese = record("chinese", language="zh", passages=(("p-aaaaaaaa", "人人生而自由"),))
    assert Indexing([chinese], 1).write(tmp_path).unsegmented == ()
    (fragment,) = (tmp_path / "index" / "fragment").iterdir()
    content = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))["content"]
    assert content.count("\u200b") > 1  # the engine's mark between words
