"""Characters that act on whatever shows them, made visible: they could hide what a text says, or move a cursor."""

import unicodedata

_JOINERS = "\u200c\u200d"  # Persian, Indic scripts and emoji are written with them


def plain(text: str) -> str:
    """Give a text with control and format characters as ⟨U+202E⟩, joiners apart, and in one line."""
    if text.isprintable():
        return text
    return "".join(
        each if each in _JOINERS or unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else _named(each)
        for each in text
    )


def _named(character: str) -> str:
    return " " if character in "\n\t" else f"⟨U+{ord(character):04X}⟩"
