"""What ``archive check`` alone looks for: what takes long to find, depends on the day, or is a suggestion."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from builder.archive.archive import Archive, RelatedStatement
from builder.checking.dates import future_dates, today_anywhere
from builder.checking.duplicates import duplicates, same_titles
from builder.checking.finding import Finding
from builder.checking.mixed_scripts import mixed_scripts
from builder.checking.near_duplicates import near_duplicates
from builder.checking.places import SourceText
from builder.checking.quotation_pairs import quotation_pairs
from builder.checking.similar_names import similar_names
from builder.checking.source_copies import source_copies
from builder.checking.text_language import text_language
from builder.checking.unused_entries import unused_entries
from builder.reading.front_matter import split_file

_READ = ("content/statements/", "content/speakers/", "content/outlets/", "content/topics/", "content/pages/")


def suggestions(
    archive: Archive, source: Path, today: date | None = None, among: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Give the findings that no build looks for.

    ``source`` is the archive's folder, whose files are read again to point into their texts. ``today`` is the day after
    which a date lies in the future: without it, the latest day that it is anywhere on earth. Whole texts are compared
    for the statements in the files ``among`` alone, if there are any.
    """
    findings: list[Finding] = []
    voices: set[str] = set()
    day = today or today_anywhere()
    for related in archive.statements:
        findings.extend(future_dates(related.statement, day))
        findings.extend(source_copies(related.statement))
        findings.extend(_text(related, source, voices))
    for path in archive.digests:
        if path.startswith(_READ):
            findings.extend(mixed_scripts(path, _read(source / path)))
    same = duplicates(archive)
    findings.extend(pair.finding() for pair in same)
    findings.extend(same_titles(archive, same))
    findings.extend(near_duplicates(archive, among, [(pair.earlier.id, pair.later.id) for pair in same]))
    findings.extend(unused_entries(archive, source, voices))
    findings.extend(similar_names(archive))
    return tuple(findings)


def _text(related: RelatedStatement, source: Path, voices: set[str]) -> Iterator[Finding]:
    """Give the findings about a statement's text; note under what names people speak in it."""
    statement = related.statement
    body = statement.body
    yield from text_language(statement, body.text)
    passages = body.passages
    voices.update(passage.voice for passage in passages if passage.voice)
    parts, _ = split_file(_read(source / statement.path), statement.path)
    if parts is not None:
        where = SourceText(parts.body, parts.body_line)
        yield from quotation_pairs(statement.path, [each.text for each in passages], statement.language, where)


def _read(file: Path) -> str:
    return file.read_text("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
