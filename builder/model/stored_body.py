"""A statement's body that stays on disk until something asks for it: an archive of many texts fits no memory."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from builder.model.own_words import own_words_of, words_digest
from builder.model.passage import Passage

if TYPE_CHECKING:
    from builder.model.statement import Body, Position


class BodyStore(Protocol):
    """Keeps bodies, and the places of values in their files, by key."""

    def html(self, key: bytes) -> str:
        """Give a body's HTML."""

    def text(self, key: bytes) -> str:
        """Give a body's words."""

    def passages(self, key: bytes) -> tuple[Passage, ...]:
        """Give a body's passages."""

    def positions(self, key: bytes) -> "Mapping[str, Position]":
        """Give where the values of the body's statement stand in its file."""


class StoredBody:
    """A body by its key, with the little that a whole archive is asked for; the rest is read when it is wanted."""

    # No dataclass with slots: tens of thousands are unpickled in a build, plain objects in a fifth of the time.
    def __init__(self, store: BodyStore, key: bytes, body: "Body") -> None:
        self.store = store
        self.key = key
        self.links = body.links
        self.addresses = body.addresses
        self.text_digest = body.text_digest
        self.has_words = body.has_words
        self.own_words, own = own_words_of(body.passages)
        self.words_digest = words_digest(body.passages, own)

    @property
    def html(self) -> str:
        """The body's HTML."""
        return self.store.html(self.key)

    @property
    def text(self) -> str:
        """The body's words."""
        return self.store.text(self.key)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The body's passages."""
        return self.store.passages(self.key)


class StoredPositions(Mapping[str, "Position"]):
    """The places of a statement's values in its file, read when one is asked for."""

    def __init__(self, store: BodyStore, key: bytes) -> None:
        self.store = store
        self.key = key

    def __getitem__(self, name: str) -> "Position":
        return self.store.positions(self.key)[name]

    def __iter__(self) -> "Iterator[str]":
        return iter(self.store.positions(self.key))

    def __len__(self) -> int:
        return len(self.store.positions(self.key))
