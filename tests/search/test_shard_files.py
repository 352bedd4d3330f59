"""Where a shard is made: in memory where there is room, else where temporary files are."""

from pathlib import Path

import pytest

from builder.search import shard_files


class _Room:
    f_frsize = 4096

    def __init__(self, blocks: int) -> None:
        self.f_bavail = blocks


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="no folder in memory on this system")
def test_scratch_files_are_in_memory_only_where_there_is_room_and_nobody_chose_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(shard_files.os, "statvfs", lambda _: _Room(1_000_000))
    assert shard_files._scratch_place() == "/dev/shm"
    monkeypatch.setattr(shard_files.os, "statvfs", lambda _: _Room(16_000))  # 64 MB, as containers have
    assert shard_files._scratch_place() is None
    monkeypatch.setattr(shard_files.os, "statvfs", lambda _: _Room(1_000_000))
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    assert shard_files._scratch_place() is None


def test_a_system_without_such_a_folder_has_the_usual_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard_files, "_MEMORY", "/nowhere/at/all")
    assert shard_files._scratch_place() is None
