"""Sketches of passages: a few digests by which an edited passage is known again when its words are no longer at hand.

Bottom-k sketches (E. Cohen and H. Kaplan, 'Summarizing data using bottom-k sketches', 2007) of the runs of five
characters: the smallest digests of two texts tell how much the texts have in common.
"""

import unicodedata
from zlib import crc32

_RUN = 5
_KEPT = 16

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """Give the sketch of a passage's text: at most sixteen digests of 16 bits, ascending."""
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    runs = {plain[start : start + _RUN] for start in range(max(1, len(plain) - _RUN + 1))}
    return tuple(sorted({crc32(run.encode()) & 0xFFFF for run in runs})[:_KEPT])


def likeness(one: Sketch, other: Sketch) -> float:
    """Give about what share of their runs two texts have in common, from 0 to 1."""
    smallest = sorted({*one, *other})[:_KEPT]
    shared = set(one) & set(other)
    return sum(digest in shared for digest in smallest) / len(smallest) if smallest else 0.0


def as_written(sketch: Sketch) -> str:
    """Give a sketch as a ledger has it: four hexadecimal digits a digest."""
    return "".join(f"{digest:04x}" for digest in sketch)


def read(text: str) -> Sketch:
    """Give the sketch that a ledger has.

    Raises:
        ValueError: the text is no sketch.
    """
    if len(text) % 4:
        raise ValueError("a sketch has four digits a digest")
    return tuple(int(text[start : start + 4], 16) for start in range(0, len(text), 4))
