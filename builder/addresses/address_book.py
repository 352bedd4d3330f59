"""Every address that content claims: the pages of records, and the old addresses that lead to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.archive.archive import Archive

FIXED = frozenset({
    "statements", "speakers", "outlets", "topics", "dates", "utterances", "corrections", "distance", "search",
    "data", "assets", "contribute/fields", "contribute/findings", "404.html", "feed.xml", "feed.json", "sitemap.xml",
    "robots.txt",
})  # fmt: skip
"""What the site itself has at its top; a page of ``content/pages/`` cannot take these names."""

INTRODUCTIONS = frozenset({"home", "data", "search"})
"""Pages of ``content/pages/`` that open a page of the site instead of having an address of their own."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A site path, the content file that claims it, and where in the file; ``target`` for an old address."""

    path: str
    source: str
    line: int = 1
    column: int = 1
    target: str | None = None
    title: str = ""


def claims(archive: Archive) -> Iterator[Claim]:
    """Give every address that the archive's files claim, in a stable order; current ones before old ones."""
    yield from _current(archive)
    yield from _old(archive)


def _current(archive: Archive) -> Iterator[Claim]:
    for related in sorted(archive.statements, key=lambda each: each.statement.path):
        place = related.statement.positions.get("id")
        yield Claim(related.path, related.statement.path, place.line if place else 1, place.column if place else 1)
    for folder, entries in (("speakers", archive.speakers), ("outlets", archive.outlets), ("topics", archive.topics)):
        for entry in entries.values():
            yield Claim(f"/{folder}/{entry.slug}/", entry.path)
    for page in archive.pages:
        if page.slug not in INTRODUCTIONS:
            yield Claim(f"/{page.slug}/", page.path)


def _old(archive: Archive) -> Iterator[Claim]:
    for related in archive.statements:
        statement = related.statement
        for number, alias in enumerate(statement.aliases):
            place = statement.positions.get(f"aliases.{number}")
            line, column = (place.line, place.column) if place else (1, 1)
            yield Claim(alias, statement.path, line, column, related.path, statement.title)
    for folder, entries in (("speakers", archive.speakers), ("outlets", archive.outlets), ("topics", archive.topics)):
        for entry in entries.values():
            for old in entry.aliases:
                yield Claim(f"/{folder}/{old}/", entry.path, 1, 1, f"/{folder}/{entry.slug}/", entry.name)
    for page in archive.pages:
        for number, alias in enumerate(page.aliases):
            place = page.positions.get(f"aliases.{number}")
            line, column = (place.line, place.column) if place else (1, 1)
            yield Claim(alias, page.path, line, column, f"/{page.slug}/", page.title)
