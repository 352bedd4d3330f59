"""What a result tells: title, speaker, date, outlet, distance, and passages that lead to where they stand."""

import csv
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import Search, plain, twin


def test_a_result_says_what_its_statement_says(own: Search, page: Page) -> None:
    own.open("q=multipolar")
    row = own.rows.first
    assert own.shown() == ["lavrov-2021-priorities"]
    page.goto(f"{own.address}statements/lavrov-2021-priorities/")
    assert row.locator(".row-title").inner_text() == page.locator("h1").inner_text()
    about = row.locator(".row-about").inner_text()
    assert about == "Sergey Lavrov (Minister of Foreign Affairs) · RT en français"
    assert row.locator(".row-date").inner_text() == "29 Dec 2020?"
    expect(page.locator(".kicker")).to_have_text("Interview · 29 December 2020 (year uncertain)")
    distance = page.locator(".distance a").inner_text()
    assert "hops" in distance
    assert row.locator(".row-distance").inner_text().endswith(distance)


@pytest.mark.parametrize(("id", "date"), [("un-zmb-45-1990", "1990"), ("miller-4582", "25 Jun 1996")])
def test_a_date_says_no_more_than_is_known(large: Search, id: str, date: str) -> None:
    record = next(each for each in large.records if each["id"] == id)
    large.open(f"q={record['title']}&from={record['date']}&to={record['date']}")
    row = large.rows.filter(has=large.page.locator(f'.row-title[href*="/{id}/"]'))
    assert row.locator(".row-date").inner_text() == date


def test_a_result_opens_its_statement(page: Page, served_site: str) -> None:
    search = Search(page, served_site).open("q=%22multipolar world order%22")
    page.locator("#site-search-results .row-title").first.click()
    page.wait_for_url(f"{served_site}statements/lavrov-2021-priorities/**")
    assert search.page.locator("h1").inner_text() == "Russia's foreign policy in 2021"


@pytest.mark.parametrize("query", ["taxes", "достоинства", '"human rights"', "war peace", "الإنسان"])
def test_each_passage_stands_in_its_statement_where_its_link_leads(own: Search, site: Path, query: str) -> None:
    ids = own.open(f"q={query}").ids()
    passages = {id: own.passages(id) for id in ids}
    assert any(passages.values())
    for id in ids:
        held = {each["address"]: " ".join(each["text"].split()) for each in twin(site, id)["passages"]}
        for link, words, marked in passages[id]:
            address = urlsplit(link)
            assert address.path == f"/archive/statements/{id}/"
            excerpt = words.removeprefix("… ").removesuffix(" …")
            assert excerpt in held[address.fragment]
            assert words == excerpt or words.startswith("… ") or words.endswith(" …")
            assert marked
            assert all(each in held[address.fragment] for each in marked)
            forms = {plain(value) for name, value in parse_qsl(address.query) if name == "mark"}
            assert forms


def test_the_page_has_every_passage_that_a_result_leads_to(own: Search, site: Path) -> None:
    for id in own.open("q=taxes").ids():
        page = (site / "statements" / id / "index.html").read_text("utf-8")
        for link, _, _ in own.passages(id):
            assert f'id="{urlsplit(link).fragment}"' in page


@pytest.mark.parametrize(("query", "stem"), [("taxes", "tax"), ("constitutional", "constitut"), ("junk", "junk")])
def test_marked_words_are_those_asked_for(own: Search, query: str, stem: str) -> None:
    own.open(f"q={query}")
    marked = own.page.locator("#site-search-results mark").all_inner_texts()
    assert marked
    assert all(plain(each).startswith(stem) for each in marked)


def test_a_phrase_is_marked_whole(own: Search) -> None:
    own.open("q=%22junk fees%22")
    assert {plain(each) for each in own.page.locator("#site-search-results mark").all_inner_texts()} == {"junk fees"}


def test_a_statement_with_many_passages_says_how_many_more_hold_the_words(large: Search, corpus_site: Path) -> None:
    large.open("q=Kansas")
    said = {}
    for id in large.shown():
        row = large.rows.filter(has=large.page.locator(f'.row-title[href*="/statements/{id}/"]'))
        more = row.locator(".row-more")
        said[id] = int(re.sub(r"\D", "", more.inner_text())) if more.count() else 0
    assert any(said.values())
    for id, more in said.items():
        texts = [plain(each["text"]) for each in twin(corpus_site, id)["passages"]]
        exact = sum(bool(re.search(r"\bkansas\b", text)) for text in texts)
        near = sum(bool(re.search(r"\bkansa", text)) for text in texts)
        assert exact <= more + len(large.passages(id)) <= near
        assert len(large.passages(id)) <= 3


def test_an_import_s_passages_stand_in_their_statements(large: Search, corpus_site: Path) -> None:
    for id in large.open("q=apartheid Mandela").shown():
        held = {each["address"]: " ".join(each["text"].split()) for each in twin(corpus_site, id)["passages"]}
        for link, words, marked in large.passages(id):
            assert words.removeprefix("… ").removesuffix(" …") in held[urlsplit(link).fragment]
            assert all("aparth" in plain(each) or "mandel" in plain(each) for each in marked)


@pytest.mark.parametrize(
    ("fragment", "feed"),
    [
        ("", "feed.xml"),
        ("q=war", "feed.xml"),
        ("q=war&speakers=franklin-d-roosevelt", "speakers/franklin-d-roosevelt/feed.xml"),
        ("topics=taxation", "topics/taxation/feed.xml"),
        ("outlets=udhr-in-unicode", "outlets/udhr-in-unicode/feed.xml"),
        ("topics=taxation&topics=trade", "feed.xml"),
    ],
)
def test_what_was_chosen_can_be_followed_by_its_feed(own: Search, fragment: str, feed: str) -> None:
    own.open(fragment or "sort=newest")
    link = own.page.locator("#site-search-follow")
    expect(link).to_be_visible()
    assert str(link.get_attribute("href")) == f"/archive/{feed}"
    answer = own.page.request.get(own.address + feed)
    assert answer.ok
    assert "<feed" in answer.text()


def test_the_export_holds_all_results_and_not_only_those_on_the_screen(large: Search) -> None:
    large.open("q=apartheid&sort=oldest")
    shown = large.shown()
    assert len(shown) < large.count()
    with large.page.expect_download() as downloading:
        large.page.click("#site-search-export button[name=csv]")
    with Path(downloading.value.path()).open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert ids[: len(shown)] == shown
    assert ids == large.ids()


def test_nothing_found_cannot_be_exported_or_followed(own: Search) -> None:
    own.open("q=xylophonist")
    expect(own.page.locator("#site-search-tools")).to_be_hidden()
