"""The small parts that many pages show: references, rows of listings, links to years."""

from dataclasses import dataclass

from builder.archive.archive import RelatedStatement
from builder.model.dates import UncertainDate
from builder.model.distance import Distance
from builder.model.outlet import Outlet
from builder.model.speaker import Speaker
from builder.model.topic import Topic


@dataclass(frozen=True, slots=True)
class Reference:
    """A link within the site: a name and the site path that it leads to (``/speakers/x/``).

    ``language`` is the BCP 47 tag of the name where that is a text's title, which may be in any language.
    """

    name: str
    path: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class CountedReference:
    """A link with the number of statements behind it, and the years that they span where there are any."""

    name: str
    path: str
    count: int
    first_year: int | None = None
    last_year: int | None = None


def speaker_reference(speaker: Speaker) -> Reference:
    """Give the link to a speaker's page."""
    return Reference(speaker.name, f"/speakers/{speaker.slug}/")


def outlet_reference(outlet: Outlet) -> Reference:
    """Give the link to an outlet's page."""
    return Reference(outlet.name, f"/outlets/{outlet.slug}/")


def topic_reference(topic: Topic) -> Reference:
    """Give the link to a topic's page."""
    return Reference(topic.name, f"/topics/{topic.slug}/")


def statement_reference(related: RelatedStatement) -> Reference:
    """Give the link to a statement's page, with the language of its title."""
    return Reference(related.statement.title, related.path, related.statement.language)


@dataclass(frozen=True, slots=True)
class ShortStop:
    """A station of a trail in a few words: a name, or what stands for one, and what matters of it.

    ``unnamed`` and ``facts`` are values of the vocabulary 'trail' (``builder/languages/terms.py``). ``language``
    is a BCP 47 tag, given where it is not the language of the station before.
    """

    name: str | None
    unnamed: str
    language: str | None
    facts: tuple[str, ...]


_NOT_STATED = Distance(None, None)


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as one line of a listing, with a second one, ``trail``, where it came a longer way."""

    path: str
    title: str
    language: str
    date: UncertainDate
    speakers: tuple[Reference, ...]
    outlet: Reference
    disputed: bool = False
    withdrawn: bool = False
    disputed_by: tuple[str, ...] = ()
    distance: Distance = _NOT_STATED
    trail: tuple[ShortStop, ...] = ()


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The rows of one year, newest first. ``path`` leads to a page of its own where the year has one."""

    year: int
    rows: tuple[Row, ...]
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The two feeds of a page, as site paths."""

    title: str
    atom: str
    json: str
