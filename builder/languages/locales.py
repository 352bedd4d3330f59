"""From BCP 47 language tags to the locales of CLDR (https://cldr.unicode.org/), through Babel."""

from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

_PLAIN_ENGLISH = Locale("en", "001")


@cache
def locale_of(language: str) -> Locale:
    """Give the nearest locale for a language tag; English where CLDR has none.

    Plain ``en`` means international English, which puts the day before the month.
    """
    if language.lower() == "en":
        return _PLAIN_ENGLISH
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return _PLAIN_ENGLISH


@lru_cache(maxsize=1_024)
def language_name(tag: str, language: str) -> str:
    """Give the name of the language ``tag`` in ``language``: ``pt-BR`` is 'Portuguese (Brazil)' in English.

    A part that CLDR has no name for is left as written; a tag that it does not know is given back whole.
    """
    names = locale_of(language)
    whole: str | None = names.languages.get(tag.replace("-", "_"))
    if whole:
        return whole
    primary, *rest = tag.split("-")
    name: str | None = names.languages.get(primary.lower())
    if name is None:
        return tag
    details = [_subtag_name(part, names) for part in rest]
    return f"{name} ({', '.join(details)})" if details else name


def _subtag_name(part: str, names: Locale) -> str:
    name: str | None = names.scripts.get(part.title()) or names.territories.get(part.upper())
    return name or part
