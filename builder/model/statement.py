"""A statement: who said what, when, where it was published, and everything else that its file records."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from builder.model.check_settings import CheckException
from builder.model.dates import UncertainDate
from builder.model.distance import Distance, Hop, distance_of, hops_of
from builder.model.own_words import OwnWords, has_words, own_words_of, words_digest
from builder.model.passage import Passage
from builder.model.provenance import Recording, TrailStep
from builder.model.stored_body import StoredBody

OpenValue: TypeAlias = Union[str, tuple["OpenValue", ...], Mapping[str, "OpenValue"]]  # noqa: UP007
"""What ``extra`` may hold: text, lists and mappings, as written and never interpreted."""


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A tie to another statement of the archive."""

    id: str
    type: str


@dataclass(frozen=True, kw_only=True)
class Rights:
    """Under what terms the text and its translation stand, as SPDX identifiers or in words."""

    text: str | None = None
    translation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """Who disputes the statement as recorded, and what about it."""

    what: str
    by: str | None = None
    date: UncertainDate | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was changed in the record after it was published, and when."""

    date: UncertainDate
    what: str


@dataclass(frozen=True, kw_only=True)
class Unconfirmed:
    """A field whose value a program guessed, and from what."""

    field: str
    basis: str


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; lines and columns count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Body:
    """A text in Markdown as readers get it: safe HTML, and the words alone.

    ``links`` are the addresses within the site that the text points to, each with its place. ``passages`` are a
    statement's; other texts have none.
    """

    html: str
    text: str
    links: tuple[tuple[str, Position], ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def addresses(self) -> str:
        """The passages' addresses in their order, parted by spaces."""
        return " ".join(passage.address for passage in self.passages)

    @property
    def text_digest(self) -> str:
        """The SHA-256 of the words, white space collapsed, in hexadecimal."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()

    @property
    def has_words(self) -> bool:
        """Whether there is anything to find in the text."""
        return has_words(self.text)

    @property
    def own_words(self) -> OwnWords:
        """How much of the text is known to be the speaker's own words."""
        return own_words_of(self.passages)[0]

    @property
    def words_digest(self) -> bytes:
        """The digest of the passages' addresses and words, and of what in them is the speaker's own words."""
        return words_digest(self.passages, own_words_of(self.passages)[1])


@dataclass(frozen=True, kw_only=True)  # without slots: so it is unpickled several times as fast
class Statement:
    """One file of ``content/statements/``. What is not stated is None or empty."""

    path: str
    id: str
    title: str
    speaker: tuple[str, ...]
    date: UncertainDate
    outlet: str
    topics: tuple[str, ...]
    language: str
    body: Body | StoredBody
    kind: str | None = None
    extent: str | None = None
    form: str | None = None
    spoken_language: str | None = None
    date_basis: str | None = None
    date_published: UncertainDate | None = None
    attributed_as: tuple[str, ...] = ()
    role: str | None = None
    audience: str | None = None
    participants: tuple[str, ...] = ()
    place: str | None = None
    event: str | None = None
    source: str | None = None
    trail: tuple[TrailStep, ...] = ()
    recordings: tuple[Recording, ...] = ()
    utterance: str | None = None
    relates: tuple[Relation, ...] = ()
    rights: Rights | None = None
    status: str = "published"
    disputes: tuple[Dispute, ...] = ()
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[str, ...] = ()
    turns: bool = True
    unconfirmed: tuple[Unconfirmed, ...] = ()
    exceptions: tuple[CheckException, ...] = ()
    extra: Mapping[str, OpenValue] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    """Where each value stands in the file, by its path: ``title``, ``topics.1``, ``trail.0.org``."""
    digest: bytes = b""
    """Of all that reading its file depended on; ``record_digest`` of the same without the text."""
    record_digest: bytes = b""
    distance: Distance = field(init=False, repr=False, compare=False)
    """How far the text is from the speaker's own words."""

    def __post_init__(self) -> None:
        distance = distance_of(self.form, self.extent, self.spoken_language, self.language, self.trail)
        object.__setattr__(self, "distance", distance)  # kept, since every listing shows it

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The translations on the way from the speaker to this text."""
        return hops_of(self.spoken_language, self.language, self.trail)

    @property
    def withdrawn(self) -> bool:
        """Whether only a note of it stays at its address."""
        return self.status == "withdrawn"
