"""A copy of a source recorded in its statement's file: what is inserted where, all else byte for byte as it was.

The copy goes into ``archives`` of the trail's step; a ``source``, the short form of a trail of one step, becomes that
step. The address itself is never replaced.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from builder.checking.finding import Edit, Finding
from builder.errors import OperationalError
from builder.links.wayback import Copy
from builder.model.dates import parse_date
from builder.model.provenance import ArchivedCopy, TrailStep
from builder.output.carrying import write_atomically
from builder.reading import fields
from builder.reading.front_matter import split_file
from builder.reading.records import read_whole_record

_STEP = re.compile(r"trail\.([0-9]+)\.url")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_BLOCK_TEXT = ("|", ">")
_IN_BRACKETS = frozenset(",[]{}")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A step's address in the tree of a front matter: the mapping that it stands in, its key and itself."""

    mapping: Any
    key: Any
    value: Any


def recordable(field: str) -> bool:
    """Whether a file has a place for a copy of what the address in a field leads to."""
    return field == "source" or _STEP.fullmatch(field) is not None


def recording(text: str, field: str, copy: Copy) -> Edit | None:
    """Give the edit of a statement's file that records a copy, or None where the lines are of an unusual form.

    ``text`` has line feeds as line ends; ``field`` is the path of the address that the copy is of.
    """
    parts, _ = split_file(text, "")
    if parts is None:
        return None
    try:
        root: Any = yaml.compose(parts.front_matter, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    lines = text.split("\n")
    step = _STEP.fullmatch(field)
    edit = None
    if field == "source":
        spot = _spot(root, "source")
        edit = _source_as_step(spot, lines, parts.front_matter_line, copy) if spot else None
    elif step:
        trail = _value(root, "trail")
        number = int(step[1])
        items = trail.value if isinstance(trail, yaml.SequenceNode) else [trail]
        spot = _spot(items[number], "url") if number < len(items) else None
        edit = _in_step(spot, lines, parts.front_matter_line, copy) if spot else None
    return edit if edit and _only_adds(text, edit, field, copy) else None


def with_edits(content: str, edits: Sequence[Edit]) -> str:
    """Give a file's text with edits that do not overlap; its line ends stay what they are."""
    lines = [match.groups() for match in _LINE.finditer(content)]
    for edit in sorted(edits, key=lambda each: (each.line, each.column), reverse=True):
        line, end = lines[edit.line - 1]
        start = edit.column - 1
        new = edit.new.replace("\n", end or "\n")
        lines[edit.line - 1] = (line[:start] + new + line[start + len(edit.old) :], end)
    return "".join(line + end for line, end in lines)


def record_copies(source: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Write the edits that findings carry into the files below a folder; give the findings that are settled so.

    Raises:
        OperationalError: a file cannot be written.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.edit is not None:
            by_path.setdefault(finding.path, []).append(finding)
    for path, found in by_path.items():
        file = (source / path).resolve()
        try:
            content = file.read_bytes().decode()
            mode = file.stat().st_mode
            write_atomically(file, with_edits(content, [finding.edit for finding in found if finding.edit]))
            file.chmod(mode)
        except OSError as error:
            message = f"{file} cannot be written: {error.strerror}"
            raise OperationalError(message, "Let the file and its folder be written.") from None
    return tuple(finding for found in by_path.values() for finding in found)


def _source_as_step(spot: _Spot, lines: list[str], first: int, copy: Copy) -> Edit | None:
    key, value = spot.key, spot.value
    line = lines[first + key.start_mark.line - 1]
    if spot.mapping.flow_style or not _on_one_line(value) or key.start_mark.line != value.start_mark.line:
        return None
    old = line[key.start_mark.column :]
    kept = line[value.start_mark.column :]
    return Edit(
        first + key.start_mark.line,
        key.start_mark.column + 1,
        old,
        f"trail:\n  - url: {kept}\n    archives:\n" + _item(copy, 6),
    )


def _in_step(spot: _Spot, lines: list[str], first: int, copy: Copy) -> Edit | None:
    archives = _value(spot.mapping, "archives")
    if archives is not None:
        return _further(archives, lines, first, copy)
    if not _on_one_line(spot.value):
        return None
    mark = spot.value.end_mark
    if spot.mapping.flow_style:
        return Edit(first + mark.line, mark.column + 1, "", f", archives: [{_in_braces(copy)}]")
    indent = spot.key.start_mark.column
    new = f"\n{' ' * indent}archives:\n" + _item(copy, indent + 2)
    return _at_end(first + mark.line, lines, new)


def _further(archives: Any, lines: list[str], first: int, copy: Copy) -> Edit | None:
    """Add to the copies that are recorded already."""
    if not isinstance(archives, yaml.SequenceNode):
        return None
    if archives.flow_style:
        last = archives.value[-1].end_mark if archives.value else None
        if last is None:
            start = archives.start_mark
            return Edit(first + start.line, start.column + 2, "", _in_braces(copy))
        return Edit(first + last.line, last.column + 1, "", f", {_in_braces(copy)}")
    line = _last_line(archives)
    return None if line is None else _at_end(first + line, lines, "\n" + _item(copy, archives.start_mark.column))


def _at_end(line: int, lines: list[str], new: str) -> Edit:
    return Edit(line, len(lines[line - 1]) + 1, "", new)


def _last_line(node: Any) -> int | None:
    if isinstance(node, yaml.ScalarNode):
        return None if node.style in _BLOCK_TEXT else int(node.end_mark.line)
    if node.flow_style:
        return int(node.end_mark.line)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


def _on_one_line(value: Any) -> bool:
    return (
        isinstance(value, yaml.ScalarNode)
        and value.style not in _BLOCK_TEXT
        and value.start_mark.line == value.end_mark.line
    )


def _item(copy: Copy, indent: int) -> str:
    return f"{' ' * indent}- url: {copy.url}\n{' ' * indent}  captured: {copy.captured.isoformat()}"


def _in_braces(copy: Copy) -> str:
    url = copy.url if _IN_BRACKETS.isdisjoint(copy.url) else "'" + copy.url.replace("'", "''") + "'"
    return f"{{url: {url}, captured: {copy.captured.isoformat()}}}"


def _spot(mapping: Any, name: str) -> _Spot | None:
    if isinstance(mapping, yaml.MappingNode):
        for key, value in mapping.value:
            if key.value == name:
                return _Spot(mapping, key, value)
    return None


def _value(mapping: Any, name: str) -> Any:
    spot = _spot(mapping, name)
    return spot.value if spot else None


def _only_adds(text: str, edit: Edit, field: str, copy: Copy) -> bool:
    """Whether the edited file says what it said and the copy, and nothing else."""
    before, after = _read(text), _read(with_edits(text, [edit]))
    if before is None or after is None:
        return False
    captured = ArchivedCopy(url=copy.url, captured=parse_date(copy.captured.isoformat()))
    expected = dict(before)
    if field == "source":
        if "trail" in before or any(each.field == field for each in before.get("unconfirmed", ())):
            return False
        expected["trail"] = (TrailStep(url=expected.pop("source"), archives=(captured,)),)
        return expected == after
    number = int(field.split(".")[1])
    trail = list(before["trail"])
    trail[number] = replace(trail[number], archives=(*trail[number].archives, captured))
    expected["trail"] = tuple(trail)
    return expected == after


def _read(text: str) -> dict[str, Any] | None:
    parts, _ = split_file(text, "")
    record, findings = read_whole_record(parts.front_matter, fields.STATEMENT, "") if parts else (None, ())
    return dict(record.values, body=parts.body) if record and parts and not findings else None
