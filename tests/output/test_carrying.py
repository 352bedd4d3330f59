from pathlib import Path

import pytest

from builder.output.carrying import write_atomically


def test_writing_leaves_no_other_file(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new" / "a.md", "é\n")
    write_atomically(tmp_path / "new" / "a.md", "è\n")
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "new").iterdir()] == [("a.md", "è\n".encode())]


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.md", "old\n")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(tmp_path / "a.md", "\ud800")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.md", "old\n")]
