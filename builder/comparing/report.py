"""What a report says of a comparison, and in which order; how it is marked up is the formats' matter.

What must not be missed stands first and what is long stands last, so that a report that is cut keeps its sense.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from builder.comparing.comparison import Comparison
from builder.comparing.page_changes import PageChange
from builder.comparing.report_blocks import Address, Block, Change, Entry, Heading, Listing, Sentence, Table, Title
from builder.comparing.site_sizes import SizeChange
from builder.comparing.statement_changes import ChangedStatement, FieldChange, StatementName
from builder.comparing.text_changes import Hunk, Line, Piece, word_changes

MOST_SHOWN = 20
"""How many changes of statements, and how many of pages, are shown unless somebody asks for more."""

_MOST_LISTED = 50  # of a list of addresses
_MOST_ALIKE = 10  # of a list of pages with the same change, or whose change is hardly news
_MOST_LINES = 60  # of one change
_MOST_LETTERS = 1_000  # of a line of a change


def report(comparison: Comparison, shown: int = MOST_SHOWN) -> tuple[Block, ...]:
    """Give the report; of so many changes it shows what changed, of the others it names the pages."""
    return (
        *_summary(comparison),
        *_lost(comparison),
        *_statements(comparison),
        *_sizes(comparison),
        *_changed_statements(comparison.statements.changed, shown),
        *_pages(comparison, shown),
    )


def counted(number: int, noun: str, plural: str = "") -> str:
    """Give a number with its noun: '1 page', '2,000 pages'."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _summary(comparison: Comparison) -> Iterator[Block]:
    statements, pages = comparison.statements, comparison.pages
    parts = (
        (len(statements.added), "statement added", "statements added"),
        (len(statements.changed), "statement changed", "statements changed"),
        (len(statements.removed), "statement removed", "statements removed"),
        (sum(len(each.pages) for each in pages.changed), "other page with changed words",
         "other pages with changed words"),
        (len(pages.rows), "listing with changed rows", "listings with changed rows"),
        (len(comparison.lost), "address lost", "addresses lost"),
    )  # fmt: skip
    told = ", ".join(counted(number, noun, plural) for number, noun, plural in parts if number)
    yield Entry(("From ", Address(comparison.old), " to ", Address(comparison.new),
                 f": {told or 'no reader sees a difference'}."))  # fmt: skip
    if comparison.addresses[0] != comparison.addresses[1]:
        old, new = (Address(each or "none stated") for each in comparison.addresses)
        yield Entry(
            ("They were built for different addresses, ", old, " and ", new, "; what follows is told below each.")
        )
    if None in statements.published:
        yield Entry(("Statements are not compared: one of the sites has no data/statements.jsonl.",))


def _lost(comparison: Comparison) -> Iterator[Block]:
    if comparison.lost:
        yield Heading("Addresses lost")
        yield Entry((
            "Readers who follow these find nothing. What got another address keeps the old one as an alias; "
            "a statement that is taken down stays as withdrawn.",
        ))  # fmt: skip
        yield _listing(
            (
                Address(each.path),
                *((" leads to ", Address(each.target), ", which is not there") if each.target else ()),
                f", with {counted(each.beside, 'file')} beside it" if each.beside else "",
            )
            for each in comparison.lost
        )
    passages = [(each.statement.path, id) for each in comparison.statements.changed for id in each.lost_passages]
    anchors = [*passages, *((each.page, each.id) for each in comparison.pages.lost_anchors)]
    if anchors:
        yield Heading("Places within pages lost")
        yield Entry(("Links to these lead to the top of the page. 'archive ledger' remembers those of passages.",))
        yield _listing((Address(f"{page}#{id}"),) for page, id in anchors)
    if comparison.moved:
        yield Heading("Addresses that lead on")
        yield _listing(
            (
                Address(each.path), " now leads to ", Address(each.target),
                f"; {counted(each.beside, 'file')} beside it cannot lead on" if each.beside else "",
            )
            for each in comparison.moved
        )  # fmt: skip


def _statements(comparison: Comparison) -> Iterator[Block]:
    for what, statements in (("added", comparison.statements.added), ("removed", comparison.statements.removed)):
        if statements:
            yield Heading(f"Statements {what}")
            yield _listing(map(_named, statements))


def _named(statement: StatementName) -> Sentence:
    return (Title(statement.title), " ", Address(statement.path))


def _listing(items: Iterator[Sentence], most: int = _MOST_LISTED) -> Listing:
    found = list(items)
    more = len(found) - most
    return Listing((*found[:most], (f"and {more:,} more",)) if more > 1 else tuple(found))


def _sizes(comparison: Comparison) -> Iterator[Block]:
    yield Heading("Size")
    if not comparison.search_compared:
        yield Entry(("The search is left out: at least one of the sites was built without it.",))
    changed = [each for each in comparison.sizes if each.before != each.after or each is comparison.sizes[-1]]
    yield Table(
        ("", "files before", "after", "bytes before", "after", "difference", "%"), tuple(map(_size_row, changed))
    )
    if len(changed) < len(comparison.sizes):
        yield Entry(("Kinds of file that are not named are as large as they were.",))


def _size_row(change: SizeChange) -> tuple[str, ...]:
    before, after = change.before, change.after
    difference = after.bytes - before.bytes
    percent = (
        f"{100 * difference / before.bytes:+.1f}".replace("+0.0", "0.0").replace("-0.0", "0.0")
        if before.bytes
        else "new"
    )
    return (change.kind, f"{before.files:,}", f"{after.files:,}", f"{before.bytes:,}", f"{after.bytes:,}",
            f"{difference:+,}", percent)  # fmt: skip


def _changed_statements(changed: Sequence[ChangedStatement], shown: int) -> Iterator[Block]:
    """Tell of the same change of several statements once: an outlet's new name concerns all that it published."""
    if not changed:
        return
    yield Heading("Statements changed")
    alike: dict[object, list[ChangedStatement]] = {}
    for each in changed:
        text = tuple(hunk.change for hunk in each.text)
        key = (each.fields, text, each.passages) if each.fields and not each.former_path else each.statement.id
        alike.setdefault(key, []).append(each)
    groups = list(alike.values())
    for group in groups[:shown]:
        first = group[0]
        if len(group) == 1:
            yield Entry(_named(first.statement))
        else:
            yield Entry((f"The same in {counted(len(group), 'statement')}:",))
            yield _listing((_named(each.statement) for each in group), _MOST_ALIKE)
        if first.former_path:
            yield Entry(("It was at ", Address(first.former_path), "."))
        values = list(chain.from_iterable(map(_field_lines, (*first.fields, *first.passages))))
        if values:
            yield _change(values)
        for hunk in first.text:
            yield _change(hunk.lines)
    rest = [each for group in groups[shown:] for each in group]
    if rest:
        yield Entry(("These changed too:",))
        yield _listing(
            (*_named(each.statement), ": ", ", ".join(_what_changed(each)) or "its address") for each in rest
        )


def _what_changed(change: ChangedStatement) -> Iterator[str]:
    """Give the names of fields, which are words of this program."""
    names = (each.field.partition(".")[0].partition("[")[0] for each in change.fields)
    yield from dict.fromkeys(names)
    if change.text:
        yield "text"
    if change.passages:
        yield "whose words stand where"


def _field_lines(change: FieldChange) -> Iterator[Line]:
    name = Piece(f"{change.field}: ")
    if change.old is not None and change.new is not None:
        before, after = word_changes(change.old, change.new)
        yield Line("-", (name, *before))
        yield Line("+", (name, *after))
        return
    sign, value = ("-", change.old or "") if change.new is None else ("+", change.new)
    yield Line(sign, (name, Piece(value)))


def _change(lines: Sequence[Line]) -> Change:
    shown = tuple(map(_cut, lines[:_MOST_LINES]))
    more = len(lines) - _MOST_LINES
    return Change((*shown, Line(" ", (Piece(f"… and {counted(more, 'line')} more"),))) if more > 0 else shown)


def _cut(line: Line) -> Line:
    left = _MOST_LETTERS
    pieces: list[Piece] = []
    for piece in line.pieces:
        if len(piece.text) > left:
            rest = len(line.text) - _MOST_LETTERS
            return Line(
                line.sign, (*pieces, Piece(piece.text[:left], piece.changed), Piece(f" … {rest:,} more letters"))
            )
        pieces.append(piece)
        left -= len(piece.text)
    return line


def _pages(comparison: Comparison, shown: int) -> Iterator[Block]:
    pages = comparison.pages
    if pages.changed:
        yield Heading("Pages whose words changed")
        for change in pages.changed[:shown]:
            yield from _page_change(change)
        rest = [page for change in pages.changed[shown:] for page in change.pages]
        if rest:
            yield Entry(("The words of these changed too:",))
            yield _listing((Address(page),) for page in rest)
    if pages.rows:
        yield Heading("Listings of which only rows and their counts changed")
        yield _listing(
            (
                (Address(each.page), f": {', '.join(_rows(each.added, each.removed, each.changed)) or 'counts alone'}")
                for each in pages.rows
            ),
            2 * _MOST_ALIKE,
        )
    others = sorted(set(comparison.added_pages) - comparison.statements.paths)
    if others:
        yield Heading("Other pages added")
        yield _listing((Address(page),) for page in others)
    if pages.markup:
        yield Entry((f"{counted(len(pages.markup), 'page')} with the same words in the main part have other markup, "
                     "navigation or links.",))  # fmt: skip


def _rows(added: int, removed: int, changed: int) -> Iterator[str]:
    for number, what in ((added, "added"), (removed, "removed"), (changed, "changed")):
        if number:
            yield f"{counted(number, 'row')} {what}"


def _page_change(change: PageChange) -> Iterator[Block]:
    if len(change.pages) == 1:
        yield Entry((Address(change.pages[0]),))
    else:
        yield Entry((f"The same on {counted(len(change.pages), 'page')}:",))
        yield _listing(((Address(page),) for page in change.pages), _MOST_ALIKE)
    left = _MOST_LINES
    hunks: list[Hunk] = []
    for hunk in change.hunks:
        if left > 0:
            yield _change(hunk.lines)
            hunks.append(hunk)
        left -= len(hunk.lines)
    more = len(change.hunks) - len(hunks)
    if more:
        yield Entry((f"The page changed in {counted(more, 'more place')}.",))
