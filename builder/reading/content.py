"""Everything that an archive's folder holds, read: the first stage of the street.

A file is read once: what it gave is kept under the digest of all that the reading depended on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from builder.addresses.ledgers import FOLDER as LEDGER
from builder.addresses.ledgers import read_ledger
from builder.archive.names import ConsultedNames, Names
from builder.cache import Cache
from builder.checking.finding import Finding
from builder.digests import builder_digest, digest_of
from builder.model.ledger import Ledger
from builder.model.outlet import Outlet
from builder.model.page import ContentPage
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.model.statement import Body, Statement
from builder.model.topic import Topic
from builder.reading.content_pages import read_content_page
from builder.reading.packs import keep_packed, load_packed
from builder.reading.readings import Readings, dump, dump_body, stored
from builder.reading.registries import read_outlet, read_speaker, read_topic
from builder.reading.source_files import SourceFile, SourceFiles, source_files
from builder.reading.statements import StatementFile, read_statement
from builder.workers import Workers, ignore

CONTENT = "content"
STATEMENTS = f"{CONTENT}/statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The records of an archive as their files have them, in the order of their paths.

    ``digests`` are of what each file holds, by its path. ``drafts`` are the complete ones of those that were left out,
    ``draft_findings`` what is wrong with any of these.
    """

    settings: Settings
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    outlets: tuple[Outlet, ...]
    topics: tuple[Topic, ...]
    pages: tuple[ContentPage, ...]
    ledgers: tuple[Ledger, ...]
    drafts_left_out: int
    digests: Mapping[str, bytes]
    drafts: tuple[Statement, ...] = ()
    draft_findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """How files of one kind are read, and what that depends on beside the file."""

    folder: str
    suffix: str
    read: Callable[[Path, str], tuple[Any, tuple[Finding, ...]]]
    depends: tuple[str, ...] = ()

    def key(self, file: SourceFile) -> bytes:
        return digest_of(builder_digest(), self.folder, self.depends, file.path, file.digest)


def read_content(
    source: Path,
    settings: Settings,
    workers: Workers,
    *,
    drafts: bool = False,
    cache: Cache | None = None,
    files: SourceFiles | None = None,
    advance: Callable[[int], None] = ignore,
) -> tuple[Content, tuple[Finding, ...]]:
    """Read every file of ``content/`` and give the records with the findings of all of them.

    With a cache, the texts of statements stay in it until they are asked for.
    """
    files = files or source_files(source, (CONTENT,), cache)
    readings = Readings(cache) if cache else None
    findings: list[Finding] = []
    entries: dict[str, list[Any]] = {}
    used: list[bytes] = []
    depends = (settings.base_path, settings.language)
    for reader in (
        _SPEAKERS,
        _Reader("outlets", ".yaml", read_outlet),
        _Reader("topics", ".yaml", read_topic),
        _Reader("pages", ".md", partial(read_content_page, settings=settings), depends),
        _Reader(LEDGER.name, ".json", read_ledger),
    ):
        chosen = _files_of(reader, files)
        results = _read_entries(reader, chosen, readings, workers)
        used.extend(map(reader.key, chosen))
        entries[reader.folder] = [entry for entry, _ in results if entry is not None]
        findings.extend(finding for _, found in results for finding in found)
    speakers = tuple(entries["speakers"])
    reading = _StatementReading(settings, Names(speakers), readings)
    statement_files = reading.read_all(list(files.below(STATEMENTS, ".md")), workers, advance)
    if readings:
        bodies = [result.statement.digest for result in statement_files if result.statement]
        readings.trim([*used, *reading.keys], bodies)
    left_out = [] if drafts else [result for result in statement_files if result.is_draft]
    if left_out:
        statement_files = [result.left_out() if result.is_draft else result for result in statement_files]
    findings.extend(finding for result in statement_files for finding in result.findings)
    return Content(
        settings=settings,
        statements=tuple(result.statement for result in statement_files if result.statement),
        speakers=speakers,
        outlets=tuple(entries["outlets"]),
        topics=tuple(entries["topics"]),
        pages=tuple(entries["pages"]),
        ledgers=tuple(entries[LEDGER.name]),
        drafts_left_out=sum(result.is_draft and result.statement is None for result in statement_files),
        digests=files.digests,
        drafts=tuple(result.statement for result in left_out if result.statement),
        draft_findings=tuple(
            finding for result in left_out for finding in result.findings if finding not in result.form_findings
        ),
    ), tuple(findings)


def read_part(
    settings: Settings,
    workers: Workers,
    part: int,
    parts: int,
    *,
    cache: Cache,
    files: SourceFiles,
    advance: Callable[[int], None] = ignore,
) -> tuple[int, int]:
    """Read one of so many parts of the statements into the cache.

    Give how many were read, and how many of the other parts the cache does not hold yet. The key of its file says which
    part a statement belongs to, so that parts are of one size and all machines agree.
    """
    readings = Readings(cache)
    speakers = _read_entries(_SPEAKERS, _files_of(_SPEAKERS, files), readings, workers)
    reading = _StatementReading(settings, Names(entry for entry, _ in speakers if entry), readings)
    return reading.read_part(list(files.below(STATEMENTS, ".md")), workers, part, parts, advance)


def _files_of(reader: _Reader, files: SourceFiles) -> list[SourceFile]:
    return list(files.below(f"{CONTENT}/{reader.folder}", reader.suffix))


_SPEAKERS = _Reader("speakers", ".yaml", read_speaker)


def _read_entries(
    reader: _Reader, files: Sequence[SourceFile], readings: Readings | None, workers: Workers
) -> list[tuple[Any, tuple[Finding, ...]]]:
    """Give what each file gave and its findings."""
    keys = [reader.key(file) for file in files]
    kept = readings.known(keys) if readings else {}
    unread = [file for file, key in zip(files, keys, strict=True) if key not in kept]
    made = {
        file.path: result
        for file, result in zip(
            unread,
            workers.map_chunks(lambda chunk: [reader.read(each.file, each.path) for each in chunk], unread),
            strict=True,
        )
    }
    if readings and made:
        readings.keep([(reader.key(file), dump(made[file.path])) for file in unread])
    return [
        made[file.path] if file.path in made else (readings.load(kept[key]) if readings else (None, ()))
        for file, key in zip(files, keys, strict=True)
    ]


class _Kept(NamedTuple):
    """What is kept of a statement's file.

    ``consulted`` are the names that were looked up in the registry of speakers, and ``answers`` what they stood for:
    what was read holds as long as they stand for the same. Where the ``registry`` is the same, they do.
    """

    registry: bytes
    consulted: tuple[str, ...]
    answers: bytes
    file: StatementFile


class _StatementReading:
    """The reading of statements in one archive."""

    def __init__(self, settings: Settings, speakers: Names[Speaker], readings: Readings | None) -> None:
        self._settings = settings
        self._speakers = speakers
        self._readings = readings
        self._registry = speakers.digest()
        self.keys: list[bytes] = []
        self._depends = digest_of(builder_digest(), settings.base_path, settings.language)

    def read_all(
        self, files: Sequence[SourceFile], workers: Workers, advance: Callable[[int], None]
    ) -> list[StatementFile]:
        """Give what every file gave."""
        keys = self.keys = [self._key(file) for file in files]
        if self._readings is None:
            pairs = list(zip(files, keys, strict=True))
            return list(workers.map_chunks(lambda chunk: [self._read(*each)[0].file for each in chunk], pairs, advance))
        known = self._holding(load_packed(self._readings, keys))
        in_packs = len(known)
        known |= self._known([key for key in keys if key not in known])
        advance(len(known))
        unread = [(file, key) for file, key in zip(files, keys, strict=True) if key not in known]
        known |= {key: self._load(kept) for key, kept in self._kept(unread, workers, advance)}
        keep_packed(self._readings, known, len(known) - in_packs)
        return [known[key].file for key in keys]

    def read_part(
        self, files: Sequence[SourceFile], workers: Workers, part: int, parts: int, advance: Callable[[int], None]
    ) -> tuple[int, int]:
        """Read one of so many parts; give how many were read, and how many of the others are not known."""
        keys = [(file, self._key(file)) for file in files]
        known = self._known([key for _, key in keys])
        unread = [each for each in keys if each[1] not in known]
        own = [each for each in unread if int.from_bytes(each[1][:4]) % parts == part - 1]
        for _ in self._kept(own, workers, advance):
            pass
        return len(own), len(unread) - len(own)

    def _kept(
        self, unread: Sequence[tuple[SourceFile, bytes]], workers: Workers, advance: Callable[[int], None]
    ) -> Iterator[tuple[bytes, bytes]]:
        """Read files and keep what they gave; give each one's key and reading."""
        return workers.map_chunks(self._keep, unread, advance)

    def _key(self, file: SourceFile) -> bytes:
        return digest_of(self._depends, file.path, file.digest)

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, _Kept]:
        assert self._readings is not None
        return self._holding({key: self._load(kept) for key, kept in self._readings.known(keys).items()})

    def _load(self, kept: bytes) -> _Kept:
        assert self._readings is not None
        return _Kept(*self._readings.load(kept))

    def _holding(self, known: Mapping[bytes, _Kept]) -> dict[bytes, _Kept]:
        """Give those that hold with the speakers that there are."""
        return {
            key: kept
            for key, kept in known.items()
            if kept.registry == self._registry or kept.answers == self._speakers.answers(kept.consulted)
        }

    def _read(self, file: SourceFile, key: bytes) -> tuple[_Kept, bytes]:
        names = ConsultedNames(self._speakers)
        result = read_statement(file.file, file.path, self._settings, names, drafts=True)
        answers = self._speakers.answers(names.consulted)
        digest = digest_of(key, answers)
        if result.statement is not None:
            result = replace(result, statement=replace(result.statement, digest=digest))
        return _Kept(self._registry, tuple(names.consulted), answers, result), digest

    def _keep(self, chunk: Sequence[tuple[SourceFile, bytes]]) -> list[tuple[bytes, bytes]]:
        """Read files and keep all that they gave, in the process that reads: texts are not sent to another one."""
        assert self._readings is not None
        rows = [self._dump(*each) for each in chunk]
        kept = [(key, reading) for key, reading, _, _ in rows]
        self._readings.keep(kept, [(body_key, body) for _, _, body_key, body in rows if body_key])
        return kept

    def _dump(self, file: SourceFile, key: bytes) -> tuple[bytes, bytes, bytes, bytes]:
        """Give the key of a file's reading, the reading, the body's key and the body; both are empty if it has none."""
        assert self._readings is not None
        kept, digest = self._read(file, key)
        result = kept.file
        body_key = body = b""
        if result.statement is not None and isinstance(result.statement.body, Body):
            body_key, body = digest, dump_body(result.statement.body, result.statement.positions)
            held, positions = stored(result.statement.body, digest, self._readings)
            result = replace(result, statement=replace(result.statement, body=held, positions=positions))
        return key, dump((kept.registry, kept.consulted, kept.answers, result)), body_key, body


def statement_count(files: SourceFiles) -> int:
    """Give the number of statement files, for a progress bar."""
    return sum(path.startswith(f"{STATEMENTS}/") for path in files.digests)
