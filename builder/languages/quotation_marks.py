"""Quotation marks by language: those of the Unicode CLDR, and those that newspapers and ministries really print.

Where the marks of a language can both open and close, their surroundings decide; ``reading/quotations.py`` does that.
Marks of titles (《》, 〈〉) are left out: a title is nobody's words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.distance import primary

_STRAIGHT = {'"': '"'}
_STRAIGHT_SINGLE = {"'": "'"}
_ENGLISH = {"“": "”", "‘": "’"}
_GUILLEMETS = {"«": "»", "‹": "›"}
_LOW = {"„": '“”"', "‚": "‘’'"}
_CORNERS = {"「": "」", "『": "』", "〝": "〟〞", "﹁": "﹂", "﹃": "﹄", "｢": "｣"}

SINGLE_MARKS = "‘’‚'׳"
"""Marks that may be an apostrophe instead, or stand next to ones that may."""

STRAIGHT_MARKS = '"״'
"""Double marks that have one shape only."""

GUILLEMETS = "«»‹›"
"""Marks of which a single one may close two quotations that end together (ОАО «Газпром»), in every language."""


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """What a language prints around quotations.

    ``pairs`` has the marks that close by the mark that opens. ``clipped`` are words that begin with an apostrophe
    ('tis), ``cut_short`` endings of words after which an apostrophe stands (workers', un po'), in lower case.
    ``prefixes`` are letters that are written together with the opening mark that follows (Arabic, Hebrew).
    ``within_words`` are marks that stand inside abbreviations, between two letters (Hebrew gershayim).
    """

    pairs: Mapping[str, str]
    clipped: frozenset[str] = field(default_factory=frozenset)
    cut_short: tuple[str, ...] = ()
    prefixes: str = ""
    within_words: str = ""
    every: frozenset[str] = field(init=False)
    """All marks."""
    both: frozenset[str] = field(init=False)
    """Those that both open and close."""

    def __post_init__(self) -> None:
        closing = frozenset("".join(self.pairs.values()))
        object.__setattr__(self, "every", closing | frozenset(self.pairs))
        object.__setattr__(self, "both", closing & frozenset(self.pairs))

    def places(self, text: str) -> list[int]:
        """Give the offsets at which marks stand in a text, in order."""
        found = []
        for mark in self.every:
            place = text.find(mark)
            while place >= 0:
                found.append(place)
                place = text.find(mark, place + 1)
        return sorted(found)


_MARKS: Mapping[str, QuotationMarks] = {
    "en": QuotationMarks(
        _ENGLISH | _STRAIGHT | _STRAIGHT_SINGLE | {"«": "»"},
        clipped=frozenset({"tis", "twas", "twere", "em", "til", "till", "cause", "bout", "n", "cuz", "im", "ere"}),
        cut_short=("s", "z", "in", "o", "ol"),
    ),
    "fr": QuotationMarks(_GUILLEMETS | _ENGLISH | {"„": "“”"} | _STRAIGHT),
    "de": QuotationMarks(
        _LOW | _GUILLEMETS | {"»": "«", "›": "‹", "“": "”", "‘": "’"} | _STRAIGHT | _STRAIGHT_SINGLE,
        clipped=frozenset({"ne", "nen", "n", "s", "ran", "rein", "raus", "rum"}),
        cut_short=("s", "x", "z", "ß"),
    ),
    "es": QuotationMarks(_GUILLEMETS | _ENGLISH | _STRAIGHT | _STRAIGHT_SINGLE),
    "it": QuotationMarks(
        _GUILLEMETS | _ENGLISH | {"„": "”“"} | _STRAIGHT | _STRAIGHT_SINGLE,
        clipped=frozenset({"ndrangheta", "ndrine", "ndrina", "sto", "ste", "n"}),
        cut_short=("po", "mo", "va", "fa", "da", "di", "de", "sta", "be", "ne", "co"),
    ),
    "ru": QuotationMarks(_GUILLEMETS | {"„": '“”"', "“": "”"} | _STRAIGHT),
    "uk": QuotationMarks(_GUILLEMETS | {"„": '“”"', "“": "”"} | _STRAIGHT),
    "pl": QuotationMarks(
        {"„": '”“"', "‚": "’‘'", "“": "”", "«": "»", "»": "«", "‘": "’"} | _STRAIGHT,
    ),
    "ar": QuotationMarks({"«": "»", "»": "«", "“": "”“", "”": "“”"} | _STRAIGHT, prefixes="وفبلكـ"),
    "he": QuotationMarks(
        {"”": "”“", "“": "”“", "„": '”“"', "«": "»", "״": "״"} | _STRAIGHT,
        prefixes="והבכלמש",
        within_words='"”“״',
    ),
    "tr": QuotationMarks(_ENGLISH | _GUILLEMETS | _STRAIGHT | _STRAIGHT_SINGLE),
    "zh": QuotationMarks(_ENGLISH | _CORNERS | _STRAIGHT),
    "ja": QuotationMarks(_CORNERS | _ENGLISH | _STRAIGHT),
    "ko": QuotationMarks(_ENGLISH | _CORNERS | _STRAIGHT | _STRAIGHT_SINGLE),
}

_ALL = QuotationMarks(
    _LOW | _GUILLEMETS | _CORNERS | {"“": "”", "”": "”", "»": "«»", "›": "‹›", "‘": "’"} | _STRAIGHT | _STRAIGHT_SINGLE
)


def quotation_marks(language: str) -> QuotationMarks:
    """Give the marks of a language (a BCP 47 tag, of which the first subtag counts); every pair for an unknown one."""
    return _MARKS.get(primary(language), _ALL)
