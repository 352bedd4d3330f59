"""STUB of the lead until the real module is written."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation."""

    start: int
    end: int
    closed: bool


def find_quotations(blocks: Sequence[str], language: str) -> tuple[tuple[Quotation, ...], ...]:
    """Give the quotations of each block."""
    return ((),) * len(blocks)


def is_long(text: str, language: str) -> bool:
    """Tell whether a quotation is more than a phrase."""
    return len(text.split()) >= 5
