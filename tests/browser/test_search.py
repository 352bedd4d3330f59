"""The search in a real browser, held against a search by brute force over the records."""

import gzip
import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

Record = dict[str, str]

READY = "#site-search-results[aria-busy=false]"
SLOW = 60_000  # milliseconds within which a busy machine is sure to answer


def words(text: str) -> set[str]:
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)).lower()
    return set(re.findall(r"\w+", plain))


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    page.fill("#site-search-words", query)
    page.press("#site-search-words", "Enter")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)


def found(page: Page) -> set[str]:
    """Give the ids of all results, those behind 'show more' too."""
    more = page.locator("#site-search-more")
    rows = page.locator("#site-search-results .row-title")
    while more.is_visible():
        before = rows.count()
        more.click()
        expect(rows.nth(before)).to_be_attached(timeout=SLOW)
    links = [str(link.get_attribute("href")) for link in rows.all()]
    return {unquote(link.rstrip("/").rpartition("/")[2]) for link in links}


def count(page: Page) -> int:
    digits = re.sub(r"\D", "", page.inner_text("#site-search-status"))
    return int(digits or 0)


@pytest.fixture(scope="session")
def own_records(site: Path) -> list[Record]:
    lines = (site / "data" / "statements.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def corpus_records(corpus: Path) -> list[Record]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def test_a_word_finds_every_statement_that_holds_it_or_is_filed_under_it(
    page: Page, served_site: str, own_records: list[Record]
) -> None:
    ask(page, served_site, "infrastructure")
    expected = {
        each["id"]
        for each in own_records
        if "infrastructure" in words(each["text"] + " " + each["title"])
        or "infrastructure" in {topic["id"] for topic in each["topics"]}
    }
    assert expected
    assert found(page) == expected
    assert count(page) == len(expected)


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Лавров", "lavrov-2021-priorities"),
        ("dignidad", "udhr-opening-es"),
        ("достоинства", "udhr-opening-ru"),
        ("الكرامة", "udhr-opening-ar"),
        ("conscience", "udhr-opening-fr"),
    ],
)
def test_one_query_finds_statements_in_every_language(page: Page, served_site: str, query: str, id: str) -> None:
    ask(page, served_site, query)
    assert id in found(page)


def test_a_word_of_one_language_finds_no_likeness_in_another(
    page: Page, served_site: str, own_records: list[Record]
) -> None:
    ask(page, served_site, "liberty")  # Spanish has 'libertad', French 'liberté'
    got = found(page)
    assert {each["id"] for each in own_records if "liberty" in words(each["text"])} <= got
    assert {each["language"] for each in own_records if each["id"] in got} <= {"en", "en-US"}


def test_a_result_opens_its_statement(page: Page, served_site: str) -> None:
    ask(page, served_site, '"multipolar world order"')
    page.locator("#site-search-results .row-title").first.click()
    expect(page).to_have_url(f"{served_site}statements/lavrov-2021-priorities/")
    expect(page.locator("h1")).to_have_text("Russia's foreign policy in 2021")


def test_the_header_of_every_page_leads_to_the_search(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}topics/")
    page.fill("#site-header-search", "infrastructure")
    page.press("#site-header-search", "Enter")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    assert page.input_value("#site-search-words") == "infrastructure"
    assert count(page) > 0


def test_a_filter_leaves_the_statements_that_have_the_value(
    page: Page, served_site: str, own_records: list[Record]
) -> None:
    page.goto(f"{served_site}search/")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    box = page.locator("#site-facet-topics input[value=human-rights]")
    shown = int(box.locator("xpath=../small").inner_text())
    box.check()
    expect(page.locator("#site-search-status")).to_contain_text(str(shown))
    expect(box).to_be_focused()  # the list was made anew; the keyboard stays where it was
    assert found(page) == {
        each["id"] for each in own_records if "human-rights" in {topic["id"] for topic in each["topics"]}
    }
    assert "topics=human-rights" in page.url


def test_an_address_reproduces_its_search(page: Page, served_site: str, own_records: list[Record]) -> None:
    page.goto(f"{served_site}search/#q=rights&topics=human-rights&sort=oldest")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    assert page.input_value("#site-search-words") == "rights"
    assert page.input_value("#site-search-sort") == "oldest"
    got = found(page)
    assert "udhr-opening-en" in got
    assert got <= {each["id"] for each in own_records if "human-rights" in {topic["id"] for topic in each["topics"]}}


def test_nothing_found_says_what_to_loosen(page: Page, served_site: str) -> None:
    ask(page, served_site, "xylophonist")
    expect(page.locator("#site-search-status")).to_contain_text("Nothing found")
    assert found(page) == set()


@pytest.mark.parametrize("query", ["Kanzler", "Nixon", "xylophone", "apartheid", "Solidarnosc", "fredsprisen"])
def test_a_word_of_the_corpus_finds_its_statements_and_no_false_ones(
    page: Page, served_corpus: str, corpus_records: list[Record], query: str
) -> None:
    ask(page, served_corpus, query)
    got = found(page)
    word = query.lower()
    exact = {each["id"] for each in corpus_records if word in words(each["text"])}
    fields = ("text", "title", "speaker", "speaker_role")
    stem = word[: max(4, len(word) - 3)]
    near = {
        each["id"]
        for each in corpus_records
        if any(other.startswith(stem) for other in words(" ".join(each[name] or "" for name in fields)))
    }
    assert exact <= got <= near
    assert count(page) == len(got)


def test_two_words_find_the_statements_that_hold_both(
    page: Page, served_corpus: str, corpus_records: list[Record]
) -> None:
    ask(page, served_corpus, "nuclear weapons")
    got = found(page)
    both = {each["id"] for each in corpus_records if {"nuclear", "weapons"} <= words(each["text"])}
    near = {
        each["id"]
        for each in corpus_records
        if all(any(word.startswith(stem) for word in words(each["text"])) for stem in ("nuclear", "weapon"))
    }
    assert both <= got <= near


def test_a_filter_and_sorting_over_the_corpus_equal_brute_force(
    page: Page, served_corpus: str, corpus_records: list[Record]
) -> None:
    page.goto(f"{served_corpus}search/#speakers=elizabeth-ii&sort=oldest")
    page.wait_for_selector(READY, state="attached", timeout=SLOW)
    expected = sorted((each["date"], each["id"]) for each in corpus_records if each["speaker"] == "Elizabeth II")
    assert found(page) == {id for _, id in expected}
    first = page.locator("#site-search-results .row-title").first.get_attribute("href")
    assert str(first).rstrip("/").endswith(expected[0][1])


def test_without_script_the_page_says_where_else_to_look(browser: Browser, served_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_site}search/")
    notice = page.locator("main .notice")
    expect(notice).to_contain_text("JavaScript")
    assert notice.locator("a").count() == 4
    context.close()
