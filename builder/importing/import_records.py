"""An import: every record of a source as a statement's file, and the registry entries it needs."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.archive_folder import ArchiveFolder, StatementFiles
from builder.importing.journal import Entry, Journal, file_digest, record_digest
from builder.importing.plain_text import Escaping, MarkdownText, to_markdown
from builder.importing.record_fields import StatementFields, identifier_of, statement_fields
from builder.importing.registry_entries import Registry
from builder.importing.source_records import Records, SourceRecord
from builder.importing.statement_file import Value, statement_text
from builder.output.carrying import write_atomically
from builder.reading.fields import STATEMENT
from builder.reading.source_text import SIZE_LIMIT
from builder.workers import ignore


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement that is not published yet: its file, what it lacks, and its fields that a person must confirm."""

    path: str
    lacks: tuple[str, ...]
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import came to. Paths are relative to the archive's folder, findings' to where the source was named from.

    ``taken`` counts the records that were looked at before the end, or before somebody ``stopped`` it. ``unchanged``
    counts the files that stood there already as the import would write them; ``kept`` names those that differ and were
    left alone, ``outdated`` those of them that are still as an import wrote them, which an update would replace;
    ``escaped`` counts the texts written with some characters escaped, ``escaped_throughout`` those of which every one
    is that Markdown knows.
    """

    archive: ArchiveFolder
    imported: int
    unchanged: int
    kept: tuple[str, ...]
    drafts: tuple[Draft, ...]
    registry_entries: tuple[str, ...]
    findings: tuple[Finding, ...]
    updated: int = 0
    outdated: tuple[str, ...] = ()
    escaped: int = 0
    escaped_throughout: int = 0
    taken: int = 0
    stopped: bool = False


def import_records(
    records: Records,
    archive: ArchiveFolder,
    *,
    status: str | None = None,
    update: bool = False,
    advance: Callable[[int], None] = ignore,
) -> ImportReport:
    """Import records into an archive; an interrupt ends it between two files, and its report says so.

    ``status`` is put in the place of the records' own; a record that lacks what a statement needs is a draft anyway.
    What stands in the archive is not overwritten, unless with ``update`` where the record has changed and the file is
    as an import wrote it.

    Raises:
        OperationalError: the source cannot be read, or the folder not written.
    """
    try:
        with Journal(archive.root) as journal:
            run = _Import(archive, journal, status, update)
            with suppress(KeyboardInterrupt):
                run.take_all(records, advance)
            return run.report()
    except OSError as error:
        where = error.filename or archive.root
        raise OperationalError(f"{where} cannot be written: {error.strerror}", "Check its permissions.") from None


class _Import:
    def __init__(self, archive: ArchiveFolder, journal: Journal, status: str | None, update: bool) -> None:
        self._archive = archive
        self._journal = journal
        self._status = status
        self._update = update
        self._files = StatementFiles(archive.content)
        self._speakers = Registry(archive.content, "speakers")
        self._outlets = Registry(archive.content, "outlets")
        self._topics = Registry(archive.content, "topics")
        self._seen: dict[str, tuple[str, int, bytes]] = {}
        self._taken = self._imported = self._updated = self._unchanged = 0
        self._done = False
        self._escaped = dict.fromkeys(Escaping, 0)
        self._kept: list[str] = []
        self._outdated: list[str] = []
        self._drafts: list[Draft] = []
        self._findings: list[Finding] = []

    def take_all(self, records: Records, advance: Callable[[int], None]) -> None:
        """Import one record after another, and note the findings that stand in the place of some."""
        for found in records:
            if isinstance(found, Finding):
                self._findings.append(found)
                continue
            self._take(found)
            self._taken += 1
            advance(1)
        self._done = True

    def _take(self, found: SourceRecord) -> None:
        identifier = identifier_of(found.values)
        before = self._files.find(identifier)
        if before and unicodedata.normalize("NFC", before.stem) != identifier:
            message = f"the id '{identifier}' differs from that of {self._archive.path_of(before)} by capitals only"
            self._find(found, message, "Give one of them another id; many file systems cannot hold both.")
            return
        digest = record_digest(found, self._status)
        if self._is_repeated(found, identifier, digest):
            return
        entry = self._journal.find(identifier)
        if before and entry and entry.record == digest:
            self._leave(before, entry)
        else:
            self._take_changed(found, digest, before, entry)

    def _leave(self, file: Path, entry: Entry) -> None:
        """Count the file of a record that was imported before and has not changed since."""
        path = self._archive.path_of(file)
        if file_digest(file.read_bytes()) != entry.file:
            self._kept.append(path)  # somebody worked on it since: theirs stays
            return
        self._unchanged += 1
        if entry.draft:
            self._drafts.append(Draft(path, *entry.draft))

    def _take_changed(self, found: SourceRecord, digest: bytes, before: Path | None, entry: Entry | None) -> None:
        """Import a record that is new, changed or not remembered."""
        statement = statement_fields(found.values, found.body)
        if len(statement.text) > SIZE_LIMIT:
            self._find_too_long(found, statement.id)
            return
        body = to_markdown(statement.text) if found.body is None else _as_it_stands(found.body)
        if body is None:
            self._find(found, f"no Markdown shows the text of '{statement.id}' as it is", "Write it by hand.")
            return
        lacks = (*statement.lacks, *self._doubtful_names(statement))
        status = "draft" if lacks or (found.draft and self._status is None) else self._status
        fields = statement.fields if status is None else {**statement.fields, "status": status}
        content = statement_text({"id": statement.id, **fields}, STATEMENT, body.markdown).encode()
        if len(content) > SIZE_LIMIT:
            self._find_too_long(found, statement.id)
            return
        folder = f"{statement.date.year:04}" if statement.date else "undated"
        file = before or self._files.folder / folder / f"{statement.id}.md"
        if not self._write(file, content, entry, body.escaping):
            return
        draft = (lacks, statement.unconfirmed) if fields.get("status") == "draft" else None
        self._journal.note(statement.id, Entry(digest, file_digest(content), draft))
        if draft:
            self._drafts.append(Draft(self._archive.path_of(file), *draft))

    def _write(self, file: Path, content: bytes, entry: Entry | None, escaping: Escaping) -> bool:
        """Write a file where nothing of somebody's is lost by it; False where another stays in its place."""
        if file.exists():
            there = file.read_bytes()
            if there == content:
                self._unchanged += 1
                return True
            untouched = entry is not None and entry.file == file_digest(there)
            if not (untouched and self._update):
                path = self._archive.path_of(file)
                self._kept.append(path)
                if untouched:
                    self._outdated.append(path)
                return False
            write_atomically(file, content)
            self._updated += 1
        else:
            write_atomically(file, content)
            self._files.add(file)
            self._imported += 1
        self._escaped[escaping] += 1
        return True

    def _is_repeated(self, found: SourceRecord, identifier: str, digest: bytes) -> bool:
        if identifier not in self._seen:
            self._seen[identifier] = (found.path, found.line, digest)
            return False
        path, line, first_digest = self._seen[identifier]
        if digest != first_digest:
            where = f"on line {line}" if path == found.path else f"in {path}, line {line}"
            message = f"the id '{identifier}' stands already {where}, with other content"
            self._find(found, message, "Give one of them another id, or remove it.")
        return True

    def _doubtful_names(self, statement: StatementFields) -> Iterator[str]:
        """Make the entries that the statement's names need, and give the names that fit several."""
        fields = statement.fields
        trail = fields.get("trail", [])
        steps = [step for step in ([trail] if isinstance(trail, dict) else trail) if isinstance(step, dict)]
        # A step of the archive itself names no outlet.
        passed_on = [step["org"] for step in steps if "org" in step and step.get("role") != "archive"]
        for registry, names in (
            (self._speakers, _as_list(fields.get("speaker", []))),
            (self._outlets, [*_as_list(fields.get("outlet", [])), *passed_on]),
            (self._topics, _as_list(fields.get("topics", []))),
        ):
            for name in names:
                ids = registry.resolve(str(name))
                if len(ids) > 1:
                    yield f"a name of one entry ('{name}' fits several {registry.name}: {', '.join(ids)})"

    def _find(self, record: SourceRecord, message: str, hint: str) -> None:
        self._findings.append(IMPORT_RECORD.at(record.path, record.line, 1, message, hint))

    def _find_too_long(self, record: SourceRecord, identifier: str) -> None:
        message = f"the text of '{identifier}' has more than the {SIZE_LIMIT // 1_000_000} MB that are read"
        self._find(record, message, "Split it into several statements.")

    def report(self) -> ImportReport:
        """Give what the import came to so far."""
        made = (file for registry in (self._speakers, self._outlets, self._topics) for file in registry.made)
        return ImportReport(
            archive=self._archive,
            imported=self._imported,
            updated=self._updated,
            unchanged=self._unchanged,
            kept=tuple(self._kept),
            outdated=tuple(self._outdated),
            drafts=tuple(self._drafts),
            registry_entries=tuple(self._archive.path_of(entry) for entry in made),
            findings=tuple(self._findings),
            taken=self._taken,
            stopped=not self._done,
            escaped=self._escaped[Escaping.MARKUP],
            escaped_throughout=self._escaped[Escaping.EVERYTHING],
        )


def _as_it_stands(markdown: str) -> MarkdownText:
    return MarkdownText(markdown.strip("\r\n"), Escaping.NOTHING)


def _as_list(value: Value) -> list[Value]:
    return [value] if isinstance(value, str) else list(value)
