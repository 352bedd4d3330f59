"""All that the pages of speakers, outlets and topics, and the indexes over them, may show."""

from dataclasses import dataclass

from builder.model.outlet import Outlet
from builder.model.registry import Membership, OtherName
from builder.model.speaker import Speaker
from builder.model.topic import Topic
from builder.publishing.head import Head
from builder.publishing.references import CountedReference, Reference, YearGroup


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture of statements by year: its file, its span, and its size in pixels."""

    picture: str
    first_year: int
    last_year: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The statements of a page: groups shown here, and links to years that have pages of their own.

    ``years`` is empty where the listing is short enough to stand on one page; otherwise ``groups`` holds the
    newest year only, and ``years`` every year, newest first.
    """

    count: int
    groups: tuple[YearGroup, ...]
    years: tuple[CountedReference, ...] = ()


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The other names of one script; ``script`` is its name, or a language's, or None where neither is stated."""

    script: str | None
    names: tuple[OtherName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """A speaker's page. ``posts`` stand by their beginnings, those without dates last.

    ``posts_picture`` shows the posts that have dates, and takes the place of ``timeline``.
    """

    head: Head
    speaker: Speaker
    names: tuple[NameGroup, ...]
    posts: tuple[Membership, ...]
    posts_picture: Timeline | None
    listing: Listing
    timeline: Timeline | None
    topics: tuple[CountedReference, ...]
    outlets: tuple[CountedReference, ...]
    source_file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """An outlet's page. ``passed_on`` counts the statements whose trail names it without it being the outlet."""

    head: Head
    outlet: Outlet
    listing: Listing
    passed_on: YearGroup | None
    timeline: Timeline | None
    speakers: tuple[CountedReference, ...]
    topics: tuple[CountedReference, ...]
    source_file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A topic's page, with the topics around it."""

    head: Head
    topic: Topic
    broader: Reference | None
    narrower: tuple[CountedReference, ...]
    listing: Listing
    timeline: Timeline | None
    speakers: tuple[CountedReference, ...]
    source_file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfView:
    """One year of a long listing: ``/speakers/x/2020/``."""

    head: Head
    subject: Reference
    subject_kind: str
    """``speaker``, ``outlet`` or ``topic``."""
    group: YearGroup
    years: tuple[Reference, ...]
    """Every year, newest first; without counts, so that a statement added to one changes no other year's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """The entries of an index that begin with one letter."""

    letter: str
    entries: tuple[CountedReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The index of all speakers, outlets or topics; ``kind`` is ``speaker``, ``outlet`` or ``topic``."""

    head: Head
    kind: str
    count: int
    groups: tuple[IndexGroup, ...]
