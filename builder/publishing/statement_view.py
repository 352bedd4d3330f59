"""All that a statement's page may show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.model.dates import UncertainDate
from builder.model.provenance import Recording, TrailStep
from builder.model.statement import Correction, Dispute, OpenValue, Rights
from builder.publishing.head import Head
from builder.publishing.references import Reference


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker with the posts held at the time, and the initials that stand in for a portrait."""

    speaker: Reference
    initials: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A step of the trail, with its organisation's page where it has one."""

    step: TrailStep
    org: Reference | None = None
    is_last: bool = False


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
    count: int


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a text is from the speaker's own words: by its wording, and by translation. None is 'not stated'.

    ``translation`` is ``none``, ``human``, ``reviewed`` (machine), ``unknown`` or ``machine``; over several
    ``hops`` from language to language it is the weakest.
    """

    wording: str | None
    translation: str | None
    hops: int = 0

    @property
    def shape(self) -> str:
        """The badge's circle: ``full``, ``half``, ``hollow`` or ``dotted``; nothing where nothing is stated."""
        if self.wording is None and self.translation is None:
            return ""
        if self.translation == "machine" or self.hops > 1:
            return "dotted"
        if self.wording in (None, "reported", "summary") or self.translation == "unknown":
            return "hollow"
        return "full" if self.wording == "verbatim" and self.translation == "none" else "half"


_WEAKEST_LAST = ("none", "human", "reviewed", "unknown", "machine")


def distance_of(
    form: str | None, extent: str | None, spoken: str | None, language: str, steps: Sequence[TrailStep]
) -> Distance:
    """Give a text's distance; a change of language along the trail, or at its end, is a translation."""
    hops: list[str] = []
    before = spoken
    for step in steps:
        changed = bool(before and step.language) and _primary(before) != _primary(step.language)
        if changed or step.translation not in (None, "none"):
            hops.append(_translation(step))
        before = step.language or before
    if before and _primary(before) != _primary(language):
        hops.append("unknown")
    wording = "summary" if extent == "summary" else form
    if hops:
        return Distance(wording, max(hops, key=_WEAKEST_LAST.index), len(hops))
    return Distance(wording, "none" if spoken else None)


def _translation(step: TrailStep) -> str:
    if step.translation == "machine" and step.reviewed_by:
        return "reviewed"
    return step.translation if step.translation in ("human", "machine") else "unknown"


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement's page. None and empty mean 'not stated' and are shown so where the reader would ask."""

    head: Head
    id: str
    title: str
    language: str
    direction: str
    html: str
    modes: tuple[str, ...]
    kind: str | None
    extent: str | None
    form: str | None
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
    trail: tuple[TrailLine, ...]
    recordings: tuple[Recording, ...]
    topics: tuple[Reference, ...]
    versions: tuple[tuple[Reference, str], ...]
    """Other statements of the same utterance, each with its language tag."""
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

    @property
    def distance(self) -> Distance:
        """How far the text is from the speaker's own words."""
        steps = [line.step for line in self.trail]
        return distance_of(self.form, self.extent, self.spoken_language, self.language, steps)
