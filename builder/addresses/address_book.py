"""Every address that content claims: the pages of records, and the old addresses that lead to them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from builder.archive.archive import Archive
from builder.model.statement import Position

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
    """A site path, the content file that claims it, and by which value; ``target`` for an old address."""

    path: str
    source: str
    positions: Mapping[str, Position] = field(default_factory=dict)
    value: str = ""
    target: str | None = None
    title: str = ""

    @property
    def position(self) -> Position:
        """Where in the file the claim is made."""
        return self.positions.get(self.value) or _START


_START = Position(1, 1)


def claims(archive: Archive) -> Iterator[Claim]:
    """Give every address that the archive's files claim, in a stable order; current ones before old ones."""
    yield from _current(archive)
    yield from old_claims(archive)


def _current(archive: Archive) -> Iterator[Claim]:
    # Of two that claim one address, a draft gives way.
    for related in sorted(archive.statements, key=lambda each: (each.statement.status == "draft", each.statement.path)):
        yield Claim(related.path, related.statement.path, related.statement.positions, "id")
    for folder, entries in (("speakers", archive.speakers), ("outlets", archive.outlets), ("topics", archive.topics)):
        for entry in entries.values():
            yield Claim(f"/{folder}/{entry.slug}/", entry.path)
    for page in archive.pages:
        if page.slug not in INTRODUCTIONS:
            yield Claim(f"/{page.slug}/", page.path)


def old_claims(archive: Archive) -> Iterator[Claim]:
    """Give the old addresses that the archive's files claim, in a stable order."""
    for related in archive.statements:
        statement = related.statement
        for number, alias in enumerate(statement.aliases):
            value = f"aliases.{number}"
            yield Claim(alias, statement.path, statement.positions, value, related.path, statement.title)
    for folder, entries in (("speakers", archive.speakers), ("outlets", archive.outlets), ("topics", archive.topics)):
        for entry in entries.values():
            for old in entry.aliases:
                target = f"/{folder}/{entry.slug}/"
                yield Claim(f"/{folder}/{old}/", entry.path, target=target, title=entry.name)
    for page in archive.pages:
        for number, alias in enumerate(page.aliases):
            yield Claim(alias, page.path, page.positions, f"aliases.{number}", f"/{page.slug}/", page.title)
