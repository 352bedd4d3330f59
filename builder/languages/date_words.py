"""Dates in words, with their doubt: '29 December 2020 (year uncertain)', 'about 1961', 'spring 2020'.

Month names and the order of parts come from CLDR, the words around them from the message catalogues. Open
intervals include the day that they name, so they read '2020 or earlier' rather than 'before 2020'.
"""

import datetime
import re
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, get_month_names

from builder.languages.edtf_parts import DateParts, read_parts
from builder.languages.locales import locale_of
from builder.languages.messages import translations
from builder.model.dates import Precision, UncertainDate, parse_date


def _(message: str) -> str:
    """Mark a message for translation, which happens when it is used."""
    return message


def pgettext(context: str, message: str) -> tuple[str, str]:
    """Mark a message whose translation depends on what stands in it."""
    return message, context


_BETWEEN = {
    Precision.DAY: pgettext("day", "between %(start)s and %(end)s"),
    Precision.MONTH: pgettext("month", "between %(start)s and %(end)s"),
    Precision.YEAR: pgettext("year", "between %(start)s and %(end)s"),
}
_DOUBTS = {
    ("year",): _("%(date)s (year uncertain)"),
    ("month",): _("%(date)s (month uncertain)"),
    ("day",): _("%(date)s (day uncertain)"),
    ("year", "month"): _("%(date)s (year and month uncertain)"),
    ("year", "day"): _("%(date)s (year and day uncertain)"),
    ("month", "day"): _("%(date)s (month and day uncertain)"),
}
_APPROXIMATIONS = {
    ("year",): _("%(date)s (year approximate)"),
    ("month",): _("%(date)s (month approximate)"),
    ("day",): _("%(date)s (day approximate)"),
    ("year", "month"): _("%(date)s (year and month approximate)"),
    ("year", "day"): _("%(date)s (year and day approximate)"),
    ("month", "day"): _("%(date)s (month and day approximate)"),
}
_ABOUT_A_DAY = pgettext("day", "about %(date)s")
_FIRST_OF_MONTH = {"fr": "1er"}
_SEASONS = (
    _("spring %(year)s"),
    _("summer %(year)s"),
    _("autumn %(year)s"),
    _("winter %(year)s"),
)
_DIVISIONS = {
    37: _("first four months of %(year)s"),
    38: _("middle four months of %(year)s"),
    39: _("last four months of %(year)s"),
    40: _("first half of %(year)s"),
    41: _("second half of %(year)s"),
}


@lru_cache(maxsize=4_096)
def date_words(date: UncertainDate, language: str) -> str:
    """Give the date in full, in the given language. A form that has no words is given as it was written."""
    return _Words(language, short=False).of(date)


@lru_cache(maxsize=4_096)
def short_date_words(date: UncertainDate, language: str) -> str:
    """Give the date in short: '29 Dec 2020', 'c. 1961', '2020?'. Doubt is marked, not explained."""
    return _Words(language, short=True).of(date)


class _Words:
    """The words of one language, in full or short."""

    def __init__(self, language: str, *, short: bool) -> None:
        self._messages = translations(language)
        self._locale = locale_of(language)
        self._short = short

    def of(self, date: UncertainDate) -> str:
        if date.exact:
            return self._plain(date.lower, date.precision)
        if date.precision is Precision.INTERVAL:
            return self._interval(date)
        parts = read_parts(date.text)
        if parts is None:
            return date.text
        if date.precision is Precision.UNSPECIFIED:
            return self._with_doubt(self._unspecified(date, parts), parts)
        return self._with_doubt(self._plain(date.lower, date.precision), parts)

    def _say(self, message: str, context: str = "", **values: str) -> str:
        words = self._messages.pgettext(context, message) if context else self._messages.gettext(message)
        return words % values

    def _plain(self, day: datetime.date, precision: Precision) -> str:
        if precision is Precision.DAY:
            return self._ordinal(format_date(day, "medium" if self._short else "long", self._locale))
        if precision is Precision.MONTH:
            return format_skeleton("yMMM" if self._short else "yMMMM", day, locale=self._locale)
        return format_skeleton("y", day, locale=self._locale)

    def _ordinal(self, words: str) -> str:
        """Give a day in words as the language counts the first of a month, which CLDR's patterns leave out."""
        first = _FIRST_OF_MONTH.get(self._locale.language)
        return f"{first}{words[1:]}" if first and words.startswith("1 ") else words

    # doubt

    def _with_doubt(self, words: str, parts: DateParts) -> str:
        approximate, uncertain = parts.approximate, parts.uncertain
        if approximate and parts.covers(approximate):
            if self._short:
                words = self._say(_("c. %(date)s"), date=words)
            elif len(parts.parts) == 3:
                words = self._say(*_ABOUT_A_DAY, date=words)
            else:
                words = self._say(_("about %(date)s"), date=words)
        elif approximate and not self._short:
            words = self._say(_APPROXIMATIONS[approximate], date=words)
        if not (uncertain or approximate):
            return words
        if self._short:
            return f"{words}?" if uncertain or not parts.covers(approximate) else words
        if uncertain and parts.covers(uncertain):
            return self._say(_("%(date)s (uncertain)"), date=words)
        return self._say(_DOUBTS[uncertain], date=words) if uncertain else words

    # intervals

    def _interval(self, date: UncertainDate) -> str:
        start, _slash, end = date.text.partition("/")
        if date.open_start:
            return self._say(_("%(date)s or earlier"), date=self.of(parse_date(end)))
        if date.open_end:
            return self._say(_("%(date)s or later"), date=self.of(parse_date(start)))
        return self._between(parse_date(start), parse_date(end))

    def _between(self, first: UncertainDate, last: UncertainDate) -> str:
        plain = first.text.replace("-", "").isdigit() and last.text.replace("-", "").isdigit()
        alike = plain and first.precision is last.precision and first.precision is not Precision.UNSPECIFIED
        if self._short:
            if alike and first.precision is Precision.DAY:
                return format_interval(first.lower, last.lower, "yMMMd", locale=self._locale)
            return f"{self.of(first)} – {self.of(last)}"
        if not alike:
            return self._say(_("between %(start)s and %(end)s"), start=self.of(first), end=self.of(last))
        start, end = self._without_repetition(first.lower, last.lower, first.precision)
        return self._say(*_BETWEEN[first.precision], start=start, end=end)

    def _without_repetition(self, first: datetime.date, last: datetime.date, precision: Precision) -> tuple[str, str]:
        """Give both ends, a shared year or month said once: last, or first where the year leads."""
        start, end = self._plain(first, precision), self._plain(last, precision)
        if precision is Precision.YEAR or first.year != last.year:
            return start, end
        order = _order_of_parts(self._locale)
        if order.endswith("y"):
            same_month = precision is Precision.DAY and first.month == last.month and order == "dMy"
            return self._without_year(first, precision, same_month=same_month), end
        if precision is Precision.MONTH:
            return start, end
        return start, self._without_year(last, precision, same_month=first.month == last.month)

    def _without_year(self, day: datetime.date, precision: Precision, *, same_month: bool) -> str:
        if precision is Precision.MONTH:
            name: str = get_month_names("wide", "stand-alone", self._locale)[day.month]
            return name
        if same_month:
            return format_date(day, _day_pattern(self._locale), self._locale)
        return format_date(day, _long_pattern_without_year(self._locale), self._locale)

    # seasons, and digits that are not known

    def _unspecified(self, date: UncertainDate, parts: DateParts) -> str:
        year, *rest = parts.parts
        if "X" not in date.text and len(rest) == 1:
            return self._season(int(rest[0].text), year.text)
        if "X" in year.text:
            return self._some_year(date, year.text) if not rest or rest[0].unknown else date.text
        if self._short and all(part.unknown for part in rest):
            return self._plain(date.lower, Precision.YEAR)
        if len(rest) == 2 and rest[1].unknown and rest[0].text.isdigit():
            if self._short:
                return self._plain(date.lower, Precision.MONTH)
            return self._say(_("%(date)s (day unknown)"), date=self._plain(date.lower, Precision.MONTH))
        if not all(part.unknown for part in rest):
            return self._say(
                *_BETWEEN[Precision.DAY],
                start=self._plain(date.lower, Precision.DAY),
                end=self._plain(date.upper, Precision.DAY),
            )
        message = _("%(date)s (month unknown)") if len(rest) == 1 else _("%(date)s (month and day unknown)")
        return self._say(message, date=self._plain(date.lower, Precision.YEAR))

    def _some_year(self, date: UncertainDate, year: str) -> str:
        if re.fullmatch(r"[0-9]{3}X", year):
            return self._say(_("%(decade)ss"), decade=f"{year[:3]}0")
        return self._between(_year(date.lower.year), _year(date.upper.year))

    def _season(self, code: int, year: str) -> str:
        shown = self._plain(datetime.date(int(year), 1, 1), Precision.YEAR)
        if 21 <= code <= 32:
            season = self._say(_SEASONS[(code - 21) % 4], year=shown)
            if 25 <= code <= 28:
                return self._say(_("%(season)s (northern hemisphere)"), season=season)
            return self._say(_("%(season)s (southern hemisphere)"), season=season) if code >= 29 else season
        if 33 <= code <= 36:
            first = datetime.date(int(year), 3 * (code - 33) + 1, 1)
            return format_skeleton("yQQQQ", first, locale=self._locale)
        return self._say(_DIVISIONS[code], year=shown) if code in _DIVISIONS else f"{year}-{code}"


def _year(year: int) -> UncertainDate:
    return parse_date(f"{year:04}")


def _order_of_parts(locale: Locale) -> str:
    letters = re.sub(r"'[^']*'|[^dMLy]", "", locale.date_formats["long"].pattern).replace("L", "M")
    return re.sub(r"(.)\1+", r"\1", letters)


def _day_pattern(locale: Locale) -> str:
    """Give the day of the long pattern with what clings to it: ``d``, ``d.``, ``d日``."""
    found = re.search(r"d+[^\sdMLy',]*", locale.date_formats["long"].pattern)
    return found.group() if found else "d"


def _long_pattern_without_year(locale: Locale) -> str:
    """Give the long pattern from the day to the month: ``d. MMMM``, ``MMMM d``, ``M月d日``."""
    pattern = locale.date_formats["long"].pattern
    found = re.search(r"(?:d+|[ML]+).*?(?:d+日?|[ML]+)(?!.*[dML])", pattern)
    return found.group() if found else pattern
