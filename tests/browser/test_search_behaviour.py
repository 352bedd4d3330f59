"""How the page behaves: while typing, from the keyboard, while it loads, when nothing is found or something fails."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.searching import READY, SLOW, Search

WORDS = "**/search/index/**"


@contextmanager
def held(page: Page, pattern: str) -> Iterator[list[Route]]:
    """Keep the answers to some requests back until the block ends."""
    waiting: list[Route] = []
    released = False

    def hold(route: Route) -> None:
        if released:
            route.continue_()
        else:
            waiting.append(route)

    page.route(pattern, hold)
    yield waiting
    released = True
    for route in waiting:
        route.continue_()


@pytest.fixture
def fresh(page: Page, served_site: str) -> Search:
    """The search page as it is before anything was asked."""
    return Search(page, served_site).open()


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page whose failing requests fail no test."""
    page = browser.new_page()
    page.set_default_timeout(SLOW)
    yield page
    page.close()


def test_results_appear_while_typing_and_the_box_keeps_the_focus(fresh: Search) -> None:
    fresh.box.press_sequentially("junk")
    expect(fresh.status).to_have_text("1 statement")
    assert fresh.settle().shown() == ["biden-2023-state-of-the-union"]
    expect(fresh.box).to_be_focused()
    fresh.box.press_sequentially(" -fees")
    expect(fresh.status).to_contain_text("Nothing found")
    expect(fresh.box).to_be_focused()
    assert fresh.box.input_value() == "junk -fees"


def test_the_old_rows_stay_until_the_new_ones_are_there(fresh: Search) -> None:
    fresh.ask("junk")
    with held(fresh.page, WORDS) as waiting:
        fresh.box.fill("dignidad")
        expect(fresh.status).to_have_text("Searching …")
        expect(fresh.page.locator("#site-search-results")).to_have_attribute("aria-busy", "true")
        assert fresh.shown() == ["biden-2023-state-of-the-union"]
        expect(fresh.box).to_be_focused()
    assert waiting
    assert fresh.settle().shown() == ["udhr-opening-es"]


def test_an_answer_that_was_overtaken_is_not_shown(fresh: Search) -> None:
    fresh.ask("multipolar")
    with held(fresh.page, WORDS):
        fresh.box.fill("dignidad")
        expect(fresh.status).to_have_text("Searching …")
        fresh.box.fill("достоинства")
        expect(fresh.page).to_have_url(
            f"{fresh.address}search/#q=%D0%B4%D0%BE%D1%81%D1%82%D0%BE%D0%B8%D0%BD%D1%81%D1%82%D0%B2%D0%B0"
        )
    assert fresh.settle().shown() == ["udhr-opening-ru"]


def test_arrow_keys_lead_from_the_box_through_the_results_and_back(fresh: Search) -> None:
    fresh.ask("multipolarity")
    names = fresh.page.locator("#site-search-names a")
    expect(names).to_have_count(1)
    links = fresh.page.locator("#site-search-results a")
    fresh.box.press("ArrowDown")
    expect(names).to_be_focused()
    fresh.page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    fresh.page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    for _ in range(3):
        fresh.page.keyboard.press("ArrowUp")
    expect(fresh.box).to_be_focused()
    fresh.page.keyboard.press("ArrowUp")
    expect(fresh.box).to_be_focused()
    fresh.box.press("ArrowDown")
    fresh.page.keyboard.press("ArrowDown")
    fresh.page.keyboard.press("Enter")
    fresh.page.wait_for_url("**/statements/**")


def test_show_more_leads_the_keyboard_to_the_first_new_row(own: Search) -> None:
    before = own.open("sort=oldest").rows.count()
    own.page.locator("#site-search-more").press("Enter")
    expect(own.rows.nth(before).locator("a").first).to_be_focused()
    assert own.rows.count() > before


def test_the_page_says_that_it_loads_until_it_has_loaded(page: Page, served_site: str) -> None:
    with held(page, "**/search/catalogue.json"):
        page.goto(f"{served_site}search/#q=junk", wait_until="commit")
        expect(page.locator("#site-search-status")).to_have_text("Loading …")
        expect(page.locator("#site-search-results")).to_have_attribute("aria-busy", "true")
    search = Search(page, served_site).settle()
    expect(search.status).to_have_text("1 statement")
    expect(search.box).to_be_visible()


def test_the_state_is_told_to_those_who_listen(own: Search) -> None:
    expect(own.status).to_have_attribute("aria-live", "polite")
    own.ask("constitution")
    assert own.status.inner_text() == f"{len(own.found())} statements"


def loosening(search: Search, text: str) -> tuple[int | None, Search]:
    """Follow what is offered in the place of nothing found; give its count, where it says one, too."""
    offer = search.page.locator("#site-search-loosen li", has_text=text)
    expect(offer).to_have_count(1)
    _, bracket, count = offer.inner_text().rpartition("(")
    offer.locator("a").click()
    expect(search.page.locator("#site-search-loosen")).to_be_hidden()
    return (int(count.rstrip(")")) if bracket else None), search.settle()


@pytest.mark.parametrize(
    ("fragment", "text", "left"),
    [
        ("q=junk&kind=declaration", "Without Declaration", "q=junk"),
        ("q=junk&from=1800&to=1900", "Without 1800–1900", "q=junk"),
        ("speakers=joe-biden&to=1900", "Without –1900", "speakers=joe-biden"),
        ("q=%22fees junk%22", "Without the quotation marks", "q=fees junk"),
        ("q=junk -fees", "Without -fees", "q=junk"),
        ("q=pandemic&own=1", "In all of the text", "q=pandemic"),
    ],
)
def test_where_nothing_is_found_each_offer_gives_what_it_promises(
    own: Search, fragment: str, text: str, left: str
) -> None:
    expected = own.open(left).found()
    assert expected
    assert own.open(fragment).found() == set()
    expect(own.status).to_contain_text("Nothing found")
    promised, search = loosening(own, text)
    assert search.found() == expected
    assert promised in (None, len(expected))


def test_nothing_found_at_all_says_so_and_offers_nothing_that_finds_nothing(own: Search) -> None:
    own.ask("xylophonist")
    expect(own.status).to_contain_text("Nothing found")
    expect(own.page.locator("#site-search-loosen")).to_be_hidden()
    assert own.found() == set()


def test_a_catalogue_that_cannot_be_loaded_is_said_not_to_be(bare: Page, served_site: str) -> None:
    bare.route("**/search/catalogue.json", lambda route: route.abort())
    bare.goto(f"{served_site}search/#q=junk")
    bare.wait_for_selector(READY, state="attached")
    expect(bare.locator("#site-search-status")).to_contain_text("could not be loaded")
    assert bare.locator("#site-search-results > li").count() == 0


@pytest.mark.parametrize(
    "pattern",
    [
        "**/index/pagefind.en_*",
        "**/index/index/**",
        "**/fragment/**",
        "**/index/*.json",
    ],
)
def test_words_that_cannot_be_loaded_are_said_not_to_be_and_can_be_asked_for_again(
    bare: Page, served_site: str, pattern: str
) -> None:
    bare.route(pattern, lambda route: route.abort())
    search = Search(bare, served_site).open("q=junk")
    assert "could not be loaded" in search.status.inner_text()
    bare.unroute(pattern)
    bare.reload()
    search.settle()
    expect(search.status).to_have_text("1 statement")


def test_what_failed_once_is_asked_for_again_by_the_next_search(bare: Page, served_site: str) -> None:
    search = Search(bare, served_site).open()
    bare.route("**/index/pagefind.en_*", lambda route: route.abort())
    search.ask("junk")
    expect(search.status).to_contain_text("could not be loaded")
    bare.unroute("**/index/pagefind.en_*")
    search.ask("multipolar")
    expect(search.status).to_have_text("1 statement")


def test_names_that_cannot_be_loaded_keep_no_result_back(bare: Page, served_site: str) -> None:
    bare.route("**/search/names.json", lambda route: route.abort())
    search = Search(bare, served_site).open("q=junk")
    expect(search.status).to_have_text("1 statement")


def test_without_script_the_page_says_where_else_to_look(browser: Browser, served_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_site}search/")
    notice = page.locator("main .notice")
    expect(notice).to_contain_text("JavaScript")
    for link in notice.locator("a").all():
        assert page.request.get(served_site.rstrip("/").removesuffix("/archive") + str(link.get_attribute("href"))).ok
    assert notice.locator("a").count() == 4
    expect(page.locator("#site-search-form")).to_be_hidden()
    context.close()
