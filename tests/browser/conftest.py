from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.searching import Search, imported, published, searching
from tests.browser.watched_pages import watched_page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for a module's tests; while it runs, its event loop keeps other tests from running theirs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test when it asks another host for something, or when its script fails."""
    with watched_page(browser) as page:
        yield page


@pytest.fixture(scope="module")
def own(browser: Browser, served_site: str, site: Path) -> Iterator[Search]:
    """The search of this repository's own archive, with its records as they are published."""
    with searching(browser, served_site, published(site)) as search:
        yield search


@pytest.fixture(scope="module")
def large(browser: Browser, served_corpus: str, corpus: Path) -> Iterator[Search]:
    """The search of the 2,000 real statements, with the records that were imported."""
    with searching(browser, served_corpus, imported(corpus)) as search:
        yield search
