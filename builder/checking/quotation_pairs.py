"""Quotation marks that have no partner, by the marks of the text's language.

Apostrophes, inches, and the mark that each paragraph of a long quotation repeats are no faults; single marks are passed
over, since they may be apostrophes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.checking.finding import Finding
from builder.checking.judgement_rules import UNPAIRED_QUOTATION_MARK
from builder.checking.places import SourceText
from builder.languages.quotation_marks import SINGLE_MARKS, STRAIGHT_MARKS, quotation_marks
from builder.reading.quotations import Quotation, find_quotations

_MOST = 5
"""How many marks of one text are named: one that is scanned badly has hundreds."""

_DOUBLE = frozenset('"“”„«»〝〟「」『』')
_TWO_APOSTROPHES = re.compile("''|’’|‘‘|``")
_OPENS_AFTER = frozenset("([{—–-/:;,=’'")
_ANY_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class LoneMark:
    """A mark without a partner: the passage and the offset in it; whether it opens a quotation."""

    passage: int
    offset: int
    opens: bool


def quotation_pairs(path: str, passages: Sequence[str], language: str, source: SourceText) -> Iterator[Finding]:
    """Give a suggestion for each quotation mark without a partner, at most five a text."""
    for lone in lone_marks(passages, language)[:_MOST]:
        place = source.place_of(passages, lone.passage, lone.offset)
        mark = passages[lone.passage][lone.offset]
        message = f"the quotation mark {mark} opens a quotation that nothing closes" if lone.opens else (
            f"the quotation mark {mark} has no partner"
        )  # fmt: skip
        yield UNPAIRED_QUOTATION_MARK.at(path, place.line, place.column, message)


def lone_marks(passages: Sequence[str], language: str) -> tuple[LoneMark, ...]:
    """Give the double quotation marks of a text that belong to no pair, in order."""
    present = _DOUBLE & set("".join(passages))
    if not present:
        return ()
    if present - quotation_marks(language).every:  # print from elsewhere: every pair may be meant
        language = _ANY_LANGUAGE
    found = find_quotations(passages, language)
    unclosed = {(number, place.start) for number, place in _unclosed(found, passages)}
    lone: list[LoneMark] = []
    for number, (text, within) in enumerate(zip(passages, found, strict=True)):
        opening = {at for each, at in unclosed if each == number}
        places = sorted({*opening, *_outside(text, within, language)})
        lone.extend(LoneMark(number, at, at in opening) for at in _unpaired(text, places))
    return tuple(lone)


def _unclosed(found: Sequence[Sequence[Quotation]], passages: Sequence[str]) -> Iterator[tuple[int, Quotation]]:
    """Give the first part of each quotation that is closed in none of its passages."""
    begun: tuple[int, Quotation] | None = None
    for number, within in enumerate(found):
        for quotation in within:
            if begun and quotation.start > 0:
                yield begun
                begun = None
            if quotation.closed:
                begun = None
            elif begun is None:
                begun = number, quotation
        if begun and not any(quotation.end == len(passages[number]) for quotation in within):
            yield begun
            begun = None
    if begun:
        yield begun


def _unpaired(text: str, places: Sequence[int]) -> list[int]:
    """Give those of the places whose marks make no pair among themselves, of whatever shape: "this” is one."""
    if not places:
        return []
    apostrophes = [match.start() for match in _TWO_APOSTROPHES.finditer(text)]
    open_at: list[int] = []
    for at in sorted([*places, *apostrophes]):
        width = 2 if at in apostrophes else 1
        before, after = text[at - 1 : at] if at else " ", text[at + width : at + width + 1] or " "
        opens = (before.isspace() or before in _OPENS_AFTER) and not after.isspace()
        if open_at and not opens:
            open_at.pop()
        elif opens or at in places:
            open_at.append(at)
    return [at for at in open_at if at in places]


def _outside(text: str, within: Sequence[Quotation], language: str) -> Iterator[int]:
    marks = quotation_marks(language)
    for at in marks.places(text):
        mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
        if mark in SINGLE_MARKS or mark not in _DOUBLE or any(each.start <= at < each.end for each in within):
            continue
        if mark in STRAIGHT_MARKS and before.isdigit():
            continue  # inches
        if mark in marks.within_words and before.isalpha() and after.isalpha():
            continue
        yield at
