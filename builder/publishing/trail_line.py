"""A statement's trail as a line of stations, from its speakers to the text at hand.

Everything that shows the trail is made from here: the strip on the statement's page, the line under each row of a
listing, and the one with each search result.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.archive.archive import RelatedStatement
from builder.languages.locales import language_name
from builder.languages.terms import term
from builder.model.distance import Hop, Translation, changes_language
from builder.model.provenance import TrailStep
from builder.publishing.references import Reference, ShortStop, outlet_reference, speaker_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A station of the trail; the first is the speakers and has no step.

    ``translation`` is set where the text came into ``language`` here, out of ``translated_from`` (None where that is
    not stated). The last station is the text at hand: ``is_text``. ``step`` is None there too where the trail ends in
    another language than the text's.
    """

    speakers: tuple[Reference, ...] = ()
    organisation: Reference | None = None
    step: TrailStep | None = None
    language: str | None = None
    translated_from: str | None = None
    translation: Translation | None = None
    is_text: bool = False

    @property
    def name(self) -> str | None:
        """The name of whoever stands here, or None."""
        if self.speakers:
            return ", ".join(speaker.name for speaker in self.speakers)
        return self.organisation.name if self.organisation else self.step.org if self.step else None


def stops_of(related: RelatedStatement) -> tuple[Stop, ...]:
    """Give the stations, speakers first; nothing where there is no trail and no change of language to tell of."""
    statement = related.statement
    if not statement.trail and not changes_language(statement.spoken_language, statement.language):
        return ()
    hops = {hop.place: hop for hop in statement.hops}
    last = len(statement.trail)
    first = Stop(
        speakers=tuple(speaker_reference(each.speaker) for each in related.speakers),
        language=statement.spoken_language,
    )
    stops = [
        _translated(
            hops.get(place),
            Stop(
                organisation=outlet_reference(outlet) if outlet else None,
                step=step,
                language=step.language,
                is_text=place == last - 1 and last not in hops,
            ),
        )
        for place, (step, outlet) in enumerate(zip(statement.trail, related.organisations, strict=True))
    ]
    if last in hops:
        stops.append(_translated(hops[last], Stop(language=statement.language, is_text=True)))
    return (first, *stops) if stops else ()


def _translated(hop: Hop | None, stop: Stop) -> Stop:
    return replace(stop, translated_from=hop.source, translation=hop.translation) if hop else stop


def short_trail(stops: Sequence[Stop]) -> tuple[ShortStop, ...]:
    """Give the trail for one line, or nothing where it has a single hop and no translation."""
    if len(stops) < 3 and not any(stop.translation for stop in stops):
        return ()
    short = []
    named = None
    for stop in stops:
        tells = stop.step is not None or stop.is_text
        language = stop.language if tells and stop.language != named else None
        named = language or named
        short.append(ShortStop(stop.name, _unnamed(stop), language, _facts(stop)))
    return tuple(short)


def _unnamed(stop: Stop) -> str:
    if stop.is_text:
        return "text"
    return (stop.step.role if stop.step else None) or "unnamed"


def _facts(stop: Stop) -> tuple[str, ...]:
    facts = ["text"] if stop.is_text and stop.name else []
    if stop.translation:
        facts.append(stop.translation)
    if stop.translation is Translation.MACHINE:
        facts.append("not-reviewed")
    if stop.step and stop.step.seen is False:
        facts.append("not-seen")
    if stop.step and any(copy.url or copy.file for copy in stop.step.archives):
        facts.append("archived")
    return tuple(facts)


def short_words(stop: ShortStop, language: str) -> str:
    """Give a station in words: 'RT en français (French, archived)'."""
    name = stop.name or term(stop.unnamed, "trail", language)
    told = [language_name(stop.language, language)] if stop.language else []
    told += [term(fact, "trail", language) for fact in stop.facts]
    return f"{name} ({', '.join(told)})" if told else name
