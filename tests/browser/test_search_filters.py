"""Filters, and the counts beside their values, held against a reading of every record."""

from collections import Counter
from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.searching import Record, Search
from tests.built_sites import ROOT

TOPICS = ROOT / "content" / "topics"


def topics_of(record: Record) -> set[str]:
    """Give the topics of a record with all broader ones, as the files of the topics tell."""
    found: set[str] = set()
    waiting = [topic["id"] for topic in record["topics"]]
    while waiting:
        topic = waiting.pop()
        found.add(topic)
        broader = yaml.safe_load((TOPICS / f"{topic}.yaml").read_text("utf-8")).get("broader")
        waiting += [broader] if broader else []
    return found


VALUES: dict[str, Callable[[Record], set[str]]] = {
    "speakers": lambda record: {speaker["id"] for speaker in record["speaker"]},
    "topics": topics_of,
    "outlets": lambda record: {record["outlet"]["id"]},
    "kind": lambda record: {record.get("kind") or "not-stated"},
    "language": lambda record: {record["language"].partition("-")[0]},
    "wording": lambda record: {record.get("form") or "not-stated"},
}


def passing(records: list[Record], **chosen: set[str]) -> list[Record]:
    """Give the records that have one of each filter's values."""
    return [each for each in records if all(VALUES[name](each) & values for name, values in chosen.items())]


def ids(records: list[Record]) -> set[str]:
    return {each["id"] for each in records}


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("speakers", "franklin-d-roosevelt"),
        ("topics", "taxation"),
        ("outlets", "udhr-in-unicode"),
        ("kind", "written"),
        ("language", "zh"),
        ("wording", "mixed"),
    ],
)
def test_a_filter_leaves_what_has_its_value(own: Search, facet: str, value: str) -> None:
    own.open()
    shown = own.facet(facet)[value]
    found = own.choose(facet, value).found()
    assert found == ids(passing(own.records, **{facet: {value}}))
    assert shown == len(found) > 0
    assert f"{facet}={value}" in own.page.url


def test_a_box_that_was_ticked_keeps_the_focus(own: Search) -> None:
    own.open()
    own.page.locator("#site-facet-topics input").nth(1).press("Space")
    own.settle()
    expect(own.page.locator("#site-facet-topics input:checked")).to_be_focused()


def test_two_values_of_one_filter_widen_and_another_filter_narrows(own: Search) -> None:
    own.open()
    own.choose("kind", "written").choose("kind", "declaration")
    assert own.found() == ids(passing(own.records, kind={"written", "declaration"}))
    own.choose("topics", "economy")
    assert own.found() == ids(passing(own.records, kind={"written", "declaration"}, topics={"economy"}))


def test_a_value_that_is_unticked_filters_no_more(own: Search) -> None:
    own.open("kind=written&kind=interview")
    own.page.uncheck("#site-facet-kind input[value=interview]")
    assert own.settle().found() == ids(passing(own.records, kind={"written"}))


def test_a_broader_topic_finds_what_is_filed_under_narrower_ones(own: Search) -> None:
    filed = {each["id"] for each in own.records if "human-rights" in {topic["id"] for topic in each["topics"]}}
    found = own.open("topics=human-rights").found()
    assert filed < found
    assert found == ids(passing(own.records, topics={"human-rights"}))


@pytest.mark.parametrize("query", ["", "freedom -peace"])
@pytest.mark.parametrize(
    "chosen", [{}, {"kind": {"speech"}}, {"topics": {"economy", "science"}, "kind": {"written", "speech"}}]
)
def test_counts_beside_values_say_how_many_each_would_leave(
    own: Search, query: str, chosen: dict[str, set[str]]
) -> None:
    own.open()
    held = own.ask(query).found() if query else ids(own.records)
    records = [each for each in own.records if each["id"] in held]
    own.open("&".join([f"q={query}", *(f"{name}={value}" for name, values in chosen.items() for value in values)]))
    assert own.found() == ids(passing(records, **chosen))
    for facet, values_of in VALUES.items():
        others = {name: values for name, values in chosen.items() if name != facet}
        counted = Counter(value for each in passing(records, **others) for value in values_of(each))
        expected = {**dict.fromkeys(chosen.get(facet, ()), 0), **counted}
        assert own.facet(facet) == expected, facet


@pytest.mark.parametrize(
    ("fragment", "fits"),
    [
        ("speakers=elizabeth-ii", lambda each: each["speaker"] == "Elizabeth II"),
        ("language=nb&language=da", lambda each: each["language"] in ("nb-NO", "da-DK")),
        (
            "outlets=un-general-assembly-official-records&speakers=mwananshiku",
            lambda each: each["speaker"] == "MWANANSHIKU",
        ),
    ],
)
def test_filters_over_the_import_equal_brute_force(
    large: Search, fragment: str, fits: Callable[[Record], bool]
) -> None:
    assert large.open(fragment).found() == {each["id"] for each in large.records if fits(each)}


def test_counts_of_the_import_follow_the_query(large: Search) -> None:
    languages = Counter(each["language"].partition("-")[0] for each in large.records)
    large.open()
    assert large.facet("language") == languages
    held = large.ask("apartheid").found()
    followed = Counter(each["language"].partition("-")[0] for each in large.records if each["id"] in held)
    assert large.facet("language") == followed != languages


@pytest.mark.parametrize(
    "typed",
    [
        "Giscard",
        "giscard d'est",
        "VALERY GISCARD",
        "Giscard d’Est",
    ],
)
def test_the_list_of_a_filter_can_be_searched(large: Search, typed: str) -> None:
    large.open()
    fieldset = large.page.locator("#site-facet-speakers")
    assert fieldset.locator("li").count() < 20
    fieldset.locator(".facet-find").fill(typed)
    (name,) = fieldset.locator("li bdi").all_inner_texts()
    assert "Giscard" in name
    fieldset.locator("li input").check()
    expected = {each["id"] for each in large.records if "Giscard" in each["speaker"]}
    assert large.settle().found() == expected
    fieldset.locator(".facet-find").fill("")
