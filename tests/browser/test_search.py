"""The search page as the tests of rows ask it."""

from playwright.sync_api import Page

from tests.browser.searching import READY, SLOW, Search

__all__ = ["READY", "SLOW", "ask", "found"]


def ask(page: Page, address: str, query: str) -> None:
    Search(page, address).open().ask(query)


def found(page: Page) -> set[str]:
    return Search(page, page.url.partition("search/")[0]).settle().found()
