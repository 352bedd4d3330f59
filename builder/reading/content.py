"""Everything that an archive's folder holds, read: the first stage of the street."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from builder.addresses.ledgers import read_ledgers
from builder.archive.names import Names
from builder.checking.finding import Finding
from builder.model.ledger import Ledger
from builder.model.outlet import Outlet
from builder.model.page import ContentPage
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.model.statement import Statement
from builder.model.topic import Topic
from builder.reading.content_pages import read_content_page
from builder.reading.registries import read_outlet, read_speaker, read_topic
from builder.reading.statements import StatementFile, read_statement
from builder.workers import Workers, ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The records of an archive as their files have them, in the order of their paths."""

    settings: Settings
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    outlets: tuple[Outlet, ...]
    topics: tuple[Topic, ...]
    pages: tuple[ContentPage, ...]
    ledgers: tuple[Ledger, ...]
    drafts_left_out: int


def read_content(
    source: Path,
    settings: Settings,
    workers: Workers,
    *,
    drafts: bool = False,
    advance: Callable[[int], None] = ignore,
) -> tuple[Content, tuple[Finding, ...]]:
    """Read every file of ``content/`` and give the records with the findings of all of them."""
    findings: list[Finding] = []
    folder = source / "content"
    entries: dict[str, list[Speaker | Outlet | Topic | ContentPage]] = {}
    for name, suffix, read in (
        ("speakers", ".yaml", read_speaker),
        ("outlets", ".yaml", read_outlet),
        ("topics", ".yaml", read_topic),
        ("pages", ".md", partial(read_content_page, settings=settings)),
    ):
        found = entries.setdefault(name, [])
        for file in files_below(folder / name, suffix):
            entry, more = read(file, path_of(file, source))
            findings.extend(more)
            if entry is not None:
                found.append(entry)
    ledgers, more = read_ledgers(source)
    findings.extend(more)
    files = list(files_below(folder / "statements", ".md"))
    speakers = tuple(entry for entry in entries["speakers"] if isinstance(entry, Speaker))
    read_chunk = partial(_read_statements, source, settings, Names(speakers), drafts)
    results = list(workers.map_chunks(read_chunk, files, advance))
    findings.extend(finding for result in results for finding in result.findings)
    return Content(
        settings=settings,
        statements=tuple(result.statement for result in results if result.statement),
        speakers=speakers,
        outlets=tuple(entry for entry in entries["outlets"] if isinstance(entry, Outlet)),
        topics=tuple(entry for entry in entries["topics"] if isinstance(entry, Topic)),
        pages=tuple(entry for entry in entries["pages"] if isinstance(entry, ContentPage)),
        ledgers=ledgers,
        drafts_left_out=sum(result.is_draft and result.statement is None for result in results),
    ), tuple(findings)


def statement_count(source: Path) -> int:
    """Give the number of statement files, for a progress bar."""
    return sum(1 for _ in files_below(source / "content" / "statements", ".md"))


def files_below(folder: Path, suffix: str) -> Iterator[Path]:
    """Give the files of a folder and those within it, sorted by path, hidden ones and READMEs left out."""
    for file in sorted(folder.rglob(f"*{suffix}")):
        hidden = any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)
        if not hidden and file.stem != "README" and file.is_file():
            yield file


def path_of(file: Path, source: Path) -> str:
    """Give the path by which findings name a file: relative to the archive's folder, with slashes, NFC."""
    return unicodedata.normalize("NFC", file.relative_to(source).as_posix())


def _read_statements(
    source: Path, settings: Settings, speakers: Names[Speaker], drafts: bool, files: Sequence[Path]
) -> Sequence[StatementFile]:
    return [read_statement(file, path_of(file, source), settings, speakers, drafts=drafts) for file in files]
