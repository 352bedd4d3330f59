"""Quotations in plain text: where somebody's words stand between quotation marks.

Only outermost quotations are given. Marks that open and close alike are told apart by what stands around them;
apostrophes, feet and inches, and the marks inside Hebrew abbreviations are none. A quotation that is not closed in its
block counts, to the block's end, in three cases only:

- the next block opens again with the same mark, or with the closing guillemet (older French and Spanish print);
- one of the next five blocks closes it, with no opening mark in between: all up to there is quoted;
- it begins a sentence, and no other quotation mark follows in the block.

Any other mark without a partner is passed over, and what stands after it is read as if it were not there. Single
marks need a partner or a block that opens again, since they may be apostrophes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.languages.quotation_marks import GUILLEMETS, SINGLE_MARKS, STRAIGHT_MARKS, QuotationMarks, quotation_marks
from builder.languages.scripts import UNSPACED

_OPENS_AFTER = frozenset("([{—–-/:;,=¿¡（［【》〉、，：；・।")
"""Characters other than white space and opening marks after which a mark may open."""
_SENTENCE_ENDS = frozenset(".!?…:。！？：؟।")
_NOT_FIRST = frozenset(",;:!?)]}，。、；：！？）؟،")
"""Characters with which no quotation begins."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_YEARS = re.compile(r"\d\ds?\b(?!\d)")  # the '90s
_DEEPEST = 8
"""How deep quotations are nested in one another at most."""
_MOST_WITHIN = 500
"""How many marks are looked at for the one that closes; a speech of an hour in one block has not so many."""
_LONGEST_AFTER_PREFIX = 2000
_LETTERS = 20
"""How many letters next to a mark are looked at: more than any clipped word, ending or prefix has."""
_FAR = 5
"""How many blocks further on a quotation may close that opened only once."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` (not included) of a block, marks included; ``closed`` in this block."""

    start: int
    end: int
    closed: bool


def quotations(text: str, language: str) -> tuple[Quotation, ...]:
    """Give the outermost quotations of one block's plain text, in order; ``language`` is a BCP 47 tag."""
    return find_quotations((text,), language)[0]


def find_quotations(blocks: Sequence[str], language: str) -> tuple[tuple[Quotation, ...], ...]:
    """Give the outermost quotations of each block of a text, also of those that run over several blocks."""
    marks = quotation_marks(language)
    if not any(mark in text for text in blocks for mark in marks.every):
        return ((),) * len(blocks)
    return _Reader([_Marked(text, marks) for text in blocks]).read()


class _Reader:
    """Reads the blocks of one text from the first mark to the last."""

    def __init__(self, texts: Sequence["_Marked"]) -> None:
        self._texts = texts
        self._found: list[list[Quotation]] = [[] for _ in texts]
        self._runs: dict[tuple[int, str], tuple[int, int | None]] = {}

    def read(self) -> tuple[tuple[Quotation, ...], ...]:
        number, at = 0, 0
        while number < len(self._texts):
            opening = self._texts[number].next_opening(at)
            number, at = (number + 1, 0) if opening is None else self._read_one(number, opening)
        return tuple(map(tuple, self._found))

    def _read_one(self, number: int, opening: int) -> tuple[int, int]:
        """Take in the quotation that opens here, if it is one; give the block and the offset to go on from."""
        text = self._texts[number]
        mark = text.text[opening]
        end = text.closing(opening, mark)
        last = self._last_block(number, opening, mark) if end is None else None
        if end is None:
            shared = text.shared_closing(opening, mark)
            if shared is not None and (last is None or mark in STRAIGHT_MARKS or not text.has_words_after(shared)):
                end = shared
        if end is not None:
            self._found[number].append(Quotation(opening, end, closed=True))
            return number, end
        if last is None:
            if not text.counts_alone(opening):
                return number, opening + 1
            last = number, None
        last_number, end = last
        for each in range(number, last_number + 1):
            until = end if each == last_number and end is not None else self._texts[each].end
            start = opening if each == number else 0
            if start < until:
                self._found[each].append(Quotation(start, until, closed=each == last_number and end is not None))
        return last_number, self._texts[last_number].end if end is None else end

    def _last_block(self, number: int, opening: int, mark: str) -> tuple[int, int | None] | None:
        """Give where a quotation ends that this block leaves open: the block, and the offset unless at its end."""
        if not self._texts[number].may_run_on(opening):
            return None
        last, end = self._run(number, mark)
        if last > number:
            return last, end
        if mark in SINGLE_MARKS or mark in STRAIGHT_MARKS:
            return None
        for later in range(number + 1, min(number + 1 + _FAR, len(self._texts))):
            end = self._texts[later].lone_closing(mark)
            if end is not None:
                return later, end
            if self._texts[later].next_opening(0) is not None:
                return None
        return None

    def _run(self, number: int, mark: str) -> tuple[int, int | None]:
        """Give the last of the blocks after this one that open again, and where the mark is closed in it, if it is."""
        last, end = number, None
        while end is None and last + 1 < len(self._texts) and self._texts[last + 1].opens_again(mark):
            if (last, mark) in self._runs:
                last, end = self._runs[last, mark]
                break
            last += 1
            end = self._texts[last].closing(0, mark)
        # each block on the way would find the same, so that none is gone through twice
        for each in range(number, last):
            if (each, mark) in self._runs:
                break
            self._runs[each, mark] = last, end
        return last, end


class _Marked:
    """A block's text with the places of its quotation marks."""

    def __init__(self, text: str, marks: QuotationMarks) -> None:
        self.text = text
        self.end = len(text)
        self._marks = marks
        self._both = marks.both
        # without a place for apostrophes and gershayim, which stand inside words
        places = marks.places(text)
        self._ends = _by_mark(text, (place for place in places if not _in_spaced_word(self._after(place))))
        self._places = [place for place in places if not self._is_within_word(place)]
        self._of_mark = _by_mark(text, self._places)
        self._openers = [place for place in self._places if self._can_open(place)]
        self._opens = frozenset(self._openers)
        doubles = [place for place in self._places if text[place] not in SINGLE_MARKS]
        self._first_double = doubles[0] if doubles else None
        self._last_double = doubles[-1] if doubles else None
        self._last_letter = next((at for at in reversed(range(self.end)) if text[at].isalnum()), -1)

    # what a block says about its quotations

    def next_opening(self, at: int) -> int | None:
        """Give the first place from ``at`` on where a mark may open a quotation."""
        return _first(self._openers, at)

    def closing(self, opening: int, mark: str) -> int | None:
        """Give where the quotation ends that opens here, the ones within it being closed too; None if it does not."""
        stack = [self._marks.pairs[mark]]
        for place in self._after_place(opening):
            character = self.text[place]
            if not (character in self._both and place in self._opens):
                depth = next((at for at in range(len(stack) - 1, -1, -1) if character in stack[at]), None)
                if depth is not None and self._can_close(place):
                    if depth == 0:
                        return place + 1
                    del stack[depth:]
                    continue
            if place in self._opens:
                stack.append(self._marks.pairs[character])
                if len(stack) > _DEEPEST:
                    return None
        return None

    def shared_closing(self, opening: int, mark: str) -> int | None:
        """Give where the quotation ends if nested ones are not closed on their own, or straight marks are misplaced."""
        if mark in GUILLEMETS:
            closing = [_first(self._of_mark.get(closer, ()), opening + 1) for closer in self._marks.pairs[mark]]
            return min((place + 1 for place in closing if place is not None), default=None)
        if mark in STRAIGHT_MARKS:
            same = self._of_mark[mark]
            left = len(same) - bisect_left(same, opening)
            if left % 2:
                return None
            end = same[-left + 1]
            misplaced = self._before(end).isspace() and not self._after(end).isspace()
            return end + 1 if not misplaced or self._begins_sentence(opening) else None
        return None

    def lone_closing(self, mark: str) -> int | None:
        """Give the end of a mark that closes a quotation of an earlier block: the first mark of this one."""
        first = self._first_double
        if first is None or first in self._opens or self.text[first] not in self._marks.pairs[mark]:
            return None
        return None if self.text[first] in STRAIGHT_MARKS else first + 1

    def opens_again(self, mark: str) -> bool:
        """Whether the block begins with the mark of a quotation that an earlier one left open."""
        return self.text.startswith((mark, "»") if mark == "«" else mark) and self.end > 1

    def may_run_on(self, opening: int) -> bool:
        """Whether the open quotation may go on in the next block: else the mark is likelier a stray one."""
        return self._begins_sentence(opening) or self._openers[-1] == opening

    def counts_alone(self, opening: int) -> bool:
        """Whether the open quotation counts though nothing in the text closes it."""
        return opening == self._last_double and self._begins_sentence(opening)

    def has_words_after(self, place: int) -> bool:
        """Whether letters or digits follow."""
        return place <= self._last_letter

    def _after_place(self, place: int) -> Iterator[int]:
        first = bisect_right(self._places, place)
        return iter(self._places[first : first + _MOST_WITHIN])

    # what stands around a mark

    def _before(self, place: int) -> str:
        return self.text[place - 1] if place else " "

    def _after(self, place: int) -> str:
        return self.text[place + 1] if place + 1 < self.end else " "

    def _letters_before(self, place: int) -> str:
        start = place
        while start and place - start < _LETTERS and self.text[start - 1].isalpha():
            start -= 1
        return self.text[start:place]

    def _letters_after(self, place: int) -> str:
        end = place + 1
        while end < self.end and end - place <= _LETTERS and self.text[end].isalpha():
            end += 1
        return self.text[place + 1 : end]

    def _begins_sentence(self, place: int) -> bool:
        before, after = place - 1, place + 1
        while before >= 0 and self.text[before].isspace():
            before -= 1
        while after < self.end and self.text[after].isspace():
            after += 1
        begins = before < 0 or self.text[before] in _SENTENCE_ENDS
        return begins and after < self.end and not self.text[after].islower()

    def _is_within_word(self, place: int) -> bool:
        character, before, after = self.text[place], self._before(place), self._after(place)
        if not (_in_spaced_word(before) and _in_spaced_word(after)):
            return False
        if character in self._marks.within_words:
            return not self._follows_prefix(place)
        return character in SINGLE_MARKS

    def _follows_prefix(self, place: int) -> bool:
        """Whether the letters right before are ones that are written together with the word that follows.

        In Hebrew, where the same mark stands before the last letter of abbreviations, the word must have two letters
        or more after the mark, and a mark that can close it must follow.
        """
        letters = self._letters_before(place)
        if not letters or any(letter not in self._marks.prefixes for letter in letters):
            return False
        if self.text[place] not in self._marks.within_words:
            return len(letters) <= 2
        if len(letters) > 3 or len(self._letters_after(place)) < 2:
            return False
        closers = self._marks.pairs.get(self.text[place], "")
        closing = [_first(self._ends.get(closer, ()), place + 2) for closer in closers]
        return any(later is not None and later < place + _LONGEST_AFTER_PREFIX for later in closing)

    def _can_open(self, place: int) -> bool:
        character, before, after = self.text[place], self._before(place), self._after(place)
        if character not in self._marks.pairs or place + 1 == self.end:
            return False
        if character not in self._both and character not in SINGLE_MARKS:
            return True
        if after.isspace():
            return character in STRAIGHT_MARKS and before.isspace() and self._closes_after_space(place)
        if after in _NOT_FIRST or (after == "." and not self.text.startswith("..", place + 1)):
            return False
        if character in SINGLE_MARKS and self._is_apostrophe_before(place):
            return False
        if before.isspace() or before in _OPENS_AFTER or before in self._marks.pairs:
            return True
        return bool(UNSPACED.match(before)) or self._follows_prefix(place)

    def _closes_after_space(self, place: int) -> bool:
        """Whether the next mark of this kind has a space before it, as this one has after it."""
        later = self.text.find(self.text[place], place + 1)
        return later > place + 2 and self.text[later - 1].isspace()

    def _is_apostrophe_before(self, place: int) -> bool:
        if _YEARS.match(self.text, place + 1):
            return True
        return self._letters_after(place).lower() in self._marks.clipped

    def _can_close(self, place: int) -> bool:
        character, before = self.text[place], self._before(place)
        if character in STRAIGHT_MARKS + "'" and before.isdigit() and self._after(place).isspace():
            later = _first(self._of_mark[character], place + 1)
            return later is None or later in self._opens  # else inches or feet: what comes next closes
        if character not in SINGLE_MARKS:
            return True
        if before.isspace():
            return False
        return not (self._is_cut_short(place) and self._closes_later(place))

    def _is_cut_short(self, place: int) -> bool:
        """Whether an apostrophe is likely here: workers' rights, un po' di tempo."""
        after = self.text[place + 1 : place + 3]
        return (
            self._letters_before(place).lower().endswith(self._marks.cut_short)
            and len(after) == 2
            and after[0].isspace()
            and after[1].islower()
        )

    def _closes_later(self, place: int) -> bool:
        for later in self._after_place(place):
            if later in self._opens and self.text[later] in SINGLE_MARKS:
                return False
            if self.text[later] == self.text[place] and not self._before(later).isspace():
                return not self._is_cut_short(later)
        return False


def _in_spaced_word(character: str) -> bool:
    """Whether it is a letter or digit of a script in which an apostrophe can stand inside a word."""
    spaced = character.isascii() or not (UNSPACED.match(character) or _HANGUL.match(character))
    return character.isalnum() and spaced


def _by_mark(text: str, places: Iterable[int]) -> dict[str, list[int]]:
    """Sort places in a text by the mark that stands there."""
    sorted_places: dict[str, list[int]] = {}
    for place in places:
        sorted_places.setdefault(text[place], []).append(place)
    return sorted_places


def _first(places: Sequence[int], at: int) -> int | None:
    """Give the first of the places, which are in order, that is not before ``at``."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else None
