"""Which way a language is written."""

from functools import cache

_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Samr", "Mand"})


@cache
def direction_of(language: str) -> str:
    """Give ``rtl`` or ``ltr`` for a language tag, by the script that it names or that is likely for it (CLDR)."""
    from langcodes import Language

    script = Language.get(language).maximize().script
    return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
