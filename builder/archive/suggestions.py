"""The nearest known name to one that is not known."""

from collections.abc import Iterable


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Give the known name that a slip of the pen would turn into ``text``, or None where none is near."""
    from rapidfuzz import fuzz, process, utils  # needed only where something is wrong

    best = process.extractOne(text, list(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=75)
    return best[0] if best else None
