"""Whose words a page or a pasted text holds, as far as its title, the registry and its byline tell."""

from dataclasses import dataclass

from builder.importing.known_names import KnownNames, NamedSpeaker
from builder.languages.speech_titles import read_speech_title

_CLEARLY = 2
"""How many times as often as any other a speaker is named whose words they are likely to be."""


@dataclass(frozen=True, slots=True)
class SpeakerGuess:
    """A speaker's name, in plain words what it was guessed from, and what else the title says.

    ``spellings`` are the forms of the name as printed.
    """

    name: str
    basis: str
    role: str | None = None
    kind: str | None = None
    spellings: tuple[str, ...] = ()


def guess_speaker(title: str, text: str, known: KnownNames) -> SpeakerGuess | None:
    """Give the speaker, None where nothing tells; a name that no registry has only where the title gives it."""
    spoken = read_speech_title(title)
    if spoken:
        entry = known.speaker_named(spoken.name)
        name = entry.name if entry else spoken.name
        spellings = next((each.spellings for each in known.speakers_in(text) if each.speaker is entry), ())
        basis = f"The title, “{title}”." + ("" if entry else " The registry did not know the name.")
        return SpeakerGuess(name, basis, spoken.role, spoken.kind, spellings)
    in_title = known.speakers_in(title)
    in_text = known.speakers_in(f"{title}\n{text}")
    if len(in_title) == 1:
        slug = in_title[0].speaker.slug
        found = next(each for each in in_text if each.speaker.slug == slug)
        basis = f"The title names {in_title[0].spellings[0]}, whom the registry knows; no other speaker stands in it."
        return SpeakerGuess(found.speaker.name, basis, spellings=found.spellings)
    ranked = sorted(in_text, key=lambda each: (-each.count, each.first))
    others = ranked[1].count if len(ranked) > 1 else 1  # who is named once may be named for any reason
    if ranked and ranked[0].count >= _CLEARLY * others:
        return SpeakerGuess(ranked[0].speaker.name, _often(ranked[0]), spellings=ranked[0].spellings)
    return None


def _often(named: NamedSpeaker) -> str:
    return f"The text names {named.spellings[0]}, whom the registry knows, {named.count} times, no other so often."
