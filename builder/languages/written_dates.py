"""Dates as people write them: 'Lübeck, 31. März 2003', 'April 26, 2022', '2020年2月19日', '8 فيفري 2019'.

Month names are CLDR's (https://cldr.unicode.org/), of the language in all its regions: Tunis writes
فيفري, Beirut شباط.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from builder.languages.locales import locale_of

_ORDINAL = r"(?:\.|º|ª|st\b|nd\b|rd\b|th\b|er\b|re\b)?"
_OF = r"[\s\u200e\u200f]*(?:(?:de|del|of|d['’])\s*)?"
_YEAR = r"(?:[\s,]*(?:de\s+|del\s+)?(?P<year>\d{4})(?!\d))?"
_DASH = r"\s*[-./]\s*"
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>\d{{4}}){_DASH}(?P<month>\d{{1,2}}){_DASH}(?P<day>\d{{1,2}})(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}}){_DASH}(?P<second>\d{{1,2}}){_DASH}(?P<year>\d{{4}})(?!\d)")
_EAST_ASIAN = re.compile(
    r"(?:(?P<year>\d{4})\s*[年년]\s*)?(?<!\d)(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日号號일]"
)
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "FM", "MH", "PW"})
"""Regions that write the month first in figures."""
_FIRST_YEAR = 1000


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day that a text names, from character ``start`` to ``end`` (not included); ``year`` may be lacking."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def iso(self) -> str | None:
        """The day as ``YYYY-MM-DD``, None without a year."""
        return None if self.year is None else f"{self.year:04}-{self.month:02}-{self.day:02}"


def written_dates(text: str, language: str) -> tuple[WrittenDate, ...]:
    """Give the days that a text names, in their order. One in figures that may be read in two ways is none.

    ``language`` is a BCP 47 tag; months named in English are read in every language.
    """
    if not any(character.isdigit() for character in text):
        return ()
    found = [*_in_figures(text, language), *_in_words(text, language)]
    if not language.lower().startswith("en"):
        found += _in_words(text, "en")
    found.sort(key=lambda date: (date.start, date.start - date.end))
    dates: list[WrittenDate] = []
    for date in found:
        if not dates or date.start >= dates[-1].end:
            dates.append(date)
    return tuple(dates)


def _in_figures(text: str, language: str) -> Iterator[WrittenDate]:
    for pattern in (_YEAR_FIRST, _EAST_ASIAN):
        for match in pattern.finditer(text):
            yield from _day(match, match["year"], int(match["month"]), int(match["day"]))
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if _month_first(match.group(), first, second, language):
            first, second = second, first
        elif "/" in match.group() and language.lower() == "en" and first <= 12 and first != second and second <= 12:
            continue  # the tag does not say whether the reader is American
        yield from _day(match, match["year"], second, first)


def _month_first(written: str, first: int, second: int, language: str) -> bool:
    if second > 12:
        return True
    return "/" in written and first <= 12 and language.upper().split("-")[-1] in _MONTH_FIRST


def _in_words(text: str, language: str) -> Iterator[WrittenDate]:
    months = _month_names(language.split("-")[0].lower())
    if not months:
        return
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    day_first, month_first = _patterns(language.split("-")[0].lower())
    for pattern in (day_first, month_first):
        for match in pattern.finditer(folded):
            yield from _day(match, match["year"], months[match["month"]], int(match["day"]))


def _day(match: re.Match[str], year: str | None, month: int, day: int) -> Iterator[WrittenDate]:
    try:
        datetime.date(int(year) if year else 2000, month, day)  # 29 February without its year counts
    except ValueError:
        return
    if year is None or int(year) >= _FIRST_YEAR:
        yield WrittenDate(match.start(), match.end(), int(year) if year else None, month, day)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = sorted(_month_names(language), key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(map(re.escape, names))})(?!\w)\.?"
    day_first = rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}{_OF}{month}{_YEAR}"
    month_first = rf"(?<!\w){month}\s*(?P<day>\d{{1,2}})(?!\d){_ORDINAL}{_YEAR}"
    return re.compile(day_first), re.compile(month_first)


@cache
def _month_names(language: str) -> Mapping[str, int]:
    """Give the months by their names in lower case, full and short, as any region of the language writes them."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import get_month_names
    from babel.localedata import locale_identifiers

    own = locale_of(language)
    if own.language != language:
        return {}
    names: dict[str, int] = {}
    regions: list[str] = [str(own), *(each for each in sorted(locale_identifiers()) if each.startswith(f"{language}_"))]
    for region in regions:
        try:
            locale = Locale.parse(region)
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    key = name.lower().rstrip(".")
                    if not key.isdigit() and not key.endswith("月"):
                        names.setdefault(key, number)
    return names
