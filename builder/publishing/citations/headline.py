"""Titles as a style prints them inside quotation marks."""

import re
from functools import lru_cache

from builder.model.distance import primary

_SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of", "on", "onto", "or",
    "over", "so", "the", "till", "to", "up", "via", "with", "yet",
})  # fmt: skip
"""The stop words of CSL 1.0.2, 'Title Case Conversion'."""

_WORD = re.compile(r"[^\s/]+")
_DOUBLE = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


@lru_cache(maxsize=64)
def headline(title: str, language: str) -> str:
    """Give an English title in headline style, after CSL's 'title' text case; titles in other languages stay.

    Words with a capital anywhere stay as they are; small words stay small unless they begin or end the title or
    follow a colon, question mark, exclamation mark or full stop. The last titles are kept: each is asked for by two
    styles, for a statement and for its passages.
    """
    if primary(language) != "en":
        return title
    last = len(title.rstrip())

    def capitalised(match: re.Match[str]) -> str:
        word = match.group()
        bare = word.strip(".,;:!?()[]‘’'“”\"")
        begins = not title[: match.start()].strip() or title[: match.start()].rstrip().endswith((":", "?", "!", "."))
        if not bare.islower() or (bare in _SMALL and not begins and match.end() != last):
            return word
        place = word.index(bare[0])
        return word[:place] + word[place].upper() + word[place + 1 :]

    return _WORD.sub(capitalised, title)


def in_quotation_marks(title: str, end: str = ".") -> str:
    """Give a title in double quotation marks, its own turned into single ones, ``end`` inside as American English has.

    The end is left out where the title ends with a mark of its own.
    """
    inner = _DOUBLE.sub(lambda match: f"‘{match.group(1) or match.group(2) or ''}’", title)
    return f"“{ended(inner, end)}”"


def ended(text: str, end: str = ".") -> str:
    """Give a text with a mark at its end, inside a closing quotation mark, unless it has one."""
    closes = text.endswith("”") or (text.endswith("’") and "‘" in text)  # a lone ’ is an apostrophe
    bare = text[:-1] if closes else text
    if bare.rstrip("\"')]").endswith((".", "?", "!", "。", "？", "！", "؟")):
        return text
    return bare + end + text[len(bare) :]
