"""Files that go from place to place whole: carried over as they are, or written so that nobody sees half of one."""

import os
import shutil
from pathlib import Path


def carry_over(old: Path | str, target: Path | str) -> None:
    """Give a file a second place, which must be free: a hard link, or a copy where the file system has none."""
    try:
        os.link(old, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(old, target)


def write_atomically(file: Path, content: str | bytes) -> None:
    """Write a file that others see whole or not at all; its folder is made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content.encode() if isinstance(content, str) else content)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
