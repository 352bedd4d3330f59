"""Entries of the registries that nothing of the archive names."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from builder.archive.archive import Archive
from builder.archive.names import name_key
from builder.checking.finding import Finding
from builder.checking.judgement_rules import UNUSED_ENTRY
from builder.model.registry import RegistryEntry

_STATEMENTS = "content/statements/"


def unused_entries(archive: Archive, source: Path, voices: Iterable[str]) -> Iterator[Finding]:
    """Give a suggestion for each registry entry with a file that no statement, page or other entry names.

    ``voices`` are the names under which people speak in transcripts; ``source`` is the archive's folder, where drafts,
    which are no statements yet, are asked as well.
    """
    named = frozenset(map(name_key, _named_elsewhere(archive, voices)))
    linked = frozenset(_linked(archive))

    @cache
    def left_out() -> str:
        known = {related.statement.path for related in archive.statements}
        files = [path for path in archive.digests if path.startswith(_STATEMENTS) and path not in known]
        return name_key("\n".join((source / path).read_text("utf-8", "replace") for path in files))

    registries: tuple[tuple[str, Mapping[str, RegistryEntry], frozenset[str]], ...] = (
        ("speakers", archive.speakers, frozenset(archive.by_speaker)),
        ("outlets", archive.outlets, frozenset(archive.by_outlet) | frozenset(archive.passed_on)),
        ("topics", archive.topics, frozenset(archive.by_topic)),
    )
    for folder, entries, used in registries:
        for slug, entry in entries.items():
            if not entry.path or slug in used or f"/{folder}/{slug}/" in linked:
                continue
            names = _names(entry)
            if named.isdisjoint(names) and not _stands_in(names, left_out):
                yield UNUSED_ENTRY.at(entry.path, 1, 1, f"nothing in the archive names '{entry.name}'")


def _named_elsewhere(archive: Archive, voices: Iterable[str]) -> Iterator[str]:
    yield from voices
    for related in archive.statements:
        yield from related.statement.participants
        yield from (step.org for step in related.statement.trail if step.org)
        yield from (dispute.by for dispute in related.statement.disputes if dispute.by)
    for speaker in archive.speakers.values():
        yield from (post.org for post in speaker.memberships if post.org)
    for outlet in archive.outlets.values():
        if outlet.owner:
            yield outlet.owner


def _linked(archive: Archive) -> Iterator[str]:
    for related in archive.statements:
        yield from (target for target, _ in related.statement.body.links)
    for page in archive.pages:
        yield from (target for target, _ in page.body.links)


def _names(entry: RegistryEntry) -> frozenset[str]:
    names = (entry.slug, *entry.aliases, entry.name, *(other.name for other in entry.other_names))
    return frozenset(map(name_key, names))


def _stands_in(names: Iterable[str], text: Callable[[], str]) -> bool:
    return any(name in text() for name in names)
