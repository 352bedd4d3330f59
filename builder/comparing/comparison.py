"""Two built sites compared: statements, words of pages, lost addresses, sizes."""

from dataclasses import dataclass

from builder.comparing.built_site import BuiltSite, path_of
from builder.comparing.lost_addresses import LostAddress, MovedAddress, lost_addresses
from builder.comparing.page_changes import PageChanges, page_changes
from builder.comparing.site_sizes import SizeChange, size_changes
from builder.comparing.statement_changes import StatementChanges, statement_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two sites. ``added_pages`` are site paths at which the old one has no page."""

    old: str
    new: str
    addresses: tuple[str, str]
    statements: StatementChanges
    lost: tuple[LostAddress, ...]
    moved: tuple[MovedAddress, ...]
    pages: PageChanges
    added_pages: tuple[str, ...]
    sizes: tuple[SizeChange, ...]
    search_compared: bool


def compare(old: BuiltSite, new: BuiltSite) -> Comparison:
    """Compare two sites.

    Raises:
        OperationalError: a file of either cannot be read.
    """
    statements = statement_changes(old, new)
    pages = page_changes(old, new, statements.paths)
    lost, moved = lost_addresses(old, new, pages.redirects, pages.moved)
    return Comparison(
        old=old.name,
        new=new.name,
        addresses=(old.url, new.url),
        statements=statements,
        lost=lost,
        moved=moved,
        pages=pages,
        added_pages=tuple(
            sorted(path_of(file) for file in new.files if file.endswith(".html") and file not in old.files)
        ),
        sizes=size_changes(old, new),
        search_compared=old.has_search and new.has_search,
    )
