"""What type of work a citation says that a statement is, and what the formats call it.

The rule: an interview is an interview and a post a post, wherever they were published. What else a newspaper,
magazine, agency or broadcaster published is an article of a newspaper. Of the rest, what was spoken (speeches,
remarks, testimony, debates, press conferences) is a speech, and everything else a page of the web. An outlet whose
kind is not stated counts as none of the press.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_PRESS = frozenset({"newspaper", "magazine", "agency", "news agency", "broadcaster", "radio", "television"})
_SPOKEN = frozenset({"speech", "remarks", "testimony", "debate", "press-conference"})


@dataclass(frozen=True, slots=True)
class ItemType:
    """A type by its names: of CSL 1.0.2, of RIS, of Zotero, and of Wikipedia's citation templates."""

    csl: str
    ris: str
    zotero: str
    wikipedia: str


ARTICLE = ItemType("article-newspaper", "NEWS", "newspaperArticle", "cite news")
INTERVIEW = ItemType("interview", "PCOMM", "interview", "cite interview")
POST = ItemType("post", "BLOG", "forumPost", "cite web")
SPEECH = ItemType("speech", "SLIDE", "presentation", "cite speech")
WEB_PAGE = ItemType("webpage", "ELEC", "webpage", "cite web")

_FIXED: Mapping[str | None, ItemType] = {"interview": INTERVIEW, "post": POST}


def item_type_of(kind: str | None, outlet_kind: str | None) -> ItemType:
    """Give the type for a statement's kind and its outlet's, by the rule of this module."""
    if kind in _FIXED:
        return _FIXED[kind]
    if (outlet_kind or "").lower() in _PRESS:
        return ARTICLE
    return SPEECH if kind in _SPOKEN else WEB_PAGE
