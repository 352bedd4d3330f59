"""Files that stay as they are from one site to the next, times included."""

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
