"""All that a statement's page may show."""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.dates import UncertainDate
from builder.model.distance import Distance
from builder.model.passage import Mode
from builder.model.provenance import Recording
from builder.model.statement import Correction, Dispute, OpenValue, Rights
from builder.publishing.citations.view import StatementCitations
from builder.publishing.head import Head
from builder.publishing.references import Reference
from builder.publishing.trail_line import Stop


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker with the posts held at the time, and the initials that stand in for a portrait."""

    speaker: Reference
    initials: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """A tie to another statement, as this page words it; ``incoming`` where the other one declares it."""

    type: str
    statement: Reference
    incoming: bool = False


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A picture of a speaker's statements by year, with the year to mark in it."""

    picture: str
    year: int
    first_year: int
    last_year: int
    speaker: Reference


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage as its page names it: its address, the modes that occur in it, and whose voice it is if another's."""

    address: str
    modes: tuple[Mode | None, ...]
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """A passage beside its wording in the language spoken, with the language's tag and direction where stated."""

    address: str
    text: str
    original: str
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement's page. None and empty mean 'not stated' and are shown so where the reader would ask."""

    head: Head
    id: str
    title: str
    language: str
    direction: str
    html: str
    modes: tuple[Mode, ...]
    passages: tuple[PassageLine, ...]
    former_addresses: Mapping[str, str]
    """Addresses that passages had, with that of each one's successor, or nothing where it was taken out."""
    originals: tuple[OriginalLine, ...]
    kind: str | None
    extent: str | None
    form: str | None
    is_quotation: bool
    """Whether the whole text is the speaker's own words, so that the page may name the speaker as its author."""
    distance: Distance
    date: UncertainDate
    date_basis: str | None
    date_published: UncertainDate | None
    speakers: tuple[SpeakerLine, ...]
    attributed_as: tuple[str, ...]
    audience: str | None
    participants: tuple[str, ...]
    place: str | None
    event: str | None
    spoken_language: str | None
    outlet: Reference
    source: str | None
    trail: tuple[Stop, ...]
    recordings: tuple[Recording, ...]
    topics: tuple[Reference, ...]
    citations: StatementCitations
    meta_tags: tuple[tuple[str, str], ...]
    """Name and content of the elements in the head that reference managers read."""
    versions: tuple[tuple[Reference, str], ...]
    """Other statements of the same utterance, each with its language tag."""
    utterance: str | None
    """The site path of the page that sets the versions side by side, where there are several."""
    relates: tuple[RelatedLine, ...]
    rights: Rights | None
    withdrawn: bool
    disputes: tuple[Dispute, ...]
    corrections: tuple[Correction, ...]
    extra: Mapping[str, OpenValue]
    timelines: tuple[TimelineMark, ...]
    previous: Reference | None
    next: Reference | None
    source_file: str
    """The content file, for the 'edit' and 'report an error' links."""
