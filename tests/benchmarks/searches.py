"""The searches that are measured, as the search page's address has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.benchmarks.made_statements import COMMON, PHRASES, RARE, speakers

_WORDS = tuple(COMMON)
_SPEAKER, _OTHER_SPEAKER = (entry.slug for entry in speakers()[9:11])
_YEARS = {"from": "1985-01-01", "to": "1986-12-31"}
_OTHER_YEARS = {"from": "1995-01-01", "to": "1996-12-31"}
_DECADES = {"from": "1990-01-01", "to": "2019-12-31"}


@dataclass(frozen=True, slots=True)
class Search:
    """A kind of search: the fragment of a first visit's address, and that of another search of the kind."""

    name: str
    first: str
    other: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the answer that is shown, and the fragment that comes of it."""

    name: str
    fragment: str


SEARCHES: Sequence[Search] = tuple(
    Search(name, urlencode(first), urlencode(other))
    for name, first, other in (
        ("common word", {"q": _WORDS[0]}, {"q": _WORDS[1]}),
        ("rare word", {"q": RARE[0]}, {"q": RARE[1]}),
        ("phrase", {"q": f'"{PHRASES[0]}"'}, {"q": f'"{PHRASES[1]}"'}),
        ("one speaker", {"speakers": _SPEAKER}, {"speakers": _OTHER_SPEAKER}),
        ("two years", _YEARS, _OTHER_YEARS),
        ("two years, common word", {"q": _WORDS[0], **_YEARS}, {"q": _WORDS[1], **_OTHER_YEARS}),
    )
)

SHOWN = urlencode({"q": _WORDS[0]})
"""The answer that is shown before it is changed."""
CHANGES: Sequence[Change] = tuple(
    Change(name, urlencode({"q": _WORDS[0], **fields}))
    for name, fields in (
        ("filter: a speaker", {"speakers": speakers()[0].slug}),
        ("filter: none again", {}),
        ("range: 30 years", _DECADES),
        ("sort: newest", {**_DECADES, "sort": "newest"}),
        ("sort: relevance again", _DECADES),
    )
)
"""One after another, each from the answer of the one before it."""
