"""The cache: what happens to its file, and caches that are put together."""

import multiprocessing
from pathlib import Path

from builder.cache import NAME, Cache

KEY, OTHER = b"a" * 16, b"b" * 16


def test_what_was_put_is_there_again(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("readings", [(KEY, b"one"), (OTHER, b"two")])
    with Cache(tmp_path) as cache:
        assert cache.get("readings", KEY) == b"one"
        assert cache.get("bodies", KEY) is None
        assert cache.get_all("readings", [KEY, b"c" * 16]) == {KEY: b"one"}


def test_a_file_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database at all, but long enough to be looked at" * 100)
    with Cache(tmp_path) as cache:
        cache.put("readings", [(KEY, b"one")])
        assert cache.get("readings", KEY) == b"one"


def test_a_folder_that_cannot_be_made_means_that_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Cache(tmp_path / "file" / "cache") as cache:
        cache.put("readings", [(KEY, b"one")])
        assert cache.get("readings", KEY) is None


def test_other_caches_beside_it_are_taken_in_but_for_what_is_of_their_machine(tmp_path: Path) -> None:
    for number, key in enumerate((KEY, OTHER)):
        with Cache(tmp_path / str(number)) as cache:
            cache.put("bodies", [(key, b"text")])
            cache.take_note("site /elsewhere", b"record")
    (tmp_path / "1" / NAME).rename(tmp_path / "0" / "part-2.sqlite")
    with Cache(tmp_path / "0") as cache:
        cache.drop_notes(["site /elsewhere"])
        assert set(cache.keys("bodies")) == {KEY, OTHER}
    (tmp_path / "new").mkdir()
    (tmp_path / "0" / NAME).rename(tmp_path / "new" / "part-1.sqlite")
    with Cache(tmp_path / "new") as cache:
        assert set(cache.keys("bodies")) == {KEY, OTHER}
        assert list(cache.notes()) == []
    assert [path.name for path in (tmp_path / "new").glob("*.sqlite")] == [NAME]


def _put_from_a_fork(cache: Cache) -> None:
    cache.put("readings", [(OTHER, (cache.get("readings", KEY) or b"") + b" and more")])


def test_a_forked_process_reads_and_writes_it_by_itself(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("readings", [(KEY, b"one")])
        process = multiprocessing.get_context("fork").Process(target=_put_from_a_fork, args=(cache,))
        process.start()
        process.join()
        assert cache.get("readings", OTHER) == b"one and more"
        cache.put("readings", [(KEY, b"two")])
        assert cache.get("readings", KEY) == b"two"


def test_it_is_trimmed_only_when_most_of_it_is_of_no_use(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.put("readings", [(number.to_bytes(16), b"x") for number in range(1_010)])
        used = [number.to_bytes(16) for number in range(5)]
        cache.trim("readings", used)
        assert len(list(cache.keys("readings"))) == 1_010
        cache.trim("readings", used[:1])
        assert list(cache.keys("readings")) == used[:1]


def test_records_of_a_site_are_its_own(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.keep_records("/a", {"/x/": b"1", "/y/": b"2"}, [], "site /a", b"note")
        cache.keep_records("/ab", {"/x/": b"3"}, [])
        cache.keep_records("/a", {"/x/": b"4"}, ["/y/"])
        assert cache.records("/a") == {"/x/": b"4"}
        assert cache.records("/ab") == {"/x/": b"3"}
        assert cache.note("site /a") == b"note"
