"""An import: every record of a JSON Lines file as a statement's file, and the registry entries it needs."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.archive_folder import ArchiveFolder, StatementFiles, open_archive
from builder.importing.json_lines import SourceRecord, read_json_lines
from builder.importing.plain_text import Escaping, to_markdown
from builder.importing.record_fields import StatementFields, statement_fields
from builder.importing.registry_entries import Registry
from builder.importing.statement_file import Value, statement_text
from builder.output.carrying import write_atomically
from builder.reading.fields import STATEMENT
from builder.reading.source_text import SIZE_LIMIT
from builder.workers import ignore


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement that cannot be published yet: its file, and what it lacks."""

    path: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import came to. Paths are relative to the archive's folder, findings' to where the file was named from.

    ``unchanged`` counts the files that stood there already as the import would write them; ``kept`` names those that
    differ and were left alone; ``escaped`` counts the texts with some characters escaped, ``escaped_throughout`` those
    of which every one is that Markdown knows.
    """

    archive: ArchiveFolder
    imported: int
    unchanged: int
    kept: tuple[str, ...]
    drafts: tuple[Draft, ...]
    registry_entries: tuple[str, ...]
    findings: tuple[Finding, ...]
    escaped: int = 0
    escaped_throughout: int = 0


def import_records(
    file: Path, into: Path, *, status: str | None = None, advance: Callable[[int], None] = ignore
) -> ImportReport:
    """Import a JSON Lines file into the archive of a folder; what stands there is never overwritten.

    ``status`` is put in the place of the records' own; a record that lacks what a statement needs is a draft anyway.

    Raises:
        OperationalError: the file cannot be read, or the folder not written.
    """
    try:
        run = _Import(file, open_archive(into), status)
        for found in read_json_lines(file):
            run.take(found)
            advance(1)
    except OSError as error:
        where = error.filename or into
        raise OperationalError(f"{where} cannot be written: {error.strerror}", "Check its permissions.") from None
    return run.report()


class _Import:
    def __init__(self, file: Path, archive: ArchiveFolder, status: str | None) -> None:
        self._path = str(file)
        self._archive = archive
        self._status = status
        self._files = StatementFiles(archive.content)
        self._speakers = Registry(archive.content, "speakers")
        self._outlets = Registry(archive.content, "outlets")
        self._topics = Registry(archive.content, "topics")
        self._seen: dict[str, tuple[int, bytes]] = {}
        self._imported = self._unchanged = 0
        self._escaped = dict.fromkeys(Escaping, 0)
        self._kept: list[str] = []
        self._drafts: list[Draft] = []
        self._findings: list[Finding] = []

    def take(self, found: SourceRecord | Finding) -> None:
        """Import one record, or note the finding that stands in the place of one."""
        if isinstance(found, Finding):
            self._findings.append(found)
            return
        statement = statement_fields(found.values)
        before = self._files.find(statement.id)
        if before and unicodedata.normalize("NFC", before.stem) != statement.id:
            message = f"the id '{statement.id}' differs from that of {self._archive.path_of(before)} by capitals only"
            self._find(found.line, message, "Give one of them another id; many file systems cannot hold both.")
            return
        if len(statement.text) > SIZE_LIMIT:
            self._find_too_long(found.line, statement.id)
            return
        body = to_markdown(statement.text)
        if body is None:
            self._find(found.line, f"no Markdown shows the text of '{statement.id}' as it is", "Write it by hand.")
            return
        lacks = (*statement.lacks, *self._doubtful_names(statement))
        text = statement_text(self._front_matter(statement, lacks), STATEMENT, body.markdown)
        if len(text.encode()) > SIZE_LIMIT:
            self._find_too_long(found.line, statement.id)
            return
        if self._is_repeated(found, statement.id, text):
            return
        folder = f"{statement.date.year:04}" if statement.date else "undated"
        file = before or self._files.folder / folder / f"{statement.id}.md"
        self._write(file, text, body.escaping, lacks)

    def _write(self, file: Path, text: str, escaping: Escaping, lacks: tuple[str, ...]) -> None:
        path = self._archive.path_of(file)
        if file.exists():
            if file.read_bytes() != text.encode():
                self._kept.append(path)  # somebody worked on it since: theirs stays
                return
            self._unchanged += 1
        else:
            write_atomically(file, text)
            self._files.add(file)
            self._imported += 1
        self._escaped[escaping] += 1
        if lacks:
            self._drafts.append(Draft(path, lacks))

    def _is_repeated(self, found: SourceRecord, identifier: str, text: str) -> bool:
        digest = hashlib.sha256(text.encode()).digest()
        line, first = self._seen.setdefault(identifier, (found.line, digest))
        if line == found.line:
            return False
        if digest != first:
            message = f"the id '{identifier}' stands already on line {line}, with other content"
            self._find(found.line, message, "Give one of them another id, or remove it.")
        return True

    def _front_matter(self, statement: StatementFields, lacks: tuple[str, ...]) -> dict[str, Value]:
        fields = {"id": statement.id, **statement.fields}
        if lacks:
            fields["status"] = "draft"
        elif self._status is not None:
            fields["status"] = self._status
        return fields

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

    def _find(self, line: int, message: str, hint: str) -> None:
        self._findings.append(IMPORT_RECORD.at(self._path, line, 1, message, hint))

    def _find_too_long(self, line: int, identifier: str) -> None:
        message = f"the text of '{identifier}' has more than the {SIZE_LIMIT // 1_000_000} MB that are read"
        self._find(line, message, "Split it into several statements.")

    def report(self) -> ImportReport:
        """Give what the import came to so far."""
        made = (file for registry in (self._speakers, self._outlets, self._topics) for file in registry.made)
        return ImportReport(
            archive=self._archive,
            imported=self._imported,
            unchanged=self._unchanged,
            kept=tuple(self._kept),
            drafts=tuple(self._drafts),
            registry_entries=tuple(self._archive.path_of(entry) for entry in made),
            findings=tuple(self._findings),
            escaped=self._escaped[Escaping.MARKUP],
            escaped_throughout=self._escaped[Escaping.EVERYTHING],
        )


def _as_list(value: Value) -> list[Value]:
    return [value] if isinstance(value, str) else list(value)
