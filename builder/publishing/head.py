"""What every page says of itself in its head: title, address, language, feeds, structured data."""

from dataclasses import dataclass

from builder.publishing.references import Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of one page.

    ``path`` is the page's site path, from which canonical address and Open Graph are made. ``structured_data``
    is JSON-LD, escaped for a script element. ``section`` is the menu entry that the page belongs to.
    """

    title: str
    path: str
    description: str = ""
    language: str | None = None
    kind: str = "website"
    feed: Feed | None = None
    structured_data: str = ""
    indexed: bool = True
    section: str = ""
