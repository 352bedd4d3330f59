"""Passages: the blocks of a statement's text that have an address, and the runs in them that tell whose words stand."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How a run of text relates to the speaker's words."""

    DIRECT = "direct"  # the speaker's words, perhaps translated
    QUOTED = "quoted"  # a word or phrase in quotation marks: a term, a title, a scare quote
    REPORTED = "reported"  # somebody's account of the words
    SUMMARY = "summary"  # the archive's own account
    EDITORIAL = "editorial"  # neither: headings, notes, interjections


class Block(StrEnum):
    """What kind of block a passage is."""

    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"  # a paragraph of a block quotation
    ITEM = "item"
    HEADING = "heading"
    OTHER = "other"  # tables, code


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``start`` to ``end`` (not included) of a passage's text; mode None is 'not stated'."""

    start: int
    end: int
    mode: Mode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of a text. ``address`` is its permanent name, ``p-`` and eight characters.

    ``text`` is the visible text with white space collapsed; ``runs`` cover it without gaps. ``voice`` names
    who speaks where that is not the statement's speaker, as the text names them. ``original`` is the wording in
    the language spoken, where it is held, and ``original_language`` its BCP 47 tag.
    """

    address: str
    text: str
    block: Block
    runs: tuple[Run, ...]
    voice: str | None = None
    original: str | None = None
    original_language: str | None = None

    @property
    def modes(self) -> tuple[Mode | None, ...]:
        """The modes that occur, each once, in the order of the text."""
        return tuple(dict.fromkeys(run.mode for run in self.runs))
