"""What the search index is made from: a statement's words and the fields beside them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from builder.model.own_words import OwnWords

Named = tuple[str, str]
"""A value as addresses write it, and its name in the language of the site."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The passages of a statement, each with its address, which is empty where it has none; and of a text that mixes
    the speaker's own words with others', those alone.
    """

    passages: tuple[tuple[str, str], ...]
    own_passages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """A statement as the search sees it. Speakers, outlet and topics are pairs of slug and name."""

    id: str
    path: str
    title: str
    language: str
    """The primary language, under which it is filed."""
    language_name: str
    date: datetime.date
    """The day by which it sorts."""
    earliest: datetime.date
    latest: datetime.date
    date_words: str
    """The date for readers where it is not one day that is known."""
    speakers: tuple[Named, ...]
    speaker_line: str
    """The speakers with the posts that they held."""
    outlet: Named
    topics: tuple[Named, ...]
    broader_topics: tuple[tuple[Named, Named], ...]
    """Of its topics, and of those above them, each that has a broader one, with that."""
    other_names: tuple[str, ...]
    kind: Named
    """Its kind, a value (empty: not stated) and its name."""
    own_words: OwnWords
    wording: Named
    """How much of the text is the speaker's words: a value (empty: not stated) and its name."""
    translation: Named
    """How the text came into its language: a value (empty: not stated) and its name."""
    distance: Named
    """The badge's shape (empty: none) and both axes in words."""
    trail: tuple[str, ...]
    """The stations after the speakers, in words; empty where the way is too plain to tell."""
    texts: Callable[[], Texts]
    """Gives the words, which are fetched when they are to be indexed."""
    words_digest: bytes
