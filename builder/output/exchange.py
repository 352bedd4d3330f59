"""Two folders that change places at one moment."""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE


def exchange(one: Path, other: Path, beside: Path) -> None:
    """Let two folders change places.

    On Linux at one moment (renameat2(2)); elsewhere one of them is away for the time between two renames, at
    ``beside``, from where a later build brings it back.
    """
    if _at_once(one, other):
        return
    one.rename(beside)
    other.rename(one)
    beside.rename(other)


def _at_once(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:  # an old C library
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0  # some file systems cannot
