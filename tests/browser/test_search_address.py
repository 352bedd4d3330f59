"""The address: it holds the whole search, a link shows the same, and Back and Forward go from search to search."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.searching import READY, Search, published, searching, with_word


def said(page: Page) -> list[tuple[str, str]]:
    """Give what the address's fragment says."""
    return parse_qsl(urlsplit(page.url).fragment)


def test_everything_chosen_is_in_the_address_and_a_link_shows_the_same(browser: Browser, own: Search) -> None:
    own.open("own=1")
    own.type('war "United States" -cotton')
    own.choose("kind", "speech").choose("kind", "written").choose("language", "en")
    own.page.fill("#site-search-from", "1800")
    own.page.press("#site-search-from", "Tab")
    own.page.fill("#site-search-to", "1990-06-30")
    own.page.press("#site-search-to", "Tab")
    own.page.select_option("#site-search-sort", "oldest")
    ids = own.settle().ids()
    assert ids
    assert sorted(said(own.page)) == [
        ("from", "1800"),
        ("kind", "speech"),
        ("kind", "written"),
        ("language", "en"),
        ("own", "1"),
        ("q", 'war "United States" -cotton'),
        ("sort", "oldest"),
        ("to", "1990-06-30"),
    ]
    with searching(browser, own.address) as other:
        other.page.goto(own.page.url)
        assert other.settle().ids() == ids
        assert other.box.input_value() == 'war "United States" -cotton'
        assert other.page.input_value("#site-search-sort") == "oldest"
        assert other.page.input_value("#site-search-from") == "1800"
        assert other.page.input_value("#site-search-to") == "1990-06-30"
        assert other.page.is_checked("#site-search-own")
        ticked = other.page.locator(".facet input[name]:checked").evaluate_all("all => all.map((each) => each.value)")
        assert sorted(ticked) == ["en", "speech", "written"]


def test_the_box_of_own_words_adds_nothing_else_to_the_address(own: Search) -> None:
    own.open("sort=relevance")
    own.page.check("#site-search-own")
    own.settle()
    assert said(own.page) == [("own", "1")]


def test_back_and_forward_go_from_search_to_search(page: Page, served_site: str) -> None:
    search = Search(page, served_site).open()
    search.ask("junk")
    first = search.ids()
    search.choose("kind", "speech")
    search.type("constitution")
    last = search.ids()
    assert first != last
    page.go_back()
    expect(search.box).to_have_value("junk")
    expect(page.locator("#site-facet-kind input[value=speech]")).to_be_checked()
    page.go_back()
    expect(page.locator("#site-facet-kind input[value=speech]")).not_to_be_checked()
    assert search.settle().ids() == first
    page.go_back()
    expect(search.box).to_have_value("")
    for _ in range(3):
        page.go_forward()
    expect(search.box).to_have_value("constitution")
    assert search.settle().ids() == last


def test_back_from_a_statement_leads_to_the_results(page: Page, served_site: str) -> None:
    search = Search(page, served_site).open()
    ids = search.ask("junk").ids()
    search.page.locator("#site-search-results .row-title").first.click()
    page.wait_for_url("**/statements/**")
    page.go_back()
    assert search.settle().ids() == ids
    assert search.box.input_value() == "junk"


def test_a_query_in_the_address_is_taken_over_into_its_fragment(page: Page, served_site: str, site: Path) -> None:
    page.goto(f"{served_site}search/?q=human+rights")
    search = Search(page, served_site).settle()
    assert search.box.input_value() == "human rights"
    assert said(page) == [("q", "human rights")]
    assert urlsplit(page.url).query == ""
    records = published(site)
    assert with_word(records, "human") & with_word(records, "rights") <= search.found()


def test_letters_typed_one_after_another_are_one_step_of_the_history(page: Page, served_site: str) -> None:
    search = Search(page, served_site).open("kind=speech")
    before = page.evaluate("history.length")
    for typed in ("c", "co", "con", "constitution"):
        search.box.fill(typed)
        expect(page).to_have_url(f"{served_site}search/#q={typed}&kind=speech")
    search.settle()
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(search.box).to_have_value("")
    assert said(page) == [("kind", "speech")]


@pytest.mark.parametrize(
    ("fragment", "all_of_them"),
    [("sort=sideways", True), ("from=yesterday", True), ("speakers=nobody-at-all", False), ("unknown=1", True)],
)
def test_an_address_with_what_the_search_does_not_know_does_no_harm(
    own: Search, fragment: str, all_of_them: bool
) -> None:
    assert own.open(fragment).count() == (len(own.records) if all_of_them else 0)


def test_the_header_of_every_page_leads_to_the_search(page: Page, served_site: str, site: Path) -> None:
    page.goto(f"{served_site}topics/")
    page.fill("#site-header-search", "infrastructure")
    page.press("#site-header-search", "Enter")
    page.wait_for_selector(READY, state="attached")
    search = Search(page, served_site)
    assert search.box.input_value() == "infrastructure"
    assert with_word(published(site), "infrastructure") <= search.found()
