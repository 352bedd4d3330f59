"""Names: a speaker, an outlet or a topic is found under every name on record, and its page is offered first."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.searching import Search


def offered(search: Search) -> list[str]:
    """Give the addresses of the pages offered for what was typed, below the site's."""
    links = search.page.locator("#site-search-names a").evaluate_all("all => all.map((each) => each.href)")
    return [link.removeprefix(search.address) for link in links]


@pytest.mark.parametrize(
    "name",
    ["Lavrov", "Lawrow", "Лавров", "лавров", "Sergueï", "Serguei", "Sergueï Lavrov", "سيرغي", "Sergej Lawrow"],
)
def test_a_statement_is_found_under_every_name_of_its_speaker(own: Search, name: str) -> None:
    assert "lavrov-2021-priorities" in own.ask(name).found()
    expect(own.page.locator("#site-search-names a").first).to_have_attribute("href", "/archive/speakers/sergey-lavrov/")


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("Lavrov", "speakers/sergey-lavrov/"),
        ("lavr", "speakers/sergey-lavrov/"),
        ("лавр", "speakers/sergey-lavrov/"),
        ("Генеральная Ассамблея", "speakers/un-general-assembly/"),
        ("联合国大会", "speakers/un-general-assembly/"),
        ("assemblee generale", "speakers/un-general-assembly/"),
        ("JFK", "speakers/john-f-kennedy/"),
        ("RT en francais", "outlets/rt-en-francais/"),
        ("RT en français", "outlets/rt-en-francais/"),
        ("multipolarity", "topics/multipolarity/"),
        ("human rights", "topics/human-rights/"),
        ("outer space", "topics/space/"),
    ],
)
def test_the_page_with_the_name_that_was_typed_is_offered_first(own: Search, typed: str, page: str) -> None:
    own.ask(typed)
    expect(own.page.locator("#site-search-names a").first).to_have_attribute("href", f"/archive/{page}")
    assert own.page.request.get(own.address + page).ok


def test_an_offer_says_what_it_is_and_under_which_name_it_was_found(own: Search) -> None:
    own.ask("Лавров")
    offer = own.page.locator("#site-search-names li").first
    expect(offer).to_contain_text("Speaker")
    expect(offer).to_contain_text("Sergey Lavrov")
    expect(offer).to_contain_text("Сергей Лавров")


def test_what_is_no_name_offers_no_page(own: Search) -> None:
    own.ask("Lavrov")
    expect(own.page.locator("#site-search-names a").first).to_be_visible()
    own.ask("junk")
    expect(own.page.locator("#site-search-names a")).to_have_count(0)
    expect(own.page.locator("#site-search-names")).to_be_hidden()


def test_an_offer_appears_while_typing_and_leads_to_its_page(own: Search) -> None:
    own.open()
    own.box.press_sequentially("Roosev")
    expect(own.page.locator("#site-search-names a")).to_have_count(2)
    assert set(offered(own)) == {"speakers/franklin-d-roosevelt/", "speakers/theodore-roosevelt/"}
    own.box.press_sequentially("elt Franklin")
    expect(own.page.locator("#site-search-names a")).to_have_count(1)
    own.page.click("#site-search-names a")
    own.page.wait_for_url(f"{own.address}speakers/franklin-d-roosevelt/")


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("mensaje de fin de ano", "outlets/mensaje-de-fin-de-año-radio-tve/"),
        ("Elizabeth", "speakers/elizabeth-ii/"),
        ("Giscard d'Estaing", "speakers/valéry-giscard-destaing/"),
        ("valery giscard", "speakers/valéry-giscard-destaing/"),
    ],
)
def test_names_of_the_import_are_offered_with_and_without_diacritics(large: Search, typed: str, page: str) -> None:
    large.ask(typed)
    expect(large.page.locator("#site-search-names a")).not_to_have_count(0)
    first, *_ = offered(large)
    assert large.page.request.get(large.address + first).ok
    assert unquote(first) == page
