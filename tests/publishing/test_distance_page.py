"""The page about distance, held against the table that badges are made from."""

from pathlib import Path

from builder.languages.terms import TERMS, distance_words
from builder.model.distance import BADGES, COLUMNS, Badge, Distance, Translation, Wording
from builder.publishing.distance_page import distance_page
from tests.publishing.made_archives import made, statement


def test_the_table_shown_is_the_table_used(tmp_path: Path) -> None:
    view = distance_page(made(tmp_path)).view
    shown = {
        (line.wording, column): badge
        for line in view.lines
        for column, badge in zip(view.columns, line.badges, strict=True)
    }
    assert len(shown) == len(BADGES) * len(COLUMNS) == 35
    for wording in (*Wording, None):
        for translation in (*Translation, None):
            assert shown[wording or "", translation or ""] == Distance(wording, translation).badge


def test_every_value_and_badge_is_explained_with_a_statement_that_has_it(tmp_path: Path) -> None:
    files = {
        "content/statements/own.md": statement(form="verbatim", spoken_language="en", language="en"),
        "content/statements/gone.md": statement(form="reported", status="withdrawn"),
    }
    archive = made(tmp_path, files)
    view = distance_page(archive).view
    examples = {entry.value: entry.example.path for entry in view.wordings if entry.example}
    assert examples == {"verbatim": "/statements/own/", "": "/statements/first/"}
    assert {entry.value for entry in view.badges} == set(Badge)
    assert {entry.value for entry in view.badges if entry.example} == {"full", ""}
    assert [entry.value for entry in view.translations] == [each or "" for each in COLUMNS]


def test_every_value_has_words_and_a_meaning() -> None:
    assert set(TERMS["wording"]) == set(TERMS["wording meaning"]) == {*Wording, ""}
    assert set(TERMS["distance"]) == set(TERMS["distance meaning"]) == {*Translation, ""}
    assert set(TERMS["badge"]) == set(TERMS["badge meaning"]) == set(Badge)


def test_of_a_relayed_translation_the_weakest_is_named() -> None:
    relayed = Distance(Wording.MIXED, Translation.RELAYED, 2, Translation.MACHINE)
    assert distance_words(relayed, "en") == "Partly verbatim · machine translation, 2 hops"
    assert distance_words(Distance(None, None), "en") == "Wording not stated · translation not stated"
    assert distance_words(Distance(Wording.VERBATIM, Translation.NONE), "en") == "Verbatim · not translated"
