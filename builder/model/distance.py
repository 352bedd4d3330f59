"""How far a text is from the speaker's own words: two axes, and one badge made from both by the table here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from builder.model.provenance import TrailStep


class Wording(StrEnum):
    """The first axis: what the text holds."""

    VERBATIM = "verbatim"
    MIXED = "mixed"
    REPORTED = "reported"
    SUMMARY = "summary"


class Translation(StrEnum):
    """The second axis: how the text came into its language, best first."""

    NONE = "none"
    HUMAN = "human"
    REVIEWED = "reviewed"  # by a machine, reviewed by a person
    UNKNOWN = "unknown"
    MACHINE = "machine"
    RELAYED = "relayed"  # two translations or more


class Badge(StrEnum):
    """The circle that stands for both axes, nearest to the speaker first."""

    FULL = "full"
    HALF = "half"
    HOLLOW = "hollow"
    DOTTED = "dotted"
    BLANK = ""  # nothing is stated


_FULL, _HALF, _HOLLOW, _DOTTED, _BLANK = Badge.FULL, Badge.HALF, Badge.HOLLOW, Badge.DOTTED, Badge.BLANK

COLUMNS: tuple[Translation | None, ...] = (*Translation, None)
"""The columns of ``BADGES``; None is 'not stated'."""

BADGES: Mapping[Wording | None, tuple[Badge, ...]] = {
    #                    none     human    reviewed unknown  machine  relayed  not stated
    Wording.VERBATIM: (_FULL, _HALF, _HALF, _HOLLOW, _DOTTED, _DOTTED, _HALF),
    Wording.MIXED: (_HALF, _HALF, _HALF, _HOLLOW, _DOTTED, _DOTTED, _HALF),
    Wording.REPORTED: (_HOLLOW, _HOLLOW, _HOLLOW, _HOLLOW, _DOTTED, _DOTTED, _HOLLOW),
    Wording.SUMMARY: (_HOLLOW, _HOLLOW, _HOLLOW, _HOLLOW, _DOTTED, _DOTTED, _HOLLOW),
    None: (_HOLLOW, _HOLLOW, _HOLLOW, _HOLLOW, _DOTTED, _DOTTED, _BLANK),
}
"""The badge by wording (row; None is 'not stated') and translation (column). The site publishes this table."""


@dataclass(frozen=True)  # without slots, like all of a statement: so it is unpickled several times as fast
class Distance:
    """A text's place on both axes; None is 'not stated'.

    Where ``translation`` is ``relayed``, ``weakest`` names the weakest of the ``hops`` from language to language.
    """

    wording: Wording | None
    translation: Translation | None
    hops: int = 0
    weakest: Translation | None = None

    @property
    def badge(self) -> Badge:
        """The badge of the table."""
        return BADGES[self.wording][COLUMNS.index(self.translation)]


@dataclass(frozen=True, slots=True)
class Hop:
    """A translation on the way to a text: at which step of the trail, of which language, and how.

    ``place`` counts steps from 0; the way from the last step into the text's own language has the number of steps.
    ``source`` is None where the language translated from is not stated.
    """

    place: int
    source: str | None
    translation: Translation


def hops_of(spoken: str | None, language: str, steps: Sequence[TrailStep]) -> tuple[Hop, ...]:
    """Give the translations along a trail: where the language changes, also at its end, or a step says so."""
    hops: list[Hop] = []
    before = spoken
    for place, step in enumerate(steps):
        changes = changes_language(before, step.language)
        if changes or step.translation not in (None, "none"):
            source = before if changes or not step.language else None
            hops.append(Hop(place, source, _translation_of(step)))
        before = step.language or before
    if changes_language(before, language):
        hops.append(Hop(len(steps), before, Translation.UNKNOWN))
    return tuple(hops)


def distance_of(
    form: str | None, extent: str | None, spoken: str | None, language: str, steps: Sequence[TrailStep]
) -> Distance:
    """Give a text's distance; over several hops, the weakest translation is named."""
    if not steps:
        return _direct_distance(form, extent, spoken, language)
    return _distance(form, extent, spoken, [hop.translation for hop in hops_of(spoken, language, steps)])


@cache  # most statements have no trail, and there are few ways for a text to be without one
def _direct_distance(form: str | None, extent: str | None, spoken: str | None, language: str) -> Distance:
    return _distance(form, extent, spoken, [hop.translation for hop in hops_of(spoken, language, ())])


def _distance(form: str | None, extent: str | None, spoken: str | None, hops: Sequence[Translation]) -> Distance:
    wording = Wording.SUMMARY if extent == "summary" else Wording(form) if form else None
    if not hops:
        return Distance(wording, Translation.NONE if spoken else None)
    weakest = max(hops, key=list(Translation).index)
    return Distance(wording, Translation.RELAYED if len(hops) > 1 else weakest, len(hops), weakest)


def changes_language(before: str | None, after: str | None) -> bool:
    """Whether two texts, both of a stated language, are in different ones."""
    return bool(before and after) and primary(before) != primary(after)


def _translation_of(step: TrailStep) -> Translation:
    if step.translation == "machine" and step.reviewed_by:
        return Translation.REVIEWED
    return Translation(step.translation) if step.translation in ("human", "machine") else Translation.UNKNOWN


def primary(language: str | None) -> str:
    """Give the primary subtag of a language tag, in lower case."""
    return (language or "").partition("-")[0].lower()
