"""What the registries of an archive know of a page or text: outlets by their domains, speakers by their names."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from builder.archive.names import Names, name_key
from builder.languages.scripts import is_unspaced
from builder.model.outlet import Outlet
from builder.model.speaker import Speaker
from builder.reading.registries import read_outlet, read_speaker
from builder.reading.source_files import files_below

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A speaker whom a text names: how often, where first, and in which spellings as printed."""

    speaker: Speaker
    count: int
    first: int
    spellings: tuple[str, ...]


@dataclass
class KnownNames:
    """The outlets and speakers of an archive."""

    outlets: tuple[Outlet, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    _patterns: dict[str, "re.Pattern[str]"] = field(default_factory=dict, init=False)

    def outlet_of(self, address: str | None) -> Outlet | None:
        """Give the outlet that has the address's domain or one above it; of several, the one with the nearest."""
        try:
            host = (urlsplit(address or "").hostname or "").rstrip(".").lower()
        except ValueError:
            return None
        labels = host.split(".")
        by_domain = {domain.lower(): outlet for outlet in self.outlets for domain in outlet.domains}
        for outlet in self.outlets:
            own = (urlsplit(outlet.homepage or "").hostname or "").lower().removeprefix("www.")
            if own and not (urlsplit(outlet.homepage or "").path.strip("/")):
                by_domain.setdefault(own, outlet)
        names = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((by_domain[name] for name in names if name in by_domain), None)

    def outlet_named(self, name: str) -> Outlet | None:
        """Give the one outlet that has this name."""
        found = Names(self.outlets).find(name) if name else ()
        return found[0] if len(found) == 1 else None

    def speaker_named(self, name: str) -> Speaker | None:
        """Give the one speaker who has this name."""
        found = Names(self.speakers).find(name) if name else ()
        return found[0] if len(found) == 1 else None

    def speakers_in(self, text: str) -> tuple[NamedSpeaker, ...]:
        """Give the speakers whom a text names in full, in whatever language; those whose name fits two are left out."""
        plain = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
        names = self._names()
        found: dict[str, list[re.Match[str]]] = {}
        for pattern in self._compiled(names):
            for match in pattern.finditer(plain):
                found.setdefault(names[_key(match.group())].slug, []).append(match)
        by_slug = {speaker.slug: speaker for speaker in self.speakers}
        named = [
            NamedSpeaker(
                by_slug[slug],
                len(matches),
                min(match.start() for match in matches),
                tuple(dict.fromkeys(" ".join(match.group().split()) for match in matches)),
            )
            for slug, matches in found.items()
        ]
        return tuple(sorted(named, key=lambda each: each.first))

    def _names(self) -> Mapping[str, Speaker]:
        names: dict[str, Speaker] = {}
        ambiguous: set[str] = set()
        for speaker in self.speakers:
            for name in _all_names(speaker):
                key = _key(name)
                if len(key) < _SHORTEST and not is_unspaced(key):
                    continue
                if names.setdefault(key, speaker) is not speaker:
                    ambiguous.add(key)
        return {key: speaker for key, speaker in names.items() if key not in ambiguous}

    def _compiled(self, names: Mapping[str, Speaker]) -> Iterable[re.Pattern[str]]:
        if not self._patterns:
            ordered = sorted(names, key=len, reverse=True)
            spaced = [_pattern(name) for name in ordered if not is_unspaced(name)]
            unspaced = [re.escape(name) for name in ordered if is_unspaced(name)]
            if spaced:
                self._patterns["spaced"] = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)
            if unspaced:
                self._patterns["unspaced"] = re.compile("|".join(unspaced))
        return self._patterns.values()


def read_known_names(content: Path) -> KnownNames:
    """Give what the registries of a content folder know; an entry that cannot be read is passed over."""
    outlets = [read_outlet(file, file.name)[0] for file in files_below(content / "outlets", ".yaml")]
    speakers = [read_speaker(file, file.name)[0] for file in files_below(content / "speakers", ".yaml")]
    return KnownNames(
        tuple(each for each in outlets if each is not None), tuple(each for each in speakers if each is not None)
    )


def _all_names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.name, *(other.name for other in speaker.other_names))


def _key(name: str) -> str:
    return name_key(name.translate(_APOSTROPHES))


def _pattern(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))
