"""Statements that are in the archive twice: which is named as the earlier, and what counts as linked."""

from pathlib import Path

import pytest

from builder.archive.archive import Archive
from builder.build import Options, archive_at
from builder.checking.duplicates import Duplicate, duplicates, same_titles
from builder.checking.near_duplicates import near_duplicates
from tests.conftest import GOOD_ARCHIVE, write_files

WORDS = " ".join(f"word{number}" for number in range(60)) + "."


def statement(text: str, *, title: str = "A statement", date: str = "2020-01-02", more: str = "") -> str:
    fields = f"title: {title}\nspeaker: Ada Example\ndate: {date}\noutlet: The Example Times\ntopics: []\n{more}"
    return f"---\n{fields}---\n{text}\n"


def archive_of(folder: Path, **statements: str) -> Archive:
    files = {f"content/statements/2020/{name}.md": text for name, text in statements.items()}
    write_files(folder, {**GOOD_ARCHIVE, **files})
    with archive_at(Options(source=folder, output=folder / "_site", jobs=1, cached=False)) as (archive, _):
        assert archive is not None
        return archive


def ids(found: tuple[Duplicate, ...]) -> list[tuple[str, str]]:
    return [(pair.earlier.id, pair.later.id) for pair in found]


@pytest.mark.parametrize(
    ("a", "b", "earlier", "how"),
    [
        ({"date": "2020-01-03"}, {}, "b", "said earlier"),
        ({"more": "date_published: 2020-02-01\n"}, {}, "b", "published earlier"),
        ({}, {}, "a", "of the same day"),
    ],
)
def test_the_earlier_one_is_named_with_what_makes_it_so(
    tmp_path: Path, a: dict[str, str], b: dict[str, str], earlier: str, how: str
) -> None:
    archive = archive_of(tmp_path, a=statement(WORDS, **a), b=statement(WORDS, **b))
    (pair,) = duplicates(archive)
    assert pair.earlier.id == earlier
    finding = pair.finding()
    assert finding.path == pair.later.statement.path
    assert finding.message.endswith(f"'{earlier}' (content/statements/2020/{earlier}.md), {how}")
    assert list(same_titles(archive, (pair,))) == []
    assert near_duplicates(archive, [(pair.earlier.id, pair.later.id)]) == ()
    assert len(near_duplicates(archive)) == 1


def test_white_space_makes_no_difference_and_a_letter_does(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path, a=statement(WORDS), b=statement(WORDS.replace(" ", "\n", 3)), c=statement(WORDS + "!")
    )
    assert ids(duplicates(archive)) == [("a", "b")]


def test_linked_and_withdrawn_ones_are_no_doubles(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        a=statement(WORDS, more="utterance: u\n"),
        b=statement(WORDS, more="utterance: u\n"),
        c=statement(WORDS, more="relates: [{id: a, type: repeats}]\n"),
        d=statement(WORDS, more="status: withdrawn\n"),
    )
    assert duplicates(archive) == ()
    assert list(same_titles(archive, ())) == []


def test_short_words_are_doubles_on_one_day_alone(tmp_path: Path) -> None:
    texts = {
        "a": statement("Thank you."),
        "b": statement("Thank you."),
        "c": statement("Thank you.", date="2020-03-01"),
    }
    assert ids(duplicates(archive_of(tmp_path, **texts))) == [("a", "b")]


def test_one_title_is_a_finding_unless_each_has_a_source_of_its_own(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        a=statement("One.", more="source: https://example.org/1\n"),
        b=statement("Two.", more="trail: [{url: https://example.org/2}]\n"),
        c=statement("Three."),
        d=statement("Four.", title="Another title"),
    )
    (finding,) = same_titles(archive, ())
    assert finding.path == "content/statements/2020/c.md"
    assert "'a'" in finding.message
