"""The parts of a report: words of this program, and words of the archive, which no format may take for markup."""

from dataclasses import dataclass
from typing import TypeAlias

from builder.comparing.text_changes import Line


@dataclass(frozen=True, slots=True)
class Address:
    """A site path, or another name that is shown exactly as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title: words of the archive within a sentence."""

    text: str


Sentence: TypeAlias = tuple[str | Address | Title, ...]
"""Words of this program, and between them words of the archive."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of one sentence."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of sentences."""

    items: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that changed, with those around them."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of this program in rows; the first cell of each names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Entry | Listing | Change | Table
