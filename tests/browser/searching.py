"""The search page as a reader uses it, and the reading of all records against which its results are held."""

import calendar
import functools
import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.watched_pages import watched_page

Record = dict[str, Any]

READY = "#site-search-results[aria-busy=false]"
SLOW = 60_000  # milliseconds within which a busy machine is sure to answer


class Search:
    """The search page of a served site, and the records of its statements."""

    def __init__(self, page: Page, address: str, records: Sequence[Record] = ()) -> None:
        self.page = page
        self.address = address
        self.records = records
        self.rows = page.locator("#site-search-results > li")
        self.status = page.locator("#site-search-status")
        self.box = page.locator("#site-search-words")

    def open(self, fragment: str = "") -> "Search":
        """Go to a search by its address; within the page where that is open already."""
        address = f"{self.address}search/#{fragment or 'sort=relevance'}"
        if self.page.url == address:
            return self.settle()
        if self.page.url.partition("#")[0] == f"{self.address}search/":
            self.page.eval_on_selector("#site-search-results", "list => list.setAttribute('aria-busy', 'true')")
        self.page.goto(address)
        return self.settle()

    def ask(self, query: str) -> "Search":
        """Type a query where nothing is chosen yet, and press Enter."""
        if any(name != "q" for name, _ in parse_qsl(urlsplit(self.page.url).fragment)):
            self.open("sort=relevance")
        return self.type(query)

    def type(self, query: str) -> "Search":
        """Type a query in the place of the last, whatever else is chosen, and press Enter."""
        self.box.fill(query)
        self.box.press("Enter")
        return self.settle()

    def settle(self) -> "Search":
        self.page.wait_for_selector(READY, state="attached", timeout=SLOW)
        return self

    def ids(self) -> list[str]:
        """Give the ids of all results in their order, those behind 'show more' too."""
        more = self.page.locator("#site-search-more")
        while more.is_visible():
            before = self.rows.count()
            more.click()
            expect(self.rows.nth(before)).to_be_attached(timeout=SLOW)
        return self.shown()

    def shown(self) -> list[str]:
        """Give the ids of the results on the screen."""
        links = self.page.eval_on_selector_all("#site-search-results .row-title", "all => all.map((each) => each.href)")
        return [unquote(urlsplit(link).path.rstrip("/").rpartition("/")[2]) for link in links]

    def found(self) -> set[str]:
        """Give the ids of all results, each of which is there once and which the status counts rightly."""
        ids = self.ids()
        assert len(ids) == len(set(ids)) == self.count()
        return set(ids)

    def count(self) -> int:
        """Give the number in the status; 0 where it has none."""
        return int(re.sub(r"\D", "", self.status.inner_text()) or 0)

    def facet(self, name: str) -> dict[str, int]:
        """Give all values of a filter's list with the counts beside them."""
        fieldset = self.page.locator(f"#site-facet-{name}")
        all_of_them = fieldset.locator(".facet-more")
        if all_of_them.is_visible():
            all_of_them.click()
        script = "all => all.map((li) => [li.querySelector('input').value, li.querySelector('small').textContent])"
        pairs = fieldset.locator("li").evaluate_all(script)
        return {value: int(count.replace(",", "")) for value, count in pairs}

    def choose(self, facet: str, value: str) -> "Search":
        """Tick a value of a filter, which the list must show."""
        self.page.check(f'#site-facet-{facet} input[value="{value}"]')
        return self.settle()

    def passages(self, id: str) -> list[tuple[str, str, list[str]]]:
        """Give the passages that the row of a result shows: link, words, and those of them that are marked."""
        script = """all => all.map((each) => [each.getAttribute('href'), each.textContent,
            [...each.querySelectorAll('mark')].map((mark) => mark.textContent)])"""
        row = self.rows.filter(has=self.page.locator(f'.row-title[href*="/statements/{id}/"]'))
        return [tuple(each) for each in row.locator(".row-passages a").evaluate_all(script)]


@contextmanager
def searching(browser: Browser, address: str, records: Sequence[Record] = ()) -> Iterator[Search]:
    """Give the search page of a site in a page of its own, whose scripts must not fail meanwhile."""
    with watched_page(browser) as page:
        page.set_default_timeout(SLOW)
        yield Search(page, address, records).open()


def published(site: Path) -> list[Record]:
    """Give the records of a site as its data has them."""
    return [json.loads(line) for line in (site / "data" / "statements.jsonl").read_text("utf-8").splitlines()]


def twin(site: Path, id: str) -> Record:
    """Give a statement as the JSON beside its page has it, with its passages."""
    record: Record = json.loads((site / "statements" / id / "index.json").read_text("utf-8"))
    return record


@functools.cache
def imported(corpus: Path) -> list[Record]:
    """Give the records of the corpus as they are before their import."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


COMBINING = re.compile(f"[{''.join(chr(each) for each in range(0x10000) if unicodedata.combining(chr(each)))}]+")


def plain(text: str) -> str:
    """Give a text in lower case, without diacritics."""
    return COMBINING.sub("", unicodedata.normalize("NFKD", text)).lower()


@functools.cache
def words_of(text: str) -> str:
    """Give the words of a text in their order, each between spaces."""
    return " ".join(["", *re.findall(r"[^\W_]+", plain(text)), ""])


def fields_of(record: Record) -> Iterator[str]:
    """Give each text by which a record is to be found: its own, its title, the names under which it is filed."""
    yield record["text"]
    yield record["title"]
    speakers = record["speaker"]
    yield from [speakers] if isinstance(speakers, str) else (each["name"] for each in speakers)
    yield from record.get("attributed_as") or ()
    yield record["outlet"] if isinstance(record["outlet"], str) else record["outlet"]["name"]
    yield from (topic["name"] for topic in record.get("topics") or ())


def with_word(records: Iterable[Record], word: str) -> set[str]:
    """Give the records whose text or title holds a word, in just this form."""
    wanted = words_of(word)
    return {each["id"] for each in records if wanted in words_of(each["text"]) or wanted in words_of(each["title"])}


def with_beginning(records: Iterable[Record], stem: str) -> set[str]:
    """Give the records of which any field holds a word that begins so."""
    wanted = words_of(stem).rstrip()
    return {each["id"] for each in records if any(wanted in words_of(field) for field in fields_of(each))}


def with_phrase(records: Iterable[Record], phrase: str) -> set[str]:
    """Give the records whose text holds these words in a row, each between spaces, with or without punctuation."""
    words = (rf"[^\w\s]*{re.escape(word)}[^\w\s]*" for word in words_of(phrase).split())
    wanted = re.compile(r"(?<!\S)" + r"\s+".join(words) + r"(?!\S)")
    return {
        each["id"]
        for each in records
        if words_of(phrase) in words_of(each["text"]) and wanted.search(plain(each["text"]))
    }


def with_beginnings_in_a_row(records: Iterable[Record], stems: str) -> set[str]:
    """Give the records of which a field holds words in a row that begin so."""
    wanted = re.compile(" " + "[^ ]* ".join(words_of(stems).split()))
    return {each["id"] for each in records if any(wanted.search(words_of(field)) for field in fields_of(each))}


def days_of(record: Record) -> tuple[str, str]:
    """Give the first and the last day that a record's date may mean, as YYYY-MM-DD."""
    if "date_earliest" in record:
        return record["date_earliest"], record["date_latest"]
    date = record["date"]
    if len(date) == 4:
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-01", f"{date}-{calendar.monthrange(*map(int, date.split('-')))[1]}"
    return date, date
