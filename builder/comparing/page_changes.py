"""Pages that both sites have and whose words differ: what changed, and on how many pages the same."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from builder.addresses.passage_addresses import ADDRESS
from builder.comparing.built_site import BuiltSite, path_of, redirect_target
from builder.comparing.listing_changes import RowChange, row_change
from builder.comparing.text_changes import Hunk, line_changes
from builder.comparing.visible_text import VisibleLine, main_part, visible_text
from builder.publishing.exports.json_twin import FILE as TWIN


@dataclass(frozen=True, slots=True)
class PageChange:
    """The same change on one page or more, in order; ``hunks`` are as they stand on the first."""

    pages: tuple[str, ...]
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class LostAnchor:
    """An id that an old page has and the new one has not: links to it lead to the top of the page."""

    page: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChanges:
    """What differs on pages that both sites have.

    ``own`` are pages of statements that are told to have changed, ``markup`` pages whose words are the same.
    ``redirects`` holds where pages of the new site send their readers at once, as it is written there; ``moved`` are
    those of them that did not in the old one.
    """

    changed: tuple[PageChange, ...]
    rows: tuple[RowChange, ...]
    own: tuple[str, ...]
    markup: tuple[str, ...]
    lost_anchors: tuple[LostAnchor, ...]
    redirects: Mapping[str, str]
    moved: frozenset[str]


def page_changes(old: BuiltSite, new: BuiltSite, statements: Set[str]) -> PageChanges:
    """Compare the pages of two sites; ``statements`` are the paths of those that are told to have changed.

    Pages of the same bytes are not parsed, nor those whose main part is the same. Rows of these statements are left out
    of what is shown of a page.
    """
    changed: dict[tuple[tuple[tuple[str, str], ...], ...], tuple[list[str], tuple[Hunk, ...]]] = {}
    rows: list[RowChange] = []
    own: list[str] = []
    markup: list[str] = []
    anchors: list[LostAnchor] = []
    redirects: dict[str, str] = {}
    moved: set[str] = set()
    for file in sorted(file for file in old.files if file.endswith(".html") and file in new.files):
        path = path_of(file)
        before, after = old.content(file), new.content(file)
        target = redirect_target(after)
        if target is not None:
            redirects[path] = target
            if before != after and redirect_target(before) is None:
                moved.add(path)
            continue
        if before == after:
            continue
        if main_part(before) == main_part(after):
            markup.append(path)
            continue
        was, now = visible_text(before, old.site_path), visible_text(after, new.site_path)
        anchors.extend(
            LostAnchor(path, id) for id in sorted(was.anchors - now.anchors) if not _of_passage(id, path, old)
        )
        hunks = _hunks(old, new, was.lines, now.lines)
        if not hunks:
            markup.append(path)
        elif path in statements:
            own.append(path)
        elif row := row_change(path, was.lines, now.lines, statements):
            rows.append(row)
        else:
            apart = ([line for line in lines if line.row not in statements] for lines in (was.lines, now.lines))
            hunks = _hunks(old, new, *apart) or hunks
            changed.setdefault(tuple(hunk.change for hunk in hunks), ([], hunks))[0].append(path)
    return PageChanges(
        changed=tuple(PageChange(tuple(pages), hunks) for pages, hunks in changed.values()),
        rows=tuple(rows),
        own=tuple(own),
        markup=tuple(markup),
        lost_anchors=tuple(anchors),
        redirects=redirects,
        moved=frozenset(moved),
    )


def _hunks(
    old: BuiltSite, new: BuiltSite, before: Sequence[VisibleLine], after: Sequence[VisibleLine]
) -> tuple[Hunk, ...]:
    return line_changes(
        [old.without_address(line.text) for line in before], [new.without_address(line.text) for line in after]
    )


def _of_passage(id: str, path: str, site: BuiltSite) -> bool:
    """Whether an id is of a passage of which the statement's JSON tells more: what took its place."""
    return bool(ADDRESS.fullmatch(id)) and path[1:] + TWIN in site.files
