"""The archive: every record with its names resolved, and every look-up that pages need, computed once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.ledger import Ledger
from builder.model.outlet import Outlet
from builder.model.page import ContentPage
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.model.statement import Statement
from builder.model.topic import Topic


@dataclass(frozen=True, slots=True)
class SpeakerAtTheTime:
    """A speaker of a statement, with the posts in which it was said."""

    speaker: Speaker
    roles: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class RelatedStatement:
    """A statement with the registry entries that its names stand for. ``organisations`` follows the trail.

    ``row_digest`` is of its record and of those entries, without its text: of all that other pages say of it.
    """

    statement: Statement
    speakers: tuple[SpeakerAtTheTime, ...]
    outlet: Outlet
    topics: tuple[Topic, ...]
    organisations: tuple[Outlet | None, ...]
    row_digest: bytes = b""
    id: str = field(init=False)
    """The statement's id."""
    path: str = field(init=False)
    """The site path of its page."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.statement.id)
        object.__setattr__(self, "path", f"/statements/{self.statement.id}/")

    @property
    def digest(self) -> bytes:
        """Of the record, the entries and the text."""
        return self.row_digest + self.statement.digest


Group = Mapping[str, tuple[RelatedStatement, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All that pages are made from. Statements stand newest first in every tuple, ties by id.

    The groups hold slugs of entries that have statements; a topic's group includes its narrower topics'.
    ``passed_on`` holds, by outlet, the statements whose trail names it though another published the text.
    """

    settings: Settings
    statements: tuple[RelatedStatement, ...]
    by_id: Mapping[str, RelatedStatement]
    speakers: Mapping[str, Speaker]
    outlets: Mapping[str, Outlet]
    topics: Mapping[str, Topic]
    by_speaker: Group
    by_outlet: Group
    by_topic: Group
    passed_on: Group
    by_utterance: Group
    side_by_side: Group
    """Of ``by_utterance``, where there are several that are not withdrawn, those: each has a page of its own."""
    by_year: Mapping[int, tuple[RelatedStatement, ...]]
    by_month: Mapping[tuple[int, int], tuple[RelatedStatement, ...]]
    narrower: Mapping[str, tuple[Topic, ...]]
    related_from: Mapping[str, tuple[tuple[str, RelatedStatement], ...]]
    """By statement id: the type of each tie that another statement declares to it, with that statement."""
    pages: tuple[ContentPage, ...]
    ledgers: tuple[Ledger, ...]
    """All that was published, of statements that are no more too."""
    ledgers_of: Mapping[str, tuple[Ledger, ...]]
    """By statement id: its own ledger first, then those of addresses that it took over."""
    former_addresses: Mapping[str, Mapping[str, str]]
    """By statement id: each address that a passage once had, with that of its successor or an empty text."""
    drafts_left_out: int
    digests: Mapping[str, bytes]
    """Of what each content file holds, by its path."""
    entry_digests: Mapping[str, bytes]
    """Of each registry entry, by the site path of its page."""
