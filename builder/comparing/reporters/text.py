"""The report as plain text: changed words stand in ``[-…-]`` and ``{+…+}``, as wdiff writes them."""

from collections.abc import Iterator, Sequence

from builder.comparing.plain_characters import plain
from builder.comparing.report_blocks import Block, Change, Entry, Heading, Listing, Sentence, Table
from builder.comparing.text_changes import Line

_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}"), " ": ("", "")}


def as_text(blocks: Sequence[Block]) -> str:
    """Give a report as text that ends in a line break."""
    return "\n".join(line for block in blocks for line in _lines(block)) + "\n"


def change_line(line: Line) -> str:
    """Give a line of a change after its sign; where only words of it changed, they are marked."""
    start, end = _MARKS[line.sign] if any(not piece.changed for piece in line.pieces) else ("", "")
    words = (f"{start}{plain(piece.text)}{end}" if piece.changed else plain(piece.text) for piece in line.pieces)
    return f"{line.sign} {''.join(words)}"


def columns(table: Table) -> Iterator[Sequence[str]]:
    """Give the rows of a table with cells of one width a column, the first to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    for row in (table.head, *table.rows):
        yield [cell.rjust(width) if place else cell.ljust(width)
               for place, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield from ("", text, "-" * len(text))
        case Entry(sentence):
            yield _words(sentence)
        case Listing(items):
            yield from (f"  {_words(item)}" for item in items)
        case Change(lines):
            yield from (f"    {change_line(line)}" for line in lines)
            yield ""
        case Table():
            yield from ("  ".join(cells) for cells in columns(block))


def _words(sentence: Sentence) -> str:
    return "".join(part if isinstance(part, str) else plain(part.text) for part in sentence)
