"""An article's blocks as Markdown that shows the same words, its headings, lists and quotations kept as such."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from builder.importing.plain_text import shows, to_markdown
from builder.importing.web_pages.page_blocks import Block, BlockKind
from builder.reading.quotations import Quotation, find_quotations

_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of text as the draft has it."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


def text_blocks(blocks: Iterable[Block]) -> tuple[TextBlock, ...]:
    """Give an article's blocks without what ties them to the page; a heading that is a sentence is a paragraph."""
    found = [_text_block(block) for block in blocks]
    levels = sorted({block.level for block in found if block.kind is BlockKind.HEADING})
    # The page's title is the heading of the first level, whatever the page began with below it.
    return tuple(replace(block, level=2 + levels.index(block.level)) if block.level else block for block in found)


def _text_block(block: Block) -> TextBlock:
    kind = block.kind
    if kind is BlockKind.HEADING and (len(block.key) > _LONGEST_HEADING or block.key.endswith((".", ":", "…"))):
        kind = BlockKind.PARAGRAPH
    return TextBlock(block.text, kind, block.level if kind is BlockKind.HEADING else 0)


def block_quotations(blocks: Sequence[TextBlock], language: str) -> tuple[TextBlock, ...]:
    """Give the blocks with those as quotations that are nothing but one quotation, marks and all."""
    found = find_quotations([block.text for block in blocks], language)
    return tuple(
        TextBlock(block.text, BlockKind.QUOTATION)
        if block.kind is BlockKind.PARAGRAPH and _is_whole(block.text, quotations)
        else block
        for block, quotations in zip(blocks, found, strict=True)
    )


def to_body(blocks: Sequence[TextBlock]) -> str | None:
    """Give Markdown of which a reader sees exactly the blocks' words, None where none shows them."""
    pieces = []
    for _kind, group in groupby(blocks, key=lambda block: block.kind if block.kind in _JOINED else id(block)):
        members = list(group)
        written = [_markdown(block) for block in members]
        if any(each is None for each in written):
            return None
        joiner = "\n>\n" if members[0].kind is BlockKind.QUOTATION else "\n"
        pieces.append(joiner.join(each for each in written if each is not None))
    body = "\n\n".join(pieces)
    return body if shows(body, "\n\n".join(block.text for block in blocks)) else None


_JOINED = (BlockKind.ITEM, BlockKind.QUOTATION)


def _markdown(block: TextBlock) -> str | None:
    text = block.text if block.kind is not BlockKind.HEADING else " ".join(block.text.split())
    markdown = to_markdown(text)
    if markdown is None:
        return None
    lines = markdown.markdown.split("\n")
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(block.level, 6)} {lines[0]}"
        case BlockKind.ITEM:
            return "\n".join(f"{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(lines))
        case BlockKind.QUOTATION:
            return "\n".join(f"> {line}" for line in lines)
        case _:
            return "\n".join(lines)


def _is_whole(text: str, quotations: Sequence[Quotation]) -> bool:
    return len(quotations) == 1 and quotations[0].start == 0 and not text[quotations[0].end :].strip(" .,;")
