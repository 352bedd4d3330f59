"""Turns in a transcript: who speaks in which paragraph, and what the room did meanwhile.

A paragraph that begins with a label and a colon opens a turn if the label names somebody, or is one of the language's
words for a role; the turn lasts until the next. Words that merely stand before a colon open none.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.languages.interjection_words import (
    JOINING_WORDS,
    MODIFIERS,
    PARLIAMENT_FORMS,
    REACTIONS,
    REMARKS,
    TRANSCRIPT_FORMS,
    WITHOUT_SPACES,
)
from builder.languages.turn_words import NAME_AFTER, NAME_BEFORE, TURN_WORDS, WRITTEN_TOGETHER, TurnWords, label_key
from builder.model.distance import primary

OWN_VOICE = "speaker"
"""The voice of the statement's own speaker."""

_LONGEST_LABEL = 80
_LONGEST_INTERJECTION = 600
_LABEL = re.compile(
    r"\s*(?:[—–-]\s*)?"
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?"  # the time of a recording
    r"(?P<label>[^\W\d_][^:：\n]{0,100}?)\s*[:：](?!//)\s*"
)
_SENTENCE_END = re.compile(r"(?P<word>[^\s.]+)[.!?…。！？]+\s+\S|[!?。！？]")
_ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "hon", "rev", "st",
    "jr", "sr", "messrs", "abg", "mag", "ing", "dipl-ing", "univ-prof", "dkfm", "m", "mm", "mme", "mmes", "mlle",
    "sra", "srta", "dña", "d", "don", "on", "sig", "dott", "avv", "г-н", "г-жа", "тов", "св", "п", "пан", "пані",
    "no", "nos", "nr", "vs",
})  # fmt: skip
_NUMBER = re.compile(r"\s*(?:no\.?|nr\.?|№|n°|#)?\s*\d+\s*[.)]?$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_ASKED_BY = re.compile(r"\s+(?:(?:from|by)(?: the)?|von|vom|от|від|od|z|من)\s+(?P<who>[^\W\d_])")
_OF = re.compile(
    r"\s+(?:(?:de|du|del|di|da|von|der|des|of|a|an)\s+|(?:d|de l|dell)['’])?(?:(?:un|une|una|el|la|einer?s?)\s+)?"
)
_CLOSING = {"(": ")", "[": "]", "（": "）", "［": "］"}
_BRACKET = re.compile("[" + re.escape("".join([*_CLOSING, *_CLOSING.values()])) + "]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PIECES = re.compile(r"[\s,;–—/]+")
_STOPS = " .!?…,;:–—-。！？"


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks in a block.

    ``label`` is what the block itself begins with, as printed, and the words begin at the offset ``label_end``; a
    block in the midst of a turn has None and 0. ``voice`` is ``speaker`` for the statement's own speaker, or
    the name or role of somebody else.
    """

    label: str | None
    label_end: int
    voice: str | None


def read_turns(blocks: Sequence[str], language: str, resolve: Callable[[str], str | None]) -> tuple[Turn | None, ...]:
    """Give the turn of each block, None before the first label.

    ``resolve`` gives the voice that a label names: ``speaker``, a name, or None; roles are looked up after it.
    """
    labels = [_label(block) for block in blocks]
    if not any(labels):
        return (None,) * len(blocks)
    roles = _Roles(language, [label for label, _ in filter(None, labels)])
    turns: list[Turn | None] = []
    voice = None
    for found in labels:
        named = (resolve(found[0]) or roles.voice(found[0])) if found else None
        if found and named:
            voice = named
            turns.append(Turn(found[0], found[1], voice))
        else:
            turns.append(None if voice is None else Turn(None, 0, voice))
    return tuple(turns)


def unresolved_labels(blocks: Sequence[str], language: str, resolve: Callable[[str], str | None]) -> tuple[str, ...]:
    """Give what begins two blocks or more like a name before a colon, but opens no turn; each once, in order.

    What has the form of a name is in capitals throughout, or each of its words, two at least, begins with one.
    """
    labels = [label for label, _ in filter(None, map(_label, blocks))]
    recurring = [label for label, count in Counter(labels).items() if count > 1 and _is_like_name(label)]
    if not recurring:
        return ()
    roles = _Roles(language, labels)
    return tuple(label for label in recurring if not resolve(label) and not roles.voice(label))


def interjections(text: str, *, transcript: bool) -> tuple[tuple[int, int], ...]:
    """Give the spans of brackets in a block that note what happened in the room, brackets included, in order.

    They are known by their words, in any language, and by the forms of parliamentary records; in a ``transcript`` also
    by telling what somebody did, and by beginning with a capital and ending as a sentence does inside the bracket.
    """
    if not any(bracket in text for bracket in _CLOSING):
        return ()
    found: list[tuple[int, int]] = []
    for start, end in _brackets(text):
        if (found and end <= found[-1][1]) or end - start > _LONGEST_INTERJECTION:
            continue
        if _is_interjection(text[start + 1 : end - 1].strip(), transcript, square=text[start] in "[［"):
            found.append((start, end))
    return tuple(found)


# labels


def _label(block: str) -> tuple[str, int] | None:
    """Give what stands before the first colon, if it is short and no sentence, and the offset of what follows."""
    if ":" not in block and "：" not in block:
        return None
    match = _LABEL.match(block)
    if match is None or len(match["label"]) > _LONGEST_LABEL:
        return None
    label = match["label"].strip("*_ \t")
    for end in _SENTENCE_END.finditer(label):
        word = (end["word"] or "").lstrip("(").lower()
        # initials and one-letter labels too: 'S. V. Lavrov', 'Q.'
        if not word or end[0][len(end["word"])] != "." or not (len(word) <= 2 or word in _ABBREVIATIONS):
            return None
    return label, match.end()


def _is_like_name(label: str) -> bool:
    words = [word for word in re.split(r"[\s.]+", label) if any(map(str.isalpha, word))]
    return (label.isupper() and len(label) > 1) or (len(words) > 1 and all(word[0].isupper() for word in words))


class _Roles:
    """The roles that labels name in one text."""

    def __init__(self, language: str, labels: Sequence[str]) -> None:
        self._language = primary(language)
        self._words = TURN_WORDS.get(self._language, TURN_WORDS["en"])
        keys = {_without_number(_key(label)) for label in labels}
        self._pairs = [
            pair for pair in (self._words.initials, TURN_WORDS["en"].initials) if keys.issuperset(pair) or "q" in keys
        ]

    def voice(self, label: str) -> str | None:
        """Give ``speaker`` for an answer, the label itself for another role, and None for none."""
        key, bare = _key(label), _key(_BRACKETED.sub("", label))
        if not label[0].isupper() and label[0].islower():
            return None
        for question, answer in self._pairs:
            if _without_number(key) == answer:
                return OWN_VOICE
            if _without_number(key) == question:
                return label
        words = self._words
        if bare in words.answers or _without_number(bare) in words.answers:
            return OWN_VOICE
        if bare in words.questions or bare in words.people or _without_number(bare) in words.questions | words.people:
            return label
        if any(key.startswith(word) and self._is_asker(label[len(word) :]) for word in words.questions):
            return label
        return label if self._has_name(_BRACKETED.sub("", label), words) else None

    def _is_asker(self, rest: str) -> bool:
        """Whether what follows 'Question' says who asks: 'from Reuters', 'd'un journaliste', 'корреспондента ТАСС'."""
        by = _ASKED_BY.match(rest)
        if by is not None:
            return not by["who"].islower()
        of = _OF.match(rest)
        follows = rest[of.end() :].lower() if of is not None else ""
        return any(len(word) > 7 and follows.startswith(word[:-2]) for word in self._words.people)

    def _has_name(self, label: str, words: TurnWords) -> bool:
        """Whether a word for a role and a name make up the label."""
        key = _key(label)
        return any(
            self._follows_name(key, word) or (key.startswith(word + " ") and _is_name(word, label[len(word) :]))
            for word in words.people
        )

    def _follows_name(self, key: str, word: str) -> bool:
        name = key.removesuffix(word)
        if self._language not in NAME_BEFORE or name == key or len(name) > 16 or re.search("[，、。的]", name):
            return False
        return self._language in WRITTEN_TOGETHER or name.endswith(" ")


def _is_name(word: str, rest: str) -> bool:
    """Whether a name follows a word for a role."""
    parts = rest.rstrip(".").split()
    if word in NAME_AFTER and not any(part[0].isupper() for part in parts):
        return len(parts) in (2, 3)
    return 0 < len(parts) <= 5 and all(part[0].isupper() or part in _PARTICLES for part in parts)


_PARTICLES = frozenset({
    "von", "van", "der", "den", "de", "da", "di", "del", "della", "du", "la", "le", "zu", "zur", "bin", "ibn", "al",
    "el", "dos", "y", "e",
})  # fmt: skip


def _key(label: str) -> str:
    """Give a label as the lists of roles have it."""
    key = label_key(label)
    return key if key == "abg." else key.removesuffix(".").strip()


def _without_number(key: str) -> str:
    return _NUMBER.sub("", key).removesuffix(".")


# interjections


def _brackets(text: str) -> list[tuple[int, int]]:
    """Give the spans of all brackets, outer ones before those within; one that nothing closes is passed over."""
    waiting: list[tuple[int, str]] = []
    found: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        at, character = match.start(), match.group()
        if character in _CLOSING:
            waiting.append((at, _CLOSING[character]))
        elif waiting and character == waiting[-1][1]:
            found.append((waiting.pop()[0], at + 1))
        else:
            waiting.clear()
    return sorted(found)


def _is_interjection(content: str, transcript: bool, *, square: bool) -> bool:
    bare = content.lower().strip(_STOPS)
    if not bare:
        return False
    if bare in REMARKS or bare in REACTIONS or PARLIAMENT_FORMS.fullmatch(content):
        return True
    if len(bare) <= 24 and bare.endswith(tuple(WITHOUT_SPACES)):
        return True
    if _begins_with_reaction(bare, capital=square or content[0].isupper()) or _is_list_of_remarks(bare):
        return True
    if transcript and TRANSCRIPT_FORMS.fullmatch(content):
        return True
    sentence = (content[0].isupper() or content[0] == "…") and content[-1] in ".!?…"
    return transcript and sentence and " " in content and any(not word.isupper() for word in _WORD.findall(content))


def _begins_with_reaction(bare: str, *, capital: bool) -> bool:
    """Whether a reaction comes first or after what may stand before it: any three words after a ``capital``."""
    words = bare.split()
    for skipped in range(min(4, len(words))):
        rest = " ".join(words[skipped:])
        if any(_begins(rest, word) for word in REACTIONS):
            return True
        if not capital and words[skipped] not in MODIFIERS:
            return False
    return len(words) <= 5 and words[-1] in REACTIONS | REMARKS


def _begins(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()


def _is_list_of_remarks(bare: str) -> bool:
    """Whether there are only such words, with words for 'and' between: 'rires et exclamations'."""
    words = [word for word in _PIECES.split(bare) if word and word not in JOINING_WORDS]
    return bool(words) and all(word in REMARKS or word in REACTIONS or word in MODIFIERS for word in words)
