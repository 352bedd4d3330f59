"""A content file formatted: its front matter in canonical form, its body untouched, byte for byte."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from builder.checking.finding import Finding, has_errors
from builder.checking.rules import NOT_FORMATTED
from builder.formatting.canonical import arranged, states_nothing
from builder.formatting.comments import Marks
from builder.formatting.tree import Value, Words, read_tree
from builder.formatting.writer import written
from builder.reading.fields import Table
from builder.reading.front_matter import split_file
from builder.reading.records import read_record
from builder.reading.source_text import read_text
from builder.reading.yaml_nodes import read_mapping

_LINE_END = re.compile("\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class FormattedFile:
    """What a file becomes. ``content`` is None where it stays as it is; ``findings`` say why a file cannot be read.

    ``changed`` is the finding about the first line that differs, for those who only check.
    """

    content: bytes | None
    findings: tuple[Finding, ...] = ()
    changed: Finding | None = None


def formatted_file(file: Path, path: str, table: Table) -> FormattedFile:
    """Give a statement's, a page's or a registry entry's file, or ``site.yaml``, in canonical form.

    ``path`` is how findings name the file. What the reader reads from it stays the same.
    """
    text, findings = read_text(file, path)
    if text is None or has_errors(findings):
        return FormattedFile(None, findings)
    record, first_line, body_line = text, 1, 0
    if file.suffix == ".md":
        parts, findings = split_file(text, path)
        if parts is None:
            return FormattedFile(None, findings)
        record, first_line, body_line = parts.front_matter, parts.front_matter_line, parts.body_line
    _, findings = read_mapping(record, path, first_line)
    if findings:
        return FormattedFile(None, findings)
    canonical = formatted_record(record, table)
    if canonical is None:
        message = "the front matter cannot be written in the usual way without changing what it says"
        hint = "Leave the file as it is, or write its values and comments in a simpler way."
        return FormattedFile(None, (NOT_FORMATTED.at(path, first_line, 1, message, hint),))
    before = file.read_bytes()
    after = _put_back(before.decode(), canonical, body_line).encode()
    if after == before:
        return FormattedFile(None)
    line = first_line + _first_difference(record, canonical)
    message = "from this line on, the front matter is not written in the usual way"
    changed = NOT_FORMATTED.at(path, line, 1, message, f"Run 'archive format {path}'.")
    return FormattedFile(after, changed=changed)


def formatted_record(text: str, table: Table) -> str | None:
    """Give the YAML of a record in canonical form, or None where that would not say the same."""
    group, head = read_tree(text)
    group = arranged(group, table)
    canonical = written(group, head)
    again, findings = read_mapping(canonical, "")
    if findings or again is None or _comments(text) != _comments(canonical):
        return None
    if canonical and _meaning(read_tree(canonical)[0]) != _meaning(group):
        return None
    return canonical if _read(text, table) == _read(canonical, table) else None


def _read(text: str, table: Table) -> object:
    """Give all that the reader has from a record, places aside."""
    node, _ = read_mapping(text, "")
    assert node is not None
    record = read_record(node, table, "")
    return record.values, set(record.missing), Counter((each.code, each.message) for each in record.findings)


def _comments(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFC", each.text) for each in Marks(text).comments)


def _meaning(value: Value) -> object:
    """Give the texts that a value holds, in order."""
    if isinstance(value, Words):
        return None if states_nothing(value) else value.text
    if value.is_mapping:
        return [(child.key.text if child.key else "", _meaning(child.value)) for child in value.children]
    return tuple(_meaning(child.value) for child in value.children)


def _put_back(before: str, canonical: str, body_line: int) -> str:
    """Give the whole file again, with the line ends of its first line in front of the body."""
    mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK) else ""
    ends = list(_LINE_END.finditer(before))
    line_end = ends[0].group() if ends else "\n"
    if not body_line:
        return mark + canonical.replace("\n", line_end)
    closing = ends[body_line - 2] if body_line - 2 < len(ends) else None
    body = before[closing.end() :] if closing else ""
    fence = f"---{line_end if closing else ''}"
    return mark + f"---\n{canonical}".replace("\n", line_end) + fence + body


def _first_difference(before: str, after: str) -> int:
    old, new = before.split("\n"), after.split("\n")
    return next((number for number, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
