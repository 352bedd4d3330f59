"""STUB of the lead until the real module is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn."""

    label: str | None
    label_end: int
    voice: str | None


def read_turns(blocks: Sequence[str], language: str, resolve: Callable[[str], str | None]) -> tuple[Turn | None, ...]:
    """Give the turn of each block."""
    return (None,) * len(blocks)


def interjections(text: str, transcript: bool) -> tuple[tuple[int, int], ...]:
    """Give the spans of interjections."""
    return ()
