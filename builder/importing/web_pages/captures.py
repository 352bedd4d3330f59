"""A page as it was captured: its bytes, where they came from, on which day, and their digest."""

import datetime
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.errors import OperationalError
from builder.importing.web_pages.page_address import wayback_day
from builder.output.carrying import write_atomically

CAPTURES = "captures"
"""The folder of ``content/`` that holds captures; no build publishes it."""

SIZE_LIMIT = 20_000_000
"""The largest page that is read, in bytes. A page is text; what is larger is something else."""

_SAVED_ON = re.compile(rb"saved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class Capture:
    """A page's bytes. ``address`` is the one from which they were fetched, or that somebody states; ``captured`` the
    day on which they were, ``captured_by`` in words how this is known; ``charset`` the one that the server named.
    """

    content: bytes
    captured: datetime.date
    captured_by: str
    address: str | None = None
    charset: str | None = None
    name: str = ""

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def read_capture(file: Path, address: str | None = None) -> Capture:
    """Give the page of a file. The day is the one that the program noted that saved it, else the file's own.

    Raises:
        OperationalError: the file cannot be read, or is larger than any page.
    """
    try:
        status = file.stat()
        if status.st_size > SIZE_LIMIT:
            message = f"{file} has {status.st_size // 1_000_000} MB, more than any page of text"
            raise OperationalError(message, "Save the page as 'web page, HTML only'.")
        content = file.read_bytes()
    except OSError as error:
        raise OperationalError(f"{file} cannot be read: {error.strerror}", "Check its name and permissions.") from None
    day = _noted_day(content) or wayback_day(address or "")
    if day:
        return Capture(content, datetime.date.fromisoformat(day), "as the copy itself notes", address, name=str(file))
    saved = datetime.datetime.fromtimestamp(status.st_mtime, datetime.UTC).date()
    return Capture(content, saved, "the date of the file", address, name=str(file))


def keep_capture(content_folder: Path, identifier: str, capture: Capture) -> str:
    """Keep a capture in the archive, and give its path below ``content/captures/``.

    Raises:
        OSError: the folder cannot be written.
    """
    path = f"{identifier}/page.html"
    write_atomically(content_folder / CAPTURES / path, capture.content)
    return path


def kept_already(content_folder: Path, identifier: str, capture: Capture) -> str | None:
    """Give the path of the capture below ``content/captures/`` where an earlier import has kept the same bytes."""
    path = f"{identifier}/page.html"
    file = content_folder / CAPTURES / path
    return path if file.is_file() and file.read_bytes() == capture.content else None


def archived_copy(capture: Capture, kept_as: str | None = None) -> Mapping[str, str]:
    """Give the capture as an entry of a step's ``archives``."""
    where = {"file": kept_as} if kept_as else {}
    return {**where, "captured": capture.captured.isoformat(), "sha256": capture.sha256}


def _noted_day(content: bytes) -> str | None:
    match = _SAVED_ON.search(content[:20_000])
    if match is None or match[1].decode("ascii", "replace") not in _MONTHS:
        return None
    try:
        month = _MONTHS.index(match[1].decode()) + 1
        return datetime.date(int(match[3]), month, int(match[2])).isoformat()
    except ValueError:
        return None
