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
    wording: tuple[str, str]
    """How much of the text is the speaker's words: a value (empty: not stated) and its name."""
    translation: tuple[str, str]
    """How the text came into its language: a value (empty: not stated) and its name."""
    distance: tuple[str, str]
    """The badge's shape (empty: none) and both axes in words."""
    trail: tuple[str, ...]
    """The stations after the speakers, in words; empty where the way is too plain to tell."""
