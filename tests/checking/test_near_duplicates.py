"""Near-duplicates, held against a comparison of every pair and against texts made to be alike."""

import dataclasses
import gzip
import itertools
import json
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.checking.finding import Finding, Level
from builder.checking.near_duplicates import likeness, near_duplicates, shingles
from builder.model.dates import parse_date
from builder.model.statement import Body, Relation
from builder.reading.content import Content, read_content
from builder.workers import workers
from tests.conftest import GOOD_ARCHIVE, write_files
from tests.publishing.made_archives import SETTINGS

Words = list[str]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("archive")
    write_files(folder, GOOD_ARCHIVE)
    with workers(1) as pool:
        return read_content(folder, SETTINGS, pool)[0]


def holding(content: Content, texts: Mapping[str, str], **fields: Mapping[str, object]) -> Archive:
    """Give an archive of these texts by id, the first the oldest; ``fields`` by id differ from the sound one's."""
    (sound,) = content.statements
    statements = []
    for number, (id, text) in enumerate(texts.items()):
        date = parse_date(f"{1900 + number}-01-01")
        made = dataclasses.replace(
            sound, id=id, path=f"content/statements/{id}.md", date=date, body=Body(html="", text=text)
        )
        statements.append(dataclasses.replace(made, **fields.get(id, {})))  # type: ignore[arg-type]
    archive, found = relate(dataclasses.replace(content, statements=tuple(statements)))
    assert found == ()
    return archive


def pair_of(finding: Finding) -> frozenset[str]:
    """Give the ids of the two statements that a finding names."""
    return frozenset((Path(finding.path).stem, finding.message.split("'")[1]))


def made_words(count: int, seed: int = 1) -> Words:
    chance = random.Random(seed)
    return [f"word{chance.randrange(5000)}" for _ in range(count)]


def with_changes(words: Words, every: int) -> Words:
    return ["changed" if number % every == every - 1 else word for number, word in enumerate(words)]


def test_a_changed_copy_is_found_at_the_later_one_with_what_to_do(content: Content) -> None:
    words = made_words(400)
    texts = {"old": " ".join(words), "other": " ".join(made_words(400, 2)), "new": " ".join(with_changes(words, 40))}
    (finding,) = near_duplicates(holding(content, texts))
    assert finding.path == "content/statements/new.md"
    assert finding.level is Level.SUGGESTION
    assert finding.code == "near-duplicate"
    assert "'old' (content/statements/old.md)" in finding.message
    assert "'utterance'" in finding.hint
    assert "relates: [{id: old, type: repeats}]" in finding.hint


def test_an_excerpt_is_found_however_long_the_whole_is(content: Content) -> None:
    whole = made_words(30_000)
    texts = {"excerpt": " ".join(whole[20_000:20_060]), "whole": " ".join(whole)}
    (finding,) = near_duplicates(holding(content, texts))
    assert finding.path == "content/statements/whole.md"
    assert "100% of the shorter one is in the longer" in finding.message


def test_case_punctuation_and_encoding_of_accents_make_no_difference(content: Content) -> None:
    words = made_words(80)
    plain = " ".join(f"{word} é" for word in words)
    other = ", ".join(f"{word.upper()} “E\u0301”" for word in words)
    assert len(near_duplicates(holding(content, {"a": plain, "b": other}))) == 1


def test_texts_without_spaces_are_compared_by_characters(content: Content) -> None:
    chance = random.Random(3)
    one = "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(300))
    texts = {"a": one, "b": one[:140] + "。" + one[141:], "c": one[::-1]}
    assert [pair_of(each) for each in near_duplicates(holding(content, texts))] == [frozenset("ab")]
    assert shingles(one[:99]) == frozenset()


@pytest.mark.parametrize(("count", "found"), [(49, 0), (50, 1)])
def test_short_texts_are_left_out(content: Content, count: int, found: int) -> None:
    text = " ".join(made_words(count))
    assert len(near_duplicates(holding(content, {"a": text, "b": text}))) == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"utterance": "one"}, {"utterance": "one"}),
        ({"relates": (Relation(id="b", type="quotes"),)}, {}),
        ({}, {"relates": (Relation(id="a", type="repeats"),)}),
        ({"status": "withdrawn"}, {}),
        ({}, {"status": "withdrawn"}),
        ({"language": "en-GB"}, {"language": "de"}),
    ],
)
def test_linked_withdrawn_and_differently_spoken_texts_are_left_out(
    content: Content, first: Mapping[str, object], second: Mapping[str, object]
) -> None:
    text = " ".join(made_words(200))
    assert near_duplicates(holding(content, {"a": text, "b": text}, a=first, b=second)) == ()
    assert len(near_duplicates(holding(content, {"a": text, "b": text}))) == 1


def test_regions_of_one_language_are_compared_and_an_utterance_is_offered_by_its_name(content: Content) -> None:
    text = " ".join(made_words(200))
    fields = {"a": {"language": "en-GB", "utterance": "said-once"}, "b": {"language": "en-US"}}
    (finding,) = near_duplicates(holding(content, {"a": text, "b": text}, **fields))
    assert "'utterance: said-once'" in finding.hint


def test_of_many_copies_each_is_named_once_and_a_chain_of_ties_links_them_all(content: Content) -> None:
    text = " ".join(made_words(200))
    copies = {f"copy{number}": text for number in range(6)}
    found = near_duplicates(holding(content, copies))
    assert len(found) == 5
    ties: dict[str, Mapping[str, object]] = {
        f"copy{number}": {"relates": (Relation(id=f"copy{number - 1}", type="repeats"),)} for number in range(1, 6)
    }
    assert near_duplicates(holding(content, copies, **ties)) == ()


def test_answers_to_one_statement_are_not_thereby_linked(content: Content) -> None:
    text = " ".join(made_words(200))
    answer = {"relates": (Relation(id="question", type="responds-to"),)}
    texts = {"question": " ".join(made_words(200, 2)), "a": text, "b": text}
    assert len(near_duplicates(holding(content, texts, a=answer, b=answer))) == 1


def test_copies_are_found_also_where_there_are_as_many_as_of_a_formula(content: Content) -> None:
    text = " ".join(made_words(200))
    assert len(near_duplicates(holding(content, {f"copy{number}": text for number in range(60)}))) == 59


def test_a_formula_at_the_beginning_makes_no_copy(content: Content) -> None:
    opening = made_words(60, 99)
    texts = {f"s{number:03}": " ".join(opening + made_words(200, number)) for number in range(80)}
    assert near_duplicates(holding(content, texts)) == ()


def brute_shingles(text: str) -> set[tuple[str, ...]]:
    words = "".join(each if each.isalnum() or each == "_" else " " for each in text.casefold()).split()
    return set(zip(*(words[start:] for start in range(5)), strict=False)) if len(words) >= 50 else set()


def components(pairs: set[frozenset[str]]) -> set[frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for pair in pairs:
        whole = frozenset().union(*(groups.get(each, frozenset((each,))) for each in pair))
        groups.update(dict.fromkeys(whole, whole))
    return set(groups.values())


def test_real_texts_and_copies_of_them_are_found_as_a_comparison_of_every_pair_finds_them(
    corpus: Path, content: Content
) -> None:
    chance = random.Random(20)
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = chance.sample([json.loads(line) for line in lines], 110)
    texts = {record["id"]: record["text"] for record in records}
    for number, record in enumerate(records[:90]):
        words = record["text"].split()
        if number % 2:
            start = chance.randrange(max(1, len(words) - 80))
            words = words[start : start + chance.randrange(50, 400)]
        texts[f"copy-{number}"] = " ".join(with_changes(words, chance.randrange(6, 60)))
    whole = {id: brute_shingles(text) for id, text in texts.items()}
    expected = set()
    for one, other in itertools.combinations([id for id in whole if whole[id]], 2):
        shared = len(whole[one] & whole[other])
        sizes = len(whole[one]), len(whole[other])
        if shared / (sum(sizes) - shared) >= 0.5 or shared / min(sizes) >= 0.8:
            expected.add(frozenset((one, other)))
    found = {pair_of(finding) for finding in near_duplicates(holding(content, texts))}
    assert len(expected) > 50
    assert found <= expected
    assert components(found) == components(expected)


def test_the_shares_are_those_of_the_sets() -> None:
    alike = likeness(frozenset(range(10)), frozenset(range(5, 30)))
    assert (alike.resemblance, alike.containment) == (5 / 30, 5 / 10)
    assert not alike.counts
