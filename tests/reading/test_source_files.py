"""An archive's files, and when one is opened again."""

import os
from pathlib import Path

import pytest

from builder.cache import Cache
from builder.digests import digest_of_bytes
from builder.reading import source_files as module
from builder.reading.source_files import files_below, source_files

OLD = 1_500_000_000


def write(file: Path, text: str, time: int = OLD) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    os.utime(file, (time, time))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose content was read; the clock stands long after they were made."""
    found: list[str] = []
    real = module._digest

    def digest(file: str) -> bytes:
        found.append(Path(file).name)
        return real(file)

    monkeypatch.setattr(module, "_digest", digest)
    monkeypatch.setattr(module.time, "time_ns", lambda: 10**19)
    return found


def digests(folder: Path, cache: Cache) -> dict[str, bytes]:
    return dict(source_files(folder, ("content", "site.yaml"), cache).digests)


def test_a_file_is_opened_again_only_when_its_state_changed(tmp_path: Path, opened: list[str]) -> None:
    write(tmp_path / "content/a.md", "one")
    write(tmp_path / "site.yaml", "title: x")
    with Cache(tmp_path / ".cache") as cache:
        first = digests(tmp_path, cache)
        assert first == {"content/a.md": digest_of_bytes(b"one"), "site.yaml": digest_of_bytes(b"title: x")}
        assert sorted(opened) == ["a.md", "site.yaml"]
        opened.clear()
        assert digests(tmp_path, cache) == first
        assert opened == []
        write(tmp_path / "content/a.md", "two")  # the same size, the same time of change
        assert digests(tmp_path, cache)["content/a.md"] == digest_of_bytes(b"two")
        assert opened == ["a.md"]


def test_a_file_with_the_time_of_another_branch_is_read(tmp_path: Path, opened: list[str]) -> None:
    write(tmp_path / "content/a.md", "one", OLD + 50)
    with Cache(tmp_path / ".cache") as cache:
        digests(tmp_path, cache)
        opened.clear()
        write(tmp_path / "content/a.md", "six", OLD - 50)
        assert digests(tmp_path, cache) == {"content/a.md": digest_of_bytes(b"six")}


def test_a_file_changed_just_now_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "content/a.md", "one")
    now = (tmp_path / "content/a.md").stat().st_ctime_ns
    monkeypatch.setattr(module.time, "time_ns", lambda: now + 1)
    with Cache(tmp_path / ".cache") as cache:
        digests(tmp_path, cache)
        notes = [cache.note(name) for name in cache.notes()]
    assert not any(b"a.md" in note for note in notes if note)


def test_records_are_listed_by_path_without_hidden_files_and_readmes(tmp_path: Path) -> None:
    for name in ("b/x.md", "a.md", "b/README.md", "b/_draft.md", ".git/y.md", "b.md", "b/note.txt"):
        write(tmp_path / "content" / name, name)
    files = source_files(tmp_path, ("content",))
    assert [file.path for file in files.below("content", ".md")] == ["content/a.md", "content/b/x.md", "content/b.md"]
    listed = [file.relative_to(tmp_path).as_posix() for file in files_below(tmp_path / "content", ".md")]
    assert listed == [file.path for file in files.below("content", ".md")]
