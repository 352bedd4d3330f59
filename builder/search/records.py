"""What the search index is made from: a statement's words and the fields beside them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """A statement as the search sees it. Speakers, outlet and topics are pairs of slug and name."""

    id: str
    path: str
    title: str
    language: str
    date: str
    """The day by which it sorts, ``YYYY-MM-DD``."""
    date_words: str
    years: tuple[int, ...]
    speakers: tuple[tuple[str, str], ...]
    roles: str
    outlet: tuple[str, str]
    topics: tuple[tuple[str, str], ...]
    other_names: tuple[str, ...]
    text: str
