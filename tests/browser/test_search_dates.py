"""Ranges of dates, held against the days that each record's date may mean."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.searching import Record, Search, days_of, searching, with_beginning, with_word


def between(records: list[Record], first: str, last: str) -> set[str]:
    """Give the records that may lie between two days, both included; days compare as text."""
    return {each["id"] for each in records if days_of(each)[0] <= last and first <= days_of(each)[1]}


def type_range(search: Search, first: str, last: str) -> None:
    for name, value in (("from", first), ("to", last)):
        search.page.fill(f"#site-search-{name}", value)
        search.page.press(f"#site-search-{name}", "Tab")
    search.settle()


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("1948", "1964", ("1948-01-01", "1964-12-31")),
        ("1948-12", "1965-01", ("1948-12-01", "1965-01-31")),
        ("1948-12-10", "1948-12-10", ("1948-12-10", "1948-12-10")),
        ("1948-12-11", "1958-01-08", ("1948-12-11", "1958-01-08")),
        ("2011", "", ("2011-01-01", "9999-12-31")),
        ("", "1800-11-22", ("0001-01-01", "1800-11-22")),
        ("1996-02", "1996-02", ("1996-02-01", "1996-02-29")),
    ],
)
def test_a_range_typed_as_years_months_or_days_leaves_what_lies_in_it(
    own: Search, first: str, last: str, days: tuple[str, str]
) -> None:
    own.open()
    type_range(own, first, last)
    assert own.found() == between(own.records, *days)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("1986-05", "1986-06", ("1986-05-01", "1986-06-30")),
        ("1949-12", "1950-01", ("1949-12-01", "1950-01-31")),
        ("2015-12-31", "2016-01-01", ("2015-12-31", "2016-01-01")),
        ("1789", "1830", ("1789-01-01", "1830-12-31")),
    ],
)
def test_an_inexact_date_is_in_every_range_that_it_may_lie_in(
    large: Search, first: str, last: str, days: tuple[str, str]
) -> None:
    expected = between(large.records, *days)
    assert expected
    assert large.open(f"from={first}&to={last}").found() == expected


def test_a_year_is_found_in_two_of_its_months(large: Search) -> None:
    year = {each["id"] for each in large.records if each["date"] == "1986"}
    assert year
    assert year <= large.open("from=1986-05&to=1986-06").found()


@pytest.mark.parametrize(
    ("field", "wrong"), [("from", "198"), ("from", "1986-02-30"), ("to", "1986-13"), ("to", "May 1986")]
)
def test_what_is_no_date_is_refused_with_what_would_be_one(own: Search, field: str, wrong: str) -> None:
    before = own.open("kind=written").count()
    box = own.page.locator(f"#site-search-{field}")
    box.fill(wrong)
    box.press("Enter")
    own.settle()
    assert "1962-10" in box.evaluate("field => field.validationMessage")
    assert own.count() == before
    assert "to=" not in own.page.url
    assert "from=" not in own.page.url
    own.open()  # the next search begins with empty fields


def test_an_end_before_the_beginning_is_refused_until_either_is_put_right(own: Search) -> None:
    own.open()
    type_range(own, "1960", "")
    before = own.count()
    type_range(own, "1960", "1950")
    last = own.page.locator("#site-search-to")
    assert last.evaluate("field => field.validationMessage") == "The range ends before it begins"
    assert own.count() == before
    type_range(own, "1940", "1950")
    assert own.found() == between(own.records, "1940-01-01", "1950-12-31")


def test_a_field_is_wrong_no_more_when_the_other_is_put_right(own: Search) -> None:
    own.open()
    type_range(own, "1960", "1950")
    type_range(own, "1940", "1950")
    assert not own.page.eval_on_selector("#site-search-to", "field => field.validationMessage")


def test_any_time_takes_the_range_away(own: Search) -> None:
    own.open("from=1948&to=1950")
    own.page.click("#site-search-anytime")
    assert own.settle().count() == len(own.records)
    assert own.page.input_value("#site-search-from") == own.page.input_value("#site-search-to") == ""


def drag(search: Search, start: float, end: float) -> None:
    """Draw over a part of the picture of the years, from one share of its width to another."""
    picture = search.page.locator("#site-search-histogram")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    height = box["y"] + box["height"] / 2
    search.page.mouse.move(box["x"] + start * box["width"], height)
    search.page.mouse.down()
    search.page.mouse.move(box["x"] + (start + end) / 2 * box["width"], height)
    expect(picture.locator(".bar-range")).to_have_count(1)
    search.page.mouse.move(box["x"] + end * box["width"], height)
    search.page.mouse.up()
    search.settle()


@pytest.mark.parametrize(("start", "end"), [(0.25, 0.6), (0.9, 0.5), (0.0, 0.1), (0.8, 0.999)])
def test_a_range_drawn_over_the_picture_is_that_of_the_years_beneath(own: Search, start: float, end: float) -> None:
    own.open()
    drag(own, start, end)
    low, high = (own.page.input_value(f"#site-search-{name}") for name in ("from", "to"))
    years = [int(each["date"][:4]) for each in own.records]
    beneath = [min(years) + share * (max(years) - min(years)) for share in sorted((start, end))]
    assert int(low) == pytest.approx(beneath[0], abs=4)
    assert int(high) == pytest.approx(beneath[1], abs=4)
    assert own.found() == between(own.records, f"{low}-01-01", f"{high}-12-31")
    assert f"from={low}&to={high}" in own.page.url


def test_the_picture_shows_all_years_behind_those_found(own: Search) -> None:
    own.open("q=junk")
    bars = "bars => bars.filter((bar) => Number(bar.getAttribute('height')) > 0).length"
    picture = own.page.locator("#site-search-histogram")
    assert picture.locator(".bar-found").evaluate_all(bars) == len(
        {each["date"][:4] for each in own.records if each["id"] in own.found()}
    )
    decades = {int(each["date"][:4]) // 10 for each in own.records}
    assert picture.locator(".bar-all").evaluate_all(bars) >= len(decades)


def test_words_and_a_range_find_what_has_both(large: Search) -> None:
    found = large.open("q=nuclear&from=1986&to=1986").found()
    period = between(large.records, "1986-01-01", "1986-12-31")
    assert with_word(large.records, "nuclear") & period <= found <= with_beginning(large.records, "nuclear") & period


def test_a_narrow_range_asks_its_own_shards_only(browser: Browser, served_corpus: str, corpus_site: Path) -> None:
    catalogue = json.loads((corpus_site / "search" / "catalogue.json").read_text("utf-8"))
    whole = [each for each in catalogue["shards"] if not each["own"]]
    touched = {each["name"] for each in whole if each["first"] <= "1955-12-31" and each["last"] >= "1955"}
    assert touched < {each["name"] for each in whole}
    with searching(browser, served_corpus) as search:
        asked: list[str] = []
        search.page.on("request", lambda request: asked.append(request.url))
        search.open("q=Korea&from=1955&to=1955")
        assert search.count() > 0
        files = [re.search(r"/index/(?:index/|fragment/|pagefind\.)?([\w-]+?)[_.][^/]*$", url) for url in asked]
        named = {found[1] for found in files if found}
        assert named & {each["name"] for each in catalogue["shards"]} == touched
