"""How much of a text is known to be the speaker's own words."""

import unicodedata
from collections.abc import Sequence
from enum import Enum

from builder.digests import digest_of
from builder.model.passage import Mode, Passage

OWN = (Mode.DIRECT, Mode.QUOTED)
"""The modes of the speaker's words."""


class OwnWords(Enum):
    """How much of a text is the speaker's own words, given as such."""

    NONE = 0
    SOME = 1
    ALL = 2


def is_own(modes: Sequence[Mode | None], voice: str | None = None) -> bool:
    """Whether a passage is known to be the cited speaker's words throughout."""
    return bool(modes) and not voice and all(mode in OWN for mode in modes)


def has_words(text: str) -> bool:
    """Whether there is anything to find in a text: of dashes and dots alone a search makes no page."""
    return any(character.isalnum() or unicodedata.category(character)[0] in "LNS" for character in text)


def own_words_of(passages: Sequence[Passage]) -> tuple[OwnWords, tuple[tuple[str, str], ...]]:
    """Tell how much of a text is known to be the speaker's own words, and give those by address; runs apart stay apart.

    A passage's address stands with its first run alone.
    """
    own: list[tuple[str, str]] = []
    whole = True
    for passage in passages:
        if Mode.DIRECT in passage.modes and is_own(passage.modes, passage.voice):
            own.append((passage.address, passage.text))
            continue
        whole = False
        runs = [] if passage.voice else [run for run in passage.runs if run.mode is Mode.DIRECT]
        address = passage.address
        for run in runs:
            own.append((address, passage.text[run.start : run.end]))
            address = ""  # a page holds an address once
    if not any(has_words(text) for _, text in own):
        return OwnWords.NONE, ()
    return (OwnWords.ALL if whole else OwnWords.SOME), tuple(own)


def words_digest(passages: Sequence[Passage], own: tuple[tuple[str, str], ...]) -> bytes:
    """Give the digest of passages' addresses and words, and of what in them is the speaker's own words."""
    return digest_of(tuple((passage.address, passage.text) for passage in passages), own)
