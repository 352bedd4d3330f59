"""Words that mix Latin letters with Cyrillic or Greek ones of the same look: they are found by no search.

Only letters that have a twin count: 'μm' and 'СМСки' with Latin capitals are written as they are meant. The twins are
those of Unicode's confusables (https://www.unicode.org/Public/security/latest/confusables.txt) that fonts do not tell
apart.
"""

import re
import unicodedata
from collections.abc import Iterator

from builder.checking.finding import Finding
from builder.checking.judgement_rules import MIXED_SCRIPTS
from builder.checking.places import SourceText

_TWINS_OF_LATIN = {
    "CYRILLIC": dict(zip("аАВсСеЕНіІјЈКМоОрРѕЅТхХуУһԁԛԝѵ", "aABcCeEHiIjJKMoOpPsSTxXyYhdqwv", strict=True)),
    "GREEK": dict(zip("ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧν", "ABEZHIKMNOoPTYXv", strict=True)),
}
_MOST = 10
"""How many words of one file are named."""

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_OTHER = "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u1f00-\u1fff"
_MEETS = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LETTERS = re.compile(f"[{_LATIN}{_OTHER}\u0300-\u036f]+")
_ADDRESS = re.compile(r"\S*(?:://|@|/\w+/)\S*")
_SHORTEST = 3
_CAPITALS = 2


def mixed_scripts(path: str, text: str) -> Iterator[Finding]:
    """Give a finding for each word of a file, up to ten, that mixes scripts by mistake, at its first place."""
    if not _MEETS.search(text):
        return
    source = SourceText(text, 1)
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    named: set[str] = set()
    for match in _LETTERS.finditer(text):
        word = match.group()
        odd = odd_letters(word) if word not in named else ()
        if not odd or any(start <= match.start() < end for start, end in addresses):
            continue
        named.add(word)
        place = source.position(match.start())
        letters = ", ".join(dict.fromkeys(f"{letter} ({unicodedata.name(letter)})" for letter in odd))
        message = f"the word '{word}' mixes scripts: {letters}"
        yield MIXED_SCRIPTS.at(path, place.line, place.column, message)
        if len(named) == _MOST:
            return


def odd_letters(word: str) -> tuple[str, ...]:
    """Give the letters that are of another script than the rest of the word and look like letters of that one."""
    scripts = [_script(letter) for letter in word]
    if len(word) < _SHORTEST or "LATIN" not in scripts:
        return ()
    for other, twins in _TWINS_OF_LATIN.items():
        if other not in scripts:
            continue
        latin = [letter for letter, script in zip(word, scripts, strict=True) if script == "LATIN"]
        strange = [letter for letter, script in zip(word, scripts, strict=True) if script == other]
        of_latin = set(twins.values())
        sides: list[list[str]] = []
        if all(letter in twins for letter in strange):
            sides.append(strange)
        if all(letter in of_latin for letter in latin):
            sides.append(latin)
        if sides and not _is_abbreviation_with_ending(word, scripts, other):
            return tuple(sides[0] if len(sides) == 1 or len(strange) <= len(latin) else latin)
    return ()


def _is_abbreviation_with_ending(word: str, scripts: list[str], other: str) -> bool:
    """Whether Latin letters are followed by an ending in the other script, as when an abbreviation is inflected."""
    first = scripts.index(other)
    head = word[:first]
    return len(head) >= _CAPITALS and head[1:].isupper() and word[first:].islower() and "LATIN" not in scripts[first:]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
