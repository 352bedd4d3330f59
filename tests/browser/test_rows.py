"""Rows of listings and results of the search: how far a text is from the words, and by which way it came."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import READY, SLOW, Search

WAY = [
    "Sergey Lavrov",
    "RIA Novosti (Russian, not seen)",
    "RT en français (French, translator unknown)",
    "this text (English, machine translation, not reviewed)",
]


def test_a_row_and_a_result_show_the_same_badge_and_way(page: Page, served_site: str) -> None:
    shown = []
    for address in ("speakers/sergey-lavrov/", "search/#speakers=sergey-lavrov"):
        page.goto(f"{served_site}{address}")
        row = page.locator(".row").first
        expect(row.locator(".row-distance")).to_contain_text("Partly verbatim", timeout=SLOW)
        shown.append((
            [" ".join(str(stop.text_content()).split()) for stop in row.locator(".row-trail li").all()],
            " ".join(str(row.locator(".row-distance").text_content()).split()),
            row.locator(".shape").get_attribute("class"),
        ))  # fmt: skip
        assert row.get_by_role("list", name="From the speaker to this text").get_by_role("listitem").count() == 4
    assert shown[0] == shown[1]
    assert shown[0] == (
        WAY,
        "Distance from the speaker’s own words: Partly verbatim · machine translation, 2 hops",
        "shape shape-dotted",
    )


@pytest.mark.parametrize(("facet", "value"), [("wording", "mixed"), ("translation", "not-stated")])
def test_a_filter_by_an_axis_equals_brute_force(
    page: Page, served_site: str, site: Path, facet: str, value: str
) -> None:
    page.goto(f"{served_site}search/#{facet}={value}")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    lines = (site / "data" / "statements.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    if facet == "wording":
        expected = {each["id"] for each in records if each.get("form") == "mixed"}
    else:
        expected = {each["id"] for each in records if not each.get("spoken_language")}
    assert expected
    assert Search(page, served_site).found() == expected
    assert page.locator(f"#site-facet-{facet} input[value={value}]").is_checked()


def test_words_and_an_axis_narrow_each_other(page: Page, served_site: str) -> None:
    search = Search(page, served_site).open().ask("world")
    before = search.found()
    page.locator("#site-facet-wording input[value=mixed]").check()
    expect(page.locator("#site-search-status")).to_contain_text("1 statement")
    assert Search(page, served_site).settle().found() == {"lavrov-2021-priorities"} < before


@pytest.mark.parametrize("path", ["speakers/sergey-lavrov/", "dates/1948/", "search/#wording=mixed"])
def test_nothing_stands_out_of_a_narrow_page(page: Page, served_site: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{served_site}{path}")
    expect(page.locator(".row-way").first).to_be_visible(timeout=SLOW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
