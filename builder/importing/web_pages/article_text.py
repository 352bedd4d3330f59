"""Which of a page's blocks are the article: those that an extractor finds, and what of it the extractor passes over.

Trafilatura (https://trafilatura.readthedocs.io/) says where the article is; the words are taken from the page itself.
Added are leads between title and text, short lines among the paragraphs ('II.'), and what stands in the same element
as them; left out are captions, credits, teasers, share bars and posts of others that it takes along.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder.importing.web_pages.clutter import LEAD_WORDS, class_words, is_clutter
from builder.importing.web_pages.html_page import Element
from builder.importing.web_pages.page_blocks import Block, BlockKind
from builder.languages.byline_words import names_after_byline
from builder.languages.written_dates import written_dates

_SENTENCE_END = re.compile(r"[.!?…。！？؟।:][\"'”’»“)\]]*$")
_CREDIT = re.compile(
    r"^[(\[.\s]*(?:©|\(c\)|(?:photo|photos|foto|fotos|bild|bilder|image|imagen|imágenes|crédito|créditos|crédit|fot)"
    r"(?:graph)?\.?\s*:)|[,(|/]\s*(?:photo|foto|bild|crédit|crédito|imagen)\s*:|\s©\s",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 250
_LONGEST_LINE = 100
_LEAST_SHARE = 0.2
"""How much of what the extractor found an element must hold to be where the article is."""
_HOLDS_TEXT = 0.25
"""How much of it an element must hold to be no clutter."""


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of an article in their order, the title not among them, and the number of its title's block."""

    blocks: tuple[Block, ...]
    title_at: int | None
    first_at: int


def find_article(blocks: Sequence[Block], extracted: str, title_at: int | None, summary: str = "") -> Article:
    """Give the article's blocks. ``extracted`` is the text that the extractor gave, ``summary`` the page's own."""
    return _Finder(blocks, extracted, title_at, summary).find()


class _Finder:
    def __init__(self, blocks: Sequence[Block], extracted: str, title_at: int | None, summary: str) -> None:
        self._blocks = blocks
        self._title_at = title_at
        self._title = blocks[title_at].key if title_at is not None else ""
        self._summary = " ".join(summary.split())
        self._voted = _votes(blocks, " ".join(extracted.split()))
        self._in_voted: Counter[int] = Counter()  # characters of the text by the elements around them

    def find(self) -> Article:
        start = -1 if self._title_at is None else self._title_at
        voted = [at for at in sorted(self._voted) if at > start and self._is_prose(at)]
        if not voted:
            start, voted = -1, [at for at in sorted(self._voted) if self._is_prose(at)]
        if not voted:
            return Article((), self._title_at, len(self._blocks))
        home = self._home(voted)
        voted = [at for at in voted if home in self._blocks[at].path]
        for at in voted:
            for element in self._blocks[at].path:
                self._in_voted[id(element)] += len(self._blocks[at].text)
        voted = [at for at in voted if self._is_text(at, home)]
        if not voted:
            return Article((), self._title_at, len(self._blocks))
        first, last = voted[0], voted[-1]
        of_voted = Counter(id(self._blocks[at].parent) for at in voted)
        chosen = [at for at in range(start + 1, first) if self._is_lead(at, home, of_voted)]
        chosen += [at for at in range(first, last + 1) if at in self._voted or self._is_among(at, of_voted)]
        chosen = [at for at in chosen if self._is_text(at, home) and self._blocks[at].key != self._title]
        while chosen and _is_about_page(self._blocks[chosen[0]]):
            del chosen[0]
        first = max(first, chosen[0]) if chosen else first
        return Article(tuple(self._blocks[at] for at in chosen), self._title_at, first)

    def _home(self, voted: Sequence[int]) -> Element:
        """Give the innermost element around the title and the first paragraph that holds enough of the text."""
        total = sum(len(self._blocks[at].text) for at in voted)
        path = self._blocks[voted[0]].path
        title_path = self._blocks[self._title_at].path if self._title_at is not None else path[:-1]
        common = [each for each, other in zip(path, title_path, strict=False) if each is other]
        for element in reversed(common):
            inside = sum(len(self._blocks[at].text) for at in voted if element in self._blocks[at].path)
            if inside >= _LEAST_SHARE * total:
                return element
        return path[0]

    def _is_prose(self, at: int) -> bool:
        block = self._blocks[at]
        return block.linked < 0.5 and len(block.text) >= 15 and block.level != 1

    def _is_text(self, at: int, home: Element) -> bool:
        block = self._blocks[at]
        if block.linked > 0.85 and not _SENTENCE_END.search(block.key):
            return False
        inside = block.path[block.path.index(home) + 1 :] if home in block.path else block.path
        most = _HOLDS_TEXT * self._in_voted[id(home)]
        # An element with much of the text is where it stands, whatever its classes say of what else it holds.
        if any(self._in_voted[id(element)] < most and is_clutter(element) for element in inside):
            return False
        return not is_credit(block.key)

    def _is_lead(self, at: int, home: Element, of_voted: Counter[int]) -> bool:
        block = self._blocks[at]
        if home not in block.path:
            return False
        if id(block.parent) in of_voted and block.element.tag in ("p", "h2", "h3", "h4", "blockquote"):
            return True
        if self._summary and block.key[:60] in self._summary and len(block.key) > 30:
            return True
        words = frozenset(word for element in block.path[-3:] for word in class_words(element))
        if not LEAD_WORDS.isdisjoint(words) and len(block.key) >= 30:
            return True
        return _SENTENCE_END.search(block.key) is not None and len(block.key) >= 25

    def _is_among(self, at: int, of_voted: Counter[int]) -> bool:
        block = self._blocks[at]
        if id(block.parent) in of_voted and block.linked < 0.5:
            return True
        # The items of a list, of which the extractor passed over all.
        return block.kind is BlockKind.ITEM and len(block.path) > 2 and id(block.path[-3]) in of_voted


def is_credit(text: str) -> bool:
    """Whether a short text says who took a picture."""
    return len(text) <= _LONGEST_CREDIT and _CREDIT.search(text) is not None and not text.endswith((".", "!", "?"))


def _is_about_page(block: Block) -> bool:
    """Whether a line before the first paragraph names the author or the day; in a paragraph it may be text."""
    if block.element.tag == "p" or len(block.key) > _LONGEST_LINE:
        return False
    has_date = any(date.year for date in written_dates(block.key, block.path[0].get("lang") or "en"))
    return names_after_byline(block.key) is not None or (has_date and not _SENTENCE_END.search(block.key))


def _votes(blocks: Sequence[Block], extracted: str) -> frozenset[int]:
    voted = set()
    for at, block in enumerate(blocks):
        key = block.key
        if key and (key in extracted if len(key) < 80 else key[:60] in extracted or key[-60:] in extracted):
            voted.add(at)
    return frozenset(voted)
