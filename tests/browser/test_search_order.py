"""The order of results: by date over all shards as a reading of every record gives it, by relevance stably."""

import pytest
from playwright.sync_api import Browser

from tests.browser.searching import Search, days_of, searching, with_word, words_of


def dates(search: Search, ids: list[str]) -> list[str]:
    """Give the first day of each statement, by which it sorts."""
    first = {each["id"]: days_of(each)[0] for each in search.records}
    return [first[id] for id in ids]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("query", ["", "war"])
def test_order_by_date_in_this_archive(own: Search, query: str, sort: str) -> None:
    ids = own.open(f"q={query}&sort={sort}").ids()
    assert len(ids) > 10
    assert dates(own, ids) == sorted(dates(own, ids), reverse=sort == "newest")


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("fragment", ["q=Olympic", "speakers=elizabeth-ii", "q=Mandela&language=en"])
def test_order_by_date_goes_over_all_shards(large: Search, fragment: str, sort: str) -> None:
    ids = large.open(f"{fragment}&sort={sort}").ids()
    assert len(ids) == large.count() > 10
    assert dates(large, ids) == sorted(dates(large, ids), reverse=sort == "newest")


def test_the_first_of_all_are_the_newest_and_the_oldest_of_the_records(large: Search) -> None:
    days = sorted(days_of(each)[0] for each in large.records)
    newest = large.open("sort=newest").shown()
    assert dates(large, newest) == days[::-1][: len(newest)]
    oldest = large.open("sort=oldest").shown()
    assert dates(large, oldest) == days[: len(oldest)]


def test_the_chosen_order_is_kept_from_query_to_query(large: Search) -> None:
    large.open("sort=oldest")
    large.type("Olympic")
    assert "sort=oldest" in large.page.url
    ids = large.ids()
    assert dates(large, ids) == sorted(dates(large, ids))
    large.page.select_option("#site-search-sort", "newest")
    assert dates(large, large.settle().ids()) == sorted(dates(large, ids), reverse=True)


@pytest.mark.parametrize("query", ["Thanksgiving", "Kosovo", "inaugural"])
def test_a_title_with_the_word_comes_before_texts_with_it(large: Search, query: str) -> None:
    titles = {each["id"] for each in large.records if words_of(query) in words_of(each["title"])}
    ids = large.open(f"q={query}").ids()
    assert titles
    assert titles < set(ids)
    assert set(ids[: min(len(titles), 3)]) <= titles


def test_a_text_full_of_a_word_comes_before_those_that_name_it_once(large: Search) -> None:
    texts = {each["id"]: words_of(each["text"]) for each in large.records}
    ids = large.open("q=apartheid").ids()
    often = [texts[id].count(" apartheid ") / len(texts[id]) for id in ids]
    first, last = often[: len(often) // 4], often[-len(often) // 4 :]
    assert sum(first) > 2 * sum(last)


def test_the_same_search_gives_the_same_order(browser: Browser, large: Search) -> None:
    first = large.open("q=Mandela").ids()
    assert with_word(large.records, "Mandela") <= set(first)
    assert large.open("q=Olympic").open("q=Mandela").ids() == first
    with searching(browser, large.address) as again:
        assert again.open("q=Mandela").ids() == first


def test_more_results_follow_those_on_the_screen(large: Search) -> None:
    shown = large.open("q=Olympic").shown()
    assert 0 < len(shown) < large.count()
    assert large.ids()[: len(shown)] == shown
