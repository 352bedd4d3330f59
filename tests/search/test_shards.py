"""Shards by language and date, and the pages that the engine reads."""

import datetime

import lxml.html
import pytest

from builder.model.own_words import OwnWords
from builder.search.shards import GLUE, shards_of
from builder.search.spans import LIMIT
from tests.search.search_records import record

OLD, NEW = datetime.date(1950, 1, 1), datetime.date(2020, 1, 1)


def test_each_language_has_its_own_shard_and_a_small_one_has_one() -> None:
    shards = shards_of([record("a"), record("b", language="ru"), record("c"), record("d", language="nb")])
    assert {shard.name: [each.id for each in shard.records] for shard in shards} == {
        "en": ["a", "c"],
        "no": ["d"],
        "ru": ["b"],
    }


def test_both_norwegians_share_the_stemmer_of_the_macrolanguage() -> None:
    shards = shards_of([record("a", language="nb"), record("b", language="nn")])
    assert [(shard.name, shard.language) for shard in shards] == [("no", "no")]


def test_a_full_language_is_cut_by_date_and_others_stay_whole() -> None:
    new = [record(f"n{number}", NEW) for number in range(LIMIT)]
    shards = shards_of([*new, record("old", OLD), record("russian", OLD, language="ru")])
    by_language: dict[str, list[str]] = {}
    for shard in shards:
        by_language.setdefault(shard.language, []).append(shard.name)
    assert len(by_language["en"]) > 1
    assert all(name.startswith("en-x-") for name in by_language["en"])
    assert by_language["ru"] == ["ru"]


def test_mixed_texts_have_a_shard_of_the_speakers_own_words_beside_the_whole_one() -> None:
    mixed = record("mixed", own_words=OwnWords.SOME, own_passages=(("p-aaaaaaaa", "Quoted words"),))
    shards = shards_of([mixed, record("own", own_words=OwnWords.ALL), record("told")])
    whole, own = shards
    assert [each.id for each in whole.records] == ["mixed", "own", "told"]
    assert (own.name, own.own) == ("en-x-own", True)
    ((held, page),) = own.pages()
    assert held is mixed
    assert "Quoted words" in page
    assert "The words of statement" not in page


def test_the_shards_of_own_words_are_cut_by_their_own_number() -> None:
    mixed = [
        record(f"m{number}", NEW, own_words=OwnWords.SOME, own_passages=(("p-aaaaaaaa", "Quoted words"),))
        for number in range(3)
    ]
    told = [record(f"t{number}", OLD) for number in range(LIMIT)]
    names = [shard.name for shard in shards_of([*mixed, *told])]
    assert names.count("en-x-own") == 1
    assert len(names) > 2


def test_a_page_holds_words_and_names_as_text_with_the_address_of_each_passage() -> None:
    names = {"speakers": (("a", "A <Speaker>"),), "other_names": ("Другое имя",), "topics": (("t", "Law & order"),)}
    made = record("a", passages=(("p-11111111", "x < y & <script>z</script>"), ("", "no address")), **names)
    ((_, page),) = shards_of([made])[0].pages()
    tree = lxml.html.document_fromstring(page)
    meta = {each.get("data-pagefind-meta"): each.text_content() for each in tree.xpath("//*[@data-pagefind-meta]")}
    assert meta == {"title": "Title of a", "names": "A <Speaker> · Другое имя · The Outlet", "topics": "Law & order"}
    blocks = tree.xpath("//p[not(@data-pagefind-meta)]")
    assert [(each.get("id"), each.text_content()) for each in blocks] == [
        ("p-11111111", "x < y & <script>z</script>"),
        (None, "no address"),
    ]
    assert tree.get("lang") == "en"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’avenir de Wien–Bregenz", ["l’", "avenir", "de", "Wien–", "Bregenz"]),
        ("of mass destruction—but", ["of", "mass", "destruction—", "but"]),
        ("“Quoted”, l'avenir, 10,000 and cold-war", ["“Quoted”,", "l'", "avenir,", "10,000", "and", "cold-", "war"]),
        ("and/or U.S. – 1.5 -x", ["and/", "or", "U.S.", "–", "1.5", "-x"]),
        ("ทั้งหลายเกิดมามีอิสระ", ["ทั้งหลายเกิดมามีอิสระ"]),
        ("人人生而自由，在尊严", ["人人生而自由，在尊严"]),
        ("दिल्ली में", ["दिल्ली", "में"]),
    ],
)
def test_words_are_apart_at_marks_that_pagefind_does_not_know(text: str, words: list[str]) -> None:
    ((_, page),) = shards_of([record("a", passages=(("", text),))])[0].pages()
    (block,) = lxml.html.document_fromstring(page).xpath("//p[not(@data-pagefind-meta)]")
    put = block.text_content()
    assert put.replace(GLUE, "").split() == words
    assert put.replace(f"{GLUE} ", "") == text  # the page can take out what was put in


def test_the_digest_changes_with_all_that_decides_the_files_and_with_nothing_else() -> None:
    def digest(engine: str = "pagefind-bin 1.5.2", **fields: object) -> str:
        return shards_of([record("a", **fields)])[0].digest(engine)

    same = digest()
    assert digest() == same
    assert digest(distance=("ring", "Reported")) == same  # the catalogue's matter
    assert digest("pagefind-bin 1.5.3") != same
    assert digest(title="Another") != same
    assert digest(passages=(("p-aaaaaaaa", "Other words"),)) != same
    assert digest(speaker_line="A Speaker (President)") != same
    assert digest(path="/statements/b/") != same
