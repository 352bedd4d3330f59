"""Fixing: what has one right answer is mended in the files, by the edits that findings carry."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.checking.finding import Edit, Finding
from builder.errors import OperationalError
from builder.output.carrying import write_atomically

ROUNDS = 5
"""How often files are checked and mended at most: mending one fault may bring another to light."""

_LINE_END = re.compile("\r\n|\r|\n")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """A finding that was mended, and its line before and after."""

    finding: Finding
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Span:
    """What an edit replaces: a part of a file's text, from its start on."""

    finding: Finding
    edit: Edit
    start: int
    end: int


def fix(source: Path, check: Callable[[], Sequence[Finding]]) -> list[Mended]:
    """Mend what the findings of ``check`` say how to, and check again, until nothing more can be mended.

    The last check is of the files as they are left.
    Line ends and byte order marks stay as they are. An edit whose text no longer stands at its place is left alone.

    Raises:
        OperationalError: a file cannot be written.
    """
    mended: list[Mended] = []
    findings = check()
    for _ in range(ROUNDS):
        done = _mend_once(source, findings)
        if not done:
            break
        mended.extend(done)
        findings = check()
    return mended


def _mend_once(source: Path, findings: Sequence[Finding]) -> list[Mended]:
    by_path: dict[str, list[Finding]] = {}
    for finding in sorted(findings):
        if finding.edit is not None:
            by_path.setdefault(finding.path, []).append(finding)
    mended = []
    for path, found in by_path.items():
        file = source / path
        try:
            before = file.read_bytes().decode()
            after, done = mended_text(before, found)
            if done:
                mode = file.stat().st_mode
                write_atomically(file.resolve(), after)
                file.chmod(mode)
        except UnicodeDecodeError:
            continue
        except OSError as error:
            raise OperationalError(
                f"{file} cannot be mended: {error.strerror}", "Let the file and its folder be written."
            ) from None
        mended.extend(done)
    return mended


def mended_text(text: str, findings: Iterable[Finding]) -> tuple[str, list[Mended]]:
    """Give a file's text after the edits of its findings, and what was done; of edits that overlap the first stands."""
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    spans = sorted(_spans(text, findings), key=lambda each: (each.start, each.end))
    after = text
    kept: list[_Span] = []
    for span in spans:
        if not kept or span.start >= max(kept[-1].end, kept[-1].start + 1):
            kept.append(span)
    for span in reversed(kept):
        after = after[: span.start] + span.edit.new + after[span.end :]
    return mark + after, list(_told(text, after, kept))


def _spans(text: str, findings: Iterable[Finding]) -> Iterator[_Span]:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for finding in findings:
        edit = finding.edit
        if edit is None or edit.line > len(starts):
            continue
        start = starts[edit.line - 1] + edit.column - 1
        old = "(?:\r\n|\r|\n)".join(re.escape(part) for part in edit.old.split("\n"))
        found = re.compile(old).match(text, start)
        if found:
            yield _Span(finding, edit, start, found.end())


def _told(before: str, after: str, spans: Sequence[_Span]) -> Iterator[Mended]:
    moved = 0
    for span in spans:
        start = span.start + moved
        moved += len(span.edit.new) - (span.end - span.start)
        yield Mended(span.finding, _line_at(before, span.start), _line_at(after, start))


def _line_at(text: str, place: int) -> str:
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    end = _LINE_END.search(text, place)
    return text[start : end.start() if end else len(text)]
