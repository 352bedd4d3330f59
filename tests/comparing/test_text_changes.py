import difflib
import random

import pytest

from builder.comparing.text_changes import line_changes, word_changes


def whole(pieces: object, signs: str) -> list[str]:
    return [line.text for hunk in pieces for line in hunk.lines if line.sign in signs]  # type: ignore[attr-defined]


def test_changes_lead_from_the_old_lines_to_the_new_ones() -> None:
    chance = random.Random(7)
    for _ in range(200):
        old = [chance.choice("abcdefgh") * 3 for _ in range(chance.randrange(12))]
        new = [*old]
        for _ in range(chance.randrange(4)):
            place = chance.randrange(len(new) + 1)
            new[place : place + chance.randrange(2)] = [chance.choice("ijklm") * 3] * chance.randrange(3)
        hunks = line_changes(old, new)
        removed, added = whole(hunks, "-"), whole(hunks, "+")
        compared = [line for line in difflib.ndiff(old, new) if line[0] in "-+"]
        assert len(removed) - len(added) == len(old) - len(new)
        assert len(removed) + len(added) <= len(compared)
        assert sorted([*old, *added]) == sorted([*new, *removed])
        assert bool(hunks) == (old != new)


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("We shall never raise it.", "We shall always raise it.", ["never"], ["always"]),
        ("We raise it.", "We shall raise it.", [], ["shall "]),
        ("税金を上げない。", "税金を上げる。", ["ない"], ["る"]),
        ("one\u00a0two", "one two", ["⟨U+00A0⟩"], ["⟨U+0020⟩"]),
        ("caf\u00e9 au lait", "cafe\u0301 au lait", ["café"], ["cafe⟨U+0301⟩"]),
    ],
)
def test_the_words_that_changed_are_marked(old: str, new: str, removed: list[str], added: list[str]) -> None:
    before, after = word_changes(old, new)
    assert [piece.text for piece in before if piece.changed] == removed
    assert [piece.text for piece in after if piece.changed] == added


def test_words_that_stay_are_the_same_on_both_sides() -> None:
    before, after = word_changes("a b c d e f g", "a x c d e y g")
    assert "".join(piece.text for piece in before) == "a b c d e f g"
    assert "".join(piece.text for piece in after) == "a x c d e y g"
    kept = [[piece.text for piece in pieces if not piece.changed] for pieces in (before, after)]
    assert kept[0] == kept[1]


def test_long_parts_that_stay_are_shortened_around_the_change() -> None:
    many = [f"word{number}" for number in range(400)]
    (hunk,) = line_changes([" ".join(many)], [" ".join([*many[:200], "new", *many[200:]])])
    assert all(len(line.text.split()) < 30 for line in hunk.lines)
    assert "word199 new word200" in hunk.lines[1].text


def test_very_long_texts_are_compared_all_the_same() -> None:
    old = [f"line {number}" for number in range(30_000)]
    new = [*old[:15_000], "another", *old[15_001:]]
    (hunk,) = line_changes(old, new)
    assert hunk.change == (("-", "line 15000"), ("+", "another"))
