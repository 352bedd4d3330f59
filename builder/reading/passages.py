"""Passages: a body's blocks with their addresses, and the runs in them that tell whose words stand where.

A statement's ``form`` and ``extent`` say what its text is unless marked; in a mixed
text, quotations tell the speaker's words from the account around them; in a transcript, labels open turns.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from builder.addresses.passage_addresses import passage_addresses
from builder.languages.scripts import is_unspaced
from builder.model.passage import Block, Mode, Passage, Run
from builder.model.statement import Body
from builder.reading.markup import Element, Markup, Text, TextBlock, read_markup, start_tag
from builder.reading.quotations import find_quotations
from builder.reading.turns import OWN_VOICE, Turn, interjections, read_turns, unresolved_labels

_TRANSCRIPTS = frozenset({"interview", "press-conference", "debate", "testimony"})
_MODES = frozenset(mode.value for mode in Mode)
_WORD = re.compile(r"[^\s—–/…]+")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})

Resolve = Callable[[str], str | None]
"""Gives whose voice a label names: ``speaker`` for the statement's own, a name for another's, None for no voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRules:
    """What a record says that decides how its text is read."""

    language: str
    form: str | None
    extent: str | None
    kind: str | None
    turns: bool
    resolve: Resolve

    @property
    def base(self) -> Mode | None:
        """The mode of text that nothing marks."""
        if self.extent == "summary":
            return Mode.SUMMARY
        if self.form is None:
            return None
        return Mode.DIRECT if self.form == "verbatim" else Mode.REPORTED


def with_passages(body: Body, rules: PassageRules) -> Body:
    """Give the body with its passages; the HTML has each one's address as its id, and marks where modes differ.

    A block of one mode carries it as its class, unless it is the mode of the whole text and that is stated once;
    within a block, runs of another mode stand in spans. The visible text stays as it was.
    """
    markup = read_markup(body.html)
    blocks = markup.blocks
    texts = [block.text for block in blocks]
    addresses = passage_addresses(texts)
    reader = _Reader(blocks, texts, rules)
    passages = tuple(reader.passage(address, number) for number, address in enumerate(addresses))
    written = "".join(_written(markup, passages, rules))
    return replace(body, html=written, passages=passages)


def _kind(element: Element) -> Block:
    if element.name in _HEADINGS:
        return Block.HEADING
    if element.name in ("li", "dd", "dt"):
        return Block.ITEM
    if element.name in ("table", "pre"):
        return Block.OTHER
    if element.parent is None and element.name != "blockquote":
        return Block.PARAGRAPH
    around = (each.name for each in element.outwards() if each.name in ("blockquote", "li"))
    return {"blockquote": Block.QUOTATION, "li": Block.ITEM}.get(next(around, ""), Block.PARAGRAPH)


class _Reader:
    """Reads the blocks of one text, which know of each other through turns and quotations that span several."""

    def __init__(self, blocks: Sequence[TextBlock], texts: Sequence[str], rules: PassageRules) -> None:
        self._blocks = blocks
        self._rules = rules
        self._base = rules.base
        self.turns: Sequence[Turn | None] = [None] * len(blocks)
        self._transcript = False
        if rules.turns:
            self.turns = _turns(texts, rules)
            self._transcript = (
                rules.kind in _TRANSCRIPTS
                or any(turn is not None for turn in self.turns)
                or any(interjections(text, transcript=False) for text in texts)
            )
        self._quotations = find_quotations(texts, rules.language) if rules.form == "mixed" else ((),) * len(blocks)

    def passage(self, address: str, number: int) -> Passage:
        """Give a block as a passage."""
        block, turn = self._blocks[number], self.turns[number]
        original = block.element.inherited("original")
        named = block.element.inherited("speaker")
        voice = (self._rules.resolve(named) or named) if named else (turn.voice if turn else None)
        kind = _kind(block.element)
        return Passage(
            address=address,
            text=block.text,
            block=kind,
            runs=self._runs(number, kind),
            voice=None if voice == OWN_VOICE else voice,
            original=original,
            original_language=block.element.inherited("lang") if original else None,
        )

    def _runs(self, number: int, kind: Block) -> tuple[Run, ...]:
        """Give the runs of a block: later rules win over earlier ones."""
        block, rules = self._blocks[number], self._rules
        text = block.text
        marked = _mark(block.element)
        base = self._base
        spans: list[Run] = [Run(0, len(text), marked or base)]
        if marked is None and base is not Mode.SUMMARY:
            if kind is Block.HEADING and base is not None:
                return (Run(0, len(text), Mode.EDITORIAL),)
            if rules.form == "mixed" and _within_quotation(block.element):
                spans.append(Run(0, len(text), Mode.DIRECT))
            else:
                for found in self._quotations[number]:
                    long = is_long(text[found.start : found.end])
                    spans.append(Run(found.start, found.end, Mode.DIRECT if long else Mode.QUOTED))
        if rules.turns:
            turn = self.turns[number]
            if turn is not None and turn.label_end:
                spans.append(Run(0, turn.label_end, Mode.EDITORIAL))
            if self._transcript:
                spans.extend(Run(start, end, Mode.EDITORIAL) for start, end in interjections(text, transcript=True))
        spans.extend(_inline_marks(block, rules.resolve))
        return _flattened(spans)


def _turns(texts: Sequence[str], rules: PassageRules) -> Sequence[Turn | None]:
    """Give the turn of each block. Beside turns whose voice is known, recurring names that nobody knows open turns too:
    else the words of an opponent whom the record does not name would run on as the speaker's.
    """
    turns = read_turns(texts, rules.language, rules.resolve)
    if any(turn is not None for turn in turns):
        unknown = unresolved_labels(texts, rules.language, rules.resolve)
        if unknown:
            return read_turns(
                texts, rules.language, lambda label: rules.resolve(label) or (label if label in unknown else None)
            )
    return turns


def is_long(text: str) -> bool:
    """Tell whether a quotation is more than a term or a title.

    Five words or more; where most letters are of a script without spaces, ten letters or more. Marks and punctuation
    are no words. The text's own script decides, whatever the language around it.
    """
    if is_unspaced(text):
        return sum(map(str.isalnum, text)) >= 10
    words = (word for word in _WORD.finditer(text) if any(map(str.isalnum, word.group())))
    return next(islice(words, 4, None), None) is not None


def _own_mark(element: Element) -> Mode | None:
    """Give the mode that an attribute list sets on the element itself."""
    classes = element.attributes.get("class")
    return next((Mode(name) for name in classes.split() if name in _MODES), None) if classes else None


def _mark(element: Element) -> Mode | None:
    """Give the mode that an attribute list sets on the element or on the nearest around it."""
    around: Element | None = element
    while around is not None:
        mark = _own_mark(around)
        if mark is not None:
            return mark
        around = around.parent
    return None


def _within_quotation(element: Element) -> bool:
    return any(each.name == "blockquote" for each in element.outwards())


def _inline_marks(block: TextBlock, resolve: Resolve) -> Iterator[Run]:
    """Give the runs that are marked by elements within the block."""
    if len(block.pieces) == 1 and block.pieces[0].element is block.element:
        return
    at = 0
    for piece in block.pieces:
        start, at = at, at + len(piece.characters)
        inner, mode = piece.element, None
        while inner is not None and inner is not block.element and mode is None:
            mode = _own_mark(inner)
            named = inner.attributes.get("speaker")
            if mode is not None and named and resolve(named) != OWN_VOICE:
                mode = Mode.EDITORIAL  # somebody else's words: neither the speaker's nor an account of them
            inner = inner.parent
        if mode is not None:
            yield Run(*block.text_range(start, at), mode)


def _flattened(spans: Sequence[Run]) -> tuple[Run, ...]:
    """Give runs without gaps or overlaps from spans of which a later one covers the earlier; the first covers all."""
    if len(spans) == 1:
        return tuple(spans)
    bounds = sorted({bound for span in spans for bound in (span.start, span.end)})
    runs: list[Run] = []
    for start, end in pairwise(bounds):
        mode = next(span.mode for span in reversed(spans) if span.start <= start and end <= span.end)
        if runs and runs[-1].mode == mode:
            runs[-1] = Run(runs[-1].start, end, mode)
        else:
            runs.append(Run(start, end, mode))
    return tuple(runs)


# writing


def _written(markup: Markup, passages: Sequence[Passage], rules: PassageRules) -> Iterator[str]:
    by_element = {block.element: passage for block, passage in zip(markup.blocks, passages, strict=True)}
    pieces = {
        piece: piece_markup
        for block, passage in zip(markup.blocks, passages, strict=True)
        if len(passage.runs) > 1
        for piece, piece_markup in _marked_pieces(block, passage)
    }
    for token in markup.tokens:
        if isinstance(token, str):
            yield token
        elif isinstance(token, Text):
            yield pieces.get(token, token.markup) if pieces else token.markup
        else:
            yield _start_tag(token, by_element.get(token), rules)


def _start_tag(element: Element, passage: Passage | None, rules: PassageRules) -> str:
    if passage is None and not element.attributes:
        return f"<{element.name}>"
    attributes = dict(element.attributes)
    kept: list[str] = []
    kept_id = ""
    if attributes:
        if attributes.pop("original", None) is not None:
            attributes.pop("lang", None)  # it is the original's
        attributes.pop("speaker", None)
        kept = [name for name in attributes.pop("class", "").split() if name not in _MODES]
    if passage is not None:
        mode = _block_mode(_shown(passage))
        if mode is not None and not (mode is Mode.DIRECT and rules.form == "verbatim"):
            kept.append(mode.value)
        if passage.voice is not None:
            kept.append("other-voice")
        old = attributes.pop("id", None)
        kept_id = f'<span id="{html.escape(old)}"></span>' if old else ""
    if kept:
        attributes["class"] = " ".join(kept)
    if passage is not None:
        attributes["id"] = passage.address
    tag = start_tag(element.name, attributes)
    return kept_id + tag if element.name == "table" else tag + kept_id


def _shown(passage: Passage) -> tuple[Run, ...]:
    """Give the runs as a page marks them: in the words of somebody else, what is nobody's and nothing more."""
    if passage.voice is None:
        return passage.runs
    theirs = (replace(run, mode=None if run.mode is not Mode.EDITORIAL else run.mode) for run in passage.runs)
    return _flattened(tuple(theirs))


def _block_mode(runs: Sequence[Run]) -> Mode | None:
    """Give the mode of most of a block, which it carries; a label or an interjection is never what it is."""
    if len(runs) == 1:
        return runs[0].mode
    lengths: dict[Mode | None, int] = {}
    for run in runs:
        if run.mode is not Mode.EDITORIAL:
            lengths[run.mode] = lengths.get(run.mode, 0) + run.end - run.start
    if Mode.REPORTED in lengths:
        return Mode.REPORTED  # an account with quotations in it stays one, however long they are
    return max(lengths, key=lambda mode: lengths[mode])


def _marked_pieces(block: TextBlock, passage: Passage) -> Iterator[tuple[Text, str]]:
    runs = _shown(passage)
    base = _block_mode(runs)
    bounds = [(block.raw_offset(run.start), run.mode) for run in runs]
    bounds[0] = (0, bounds[0][1])
    ends = [start for start, _ in bounds[1:]] + [len(block.raw)]
    at = 0
    for piece in block.pieces:
        first, at = at, at + len(piece.characters)
        if not piece.markup:
            continue
        parts = []
        for (start, mode), end in zip(bounds, ends, strict=True):
            part = piece.characters[max(0, start - first) : max(0, end - first)]
            if part:
                parts.append(_run_markup(part, mode, base))
        yield piece, "".join(parts)


def _run_markup(part: str, mode: Mode | None, base: Mode | None) -> str:
    written = html.escape(part, quote=False)
    bare = part.strip()
    if mode is base or mode is None or not bare:
        return written
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f'{before}<span class="{mode.value}">{html.escape(bare, quote=False)}</span>{after}'
