"""Files that are read plain or unpacked from gzip, whichever they are: their first bytes tell."""

import gzip
from pathlib import Path
from typing import BinaryIO, cast

from builder.errors import OperationalError

_GZIP_MARK = b"\x1f\x8b"


def open_unpacked(file: Path) -> BinaryIO:
    """Open a file for its bytes, unpacked.

    Raises:
        OperationalError: the file cannot be opened.
    """
    try:
        with file.open("rb") as start:
            packed = start.read(2) == _GZIP_MARK
        return cast(BinaryIO, gzip.open(file, "rb")) if packed else file.open("rb")
    except OSError as error:
        raise OperationalError(f"{file} cannot be read: {error.strerror}", "Check its name and permissions.") from None
