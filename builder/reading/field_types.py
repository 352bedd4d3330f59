"""The kinds of value that a field takes: how each is read from text, described, and put into JSON Schema.

Front matter arrives as text; a kind gives it its type and says what is wrong with it. Nothing is guessed:
``no`` is a word where text is wanted, Norwegian where a language is, and false where yes or no is.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union
from urllib.parse import urlsplit

from builder.checking.rules import RULES
from builder.model.dates import DateError, parse_date

Schema: TypeAlias = Mapping[str, Union[str, int, list[str], "Schema"]]
_SLUG = re.compile(r"[^\W_]+(?:[-_.]?[^\W_]+)*")
_TIMECODE = re.compile(r"(?:[0-9]{1,3}:)?[0-5]?[0-9]:[0-5][0-9](?:\.[0-9]+)?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_TRUE = frozenset({"true", "yes"})
_FALSE = frozenset({"false", "no"})


class ValueRefused(ValueError):
    """A text that the field's kind does not take; the message says why, the hint what to write.

    ``mended`` is the text to write where only one can be meant.
    """

    def __init__(self, message: str, hint: str = "", *, is_date: bool = False, mended: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.is_date = is_date
        self.mended = mended


class Kind(ABC):
    """A kind of single value."""

    takes: str = "text"
    """What the field takes, in a few words, for messages and the documentation."""

    @abstractmethod
    def read(self, text: str) -> object:
        """Give the typed value, or raise ValueRefused."""

    @abstractmethod
    def schema(self) -> Schema:
        """Give the JSON Schema of the value as written."""


class Text(Kind):
    """Words on one line or more, NFC, with white space at the ends removed."""

    def read(self, text: str) -> str:
        words = unicodedata.normalize("NFC", text.strip())
        if not words:
            raise ValueRefused("the text is empty")
        return words

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


class Line(Text):
    """Words on a single line."""

    takes = "text on one line"

    def read(self, text: str) -> str:
        return " ".join(super().read(text).split())


class Slug(Kind):
    """The name of a record in addresses: lower-case letters of any script, digits and hyphens."""

    takes = "an id: lower-case letters, digits and hyphens"

    def read(self, text: str) -> str:
        if not is_slug(text):
            raise ValueRefused(f"'{text}' is no id", "Use lower-case letters, digits and hyphens.")
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^[^\s/]+$"}


class Identifier(Kind):
    """The permanent name of a statement: like a slug, but capitals may stand, since imported ids have them."""

    takes = "an id: letters, digits and hyphens"

    def read(self, text: str) -> str:
        if not is_identifier(text):
            raise ValueRefused(f"'{text}' is no id", "Use letters, digits and hyphens.")
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^[^\s/]+$"}


def is_identifier(text: str) -> bool:
    """Whether the text can stand in an address: NFC, letters, digits and ``-``, ``_``, ``.`` between them."""
    return bool(_SLUG.fullmatch(text)) and text == unicodedata.normalize("NFC", text) and len(text) <= 200


def is_slug(text: str) -> bool:
    """Whether the text is an identifier in lower case."""
    return is_identifier(text) and text == text.lower()


class Date(Kind):
    """A date in EDTF."""

    takes = "a date: 2020-12-29, 2020-12, 2020, 2020-12-29?, 1961~, 2020-12-28/2020-12-29"

    def read(self, text: str) -> object:
        try:
            return parse_date(text.strip())
        except DateError as error:
            hint, mended = _nearest_date(text)
            raise ValueRefused(f"'{text}' is no date: {error}", hint, is_date=True, mended=mended) from None

    def schema(self) -> Schema:
        return {"type": "string", "description": "EDTF"}


def _nearest_date(text: str) -> tuple[str, str]:
    """Give a hint, and the date in EDTF where the text can mean no other: 2.1.2020 may be in February."""
    loose = re.fullmatch(r"\s*([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\s*", text)
    day_first = re.fullmatch(r"\s*([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\s*", text)
    if loose:
        year, month, day = loose.groups()
    elif day_first:
        day, month, year = day_first.groups()
    else:
        return "", ""
    candidate = f"{year}-{int(month):02}-{int(day):02}"
    try:
        parse_date(candidate)
    except DateError:
        return "", ""
    if candidate == text:
        return "", ""
    certain = loose or int(day) > 12 or day == month
    return f"Write it as {candidate}.", candidate if certain else ""


class Language(Kind):
    """A language as BCP 47 writes it."""

    takes = "a language tag: en, pt-BR, zh-Hans"

    def read(self, text: str) -> str:
        from langcodes import tag_is_valid  # loads its tables when first asked

        if text not in _known_languages:
            if not tag_is_valid(text):
                raise ValueRefused(f"'{text}' is no language tag", "Write a BCP 47 tag such as en, ru or zh-Hans.")
            _known_languages.add(text)
        return text

    def schema(self) -> Schema:
        return {"type": "string", "description": "BCP 47"}


_known_languages: set[str] = set()


class Url(Kind):
    """A web address."""

    takes = "a web address that begins with https:// or http://"

    def read(self, text: str) -> str:
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("https", "http") or not parts.netloc or re.search(r'[\s<>"]', text):
            raise ValueRefused(f"'{text}' is no web address", "Write it in full, from https:// on.")
        return text

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri"}


class SitePath(Kind):
    """An address on this site, such as an old one that must go on working."""

    takes = "an address on this site that begins with /"

    def read(self, text: str) -> str:
        parts = text.split("/")
        if not text.startswith("/") or ".." in parts or any(mark in text for mark in '\\?#%<>" ') or "//" in text:
            raise ValueRefused(f"'{text}' is no address on this site", "Write it as /statements/old-name/.")
        last = parts[-1]
        return text if last == "" or "." in last else text + "/"

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^/"}


class Boolean(Kind):
    """Yes or no."""

    takes = "true or false"

    def read(self, text: str) -> bool:
        word = text.lower()
        if word in _TRUE or word in _FALSE:
            return word in _TRUE
        raise ValueRefused(f"'{text}' is neither true nor false")

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Integer(Kind):
    """A whole number."""

    takes = "a whole number"

    def read(self, text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise ValueRefused(f"'{text}' is no whole number")
        return int(text)

    def schema(self) -> Schema:
        return {"type": "integer"}


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def takes(self) -> str:  # type: ignore[override]
        return "one of " + ", ".join(self.options)

    def read(self, text: str) -> str:
        if text not in self.options:
            from builder.archive.suggestions import nearest

            mended = " ".join(text.split()).casefold().replace(" ", "-")
            mended = mended if mended in self.options else ""
            close = mended or nearest(text, self.options)
            hint = f"Did you mean '{close}'?" if close else f"Write one of {', '.join(self.options)}."
            raise ValueRefused(f"'{text}' is not one of the words that the field takes", hint, mended=mended)
        return text

    def schema(self) -> Schema:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class FindingCode(Kind):
    """The code of a finding; of one that a file may be excepted from, where only those can stand."""

    adjustable_only: bool = False
    takes: str = "the code of a finding"

    def read(self, text: str) -> str:
        rule = RULES.get(text)
        if rule is None:
            from builder.archive.suggestions import nearest

            close = nearest(text, self._codes)
            hint = f"Did you mean '{close}'?" if close else "The codes are listed at /contribute/findings/."
            raise ValueRefused(f"there is no finding '{text}'", hint)
        if self.adjustable_only and not rule.adjustable:
            raise ValueRefused(f"'{text}' is not a matter of judgement, so that no file can be excepted", rule.remedy)
        return text

    def schema(self) -> Schema:
        return {"enum": self._codes}

    @property
    def _codes(self) -> list[str]:
        return sorted(code for code, rule in RULES.items() if rule.adjustable or not self.adjustable_only)


@dataclass(frozen=True)
class Pattern(Kind):
    """A text of one form."""

    pattern: re.Pattern[str]
    takes: str
    example: str = field(default="")

    def read(self, text: str) -> str:
        if not self.pattern.fullmatch(text):
            raise ValueRefused(f"'{text}' is not {self.takes}", f"Write it as {self.example}.")
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}


TIMECODE = Pattern(_TIMECODE, "a time within a recording, hours:minutes:seconds", '"00:12:30"')
SHA256 = Pattern(_SHA256, "a SHA-256 digest in 64 hexadecimal digits", "64 of the characters 0-9a-f")
WIKIDATA = Pattern(_WIKIDATA, "a Wikidata item", "Q58217")
COUNTRY = Pattern(re.compile("[A-Z]{2}"), "a country in two capital letters (ISO 3166-1)", "FR")
DOMAIN = Pattern(re.compile(r"[^\s/:@]+\.[^\s/:@.]+"), "a domain name", "francais.rt.com")
TAG_AUTHORITY = Pattern(
    re.compile(r"[a-z0-9.-]+(?:@[a-z0-9.-]+)?,[0-9]{4}(?:-[0-9]{2}){0,2}"),
    "a domain name of yours and a date on which it was (RFC 4151)",
    "archive.example,2026",
)
CONTACT = Pattern(
    re.compile(r"https?://[^\s]+|[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+"),
    "an email address, or the address of a page",
    "errors@archive.example",
)
