"""A file's bytes as text: UTF-8 with or without a byte order mark, lines ended in any way."""

import re
from pathlib import Path

from builder.checking.finding import Edit, Finding
from builder.checking.rules import CONTROL_CHARACTER, FILE_TOO_LARGE, NOT_UTF8, UNREADABLE_FILE

SIZE_LIMIT = 2_000_000
"""The largest file that is read, in bytes; a statement of 50,000 words has about 300,000."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_FIT = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes({*range(0x80, 0x100)} - {0xC2, 0xEF})
"""Bytes with which no such character begins in UTF-8."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: Path, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Give a file's text with line feeds as line ends, or None and the finding that says why not.

    A byte order mark is dropped. Characters that XML 1.0 and HTML cannot carry are findings, each on its place.
    """
    try:
        size = file.stat().st_size
        if size > SIZE_LIMIT:
            message = f"the file has {size / 1e6:.1f} MB, more than the {SIZE_LIMIT / 1e6:.0f} MB that are read"
            return None, (FILE_TOO_LARGE.at(path, 1, 1, message),)
        content = file.read_bytes()
    except OSError as error:
        return None, (UNREADABLE_FILE.at(path, 1, 1, f"the file cannot be read: {error.strerror}"),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(content, error, path),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(_unfit_characters(text, path)) if content.translate(None, _FIT) else ()


def _not_utf8(content: bytes, error: UnicodeDecodeError, path: str) -> Finding:
    if content.startswith(_UTF16_MARKS):
        return NOT_UTF8.at(path, 1, 1, "the file is UTF-16, not UTF-8")
    before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start_of_line = before.rfind(b"\n") + 1
    column = len(before[start_of_line:].decode("utf-8", "replace")) + 1
    message = f"the byte 0x{content[error.start]:02x} is not UTF-8"
    return NOT_UTF8.at(path, before.count(b"\n") + 1, column, message)


def _unfit_characters(text: str, path: str) -> list[Finding]:
    found = []
    for match in _UNFIT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"the control character U+{ord(match.group()):04X} stands in the text"
        found.append(CONTROL_CHARACTER.at(path, line, column, message, edit=_without(match, line, column)))
        if len(found) == 10:
            break  # a binary file would give thousands
    return found


def _without(match: re.Match[str], line: int, column: int) -> Edit | None:
    """Give the edit that takes a character out, with a space in its place where it parts two words.

    None for U+0080 to U+009F: these are letters or punctuation of a text whose encoding was taken for another.
    """
    character, text = match.group(), match.string
    if "\x80" <= character <= "\x9f":
        return None
    around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    parts = character.isspace() and all(each and not each.isspace() for each in around)
    return Edit(line, column, character, " " if parts else "")
