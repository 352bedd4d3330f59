"""The stroke that leads to the search box, pressed in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.built_sites import build_site, serve

HEADER = "#site-header-search"


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("", "#site-home-search"),
        ("topics/", HEADER),
        ("statements/lavrov-2021-priorities/", HEADER),
        ("404.html", HEADER),
    ],
)
def test_a_stroke_leads_to_the_search_box(page: Page, served_site: str, path: str, box: str) -> None:
    page.goto(f"{served_site}{path}")
    expect(page.locator(box)).to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    expect(page.locator(box)).to_be_focused()
    assert page.input_value(box) == ""


def test_on_the_search_page_it_leads_to_the_words(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}search/")
    words = page.locator("#site-search-words")
    expect(page.locator("#site-search-form")).to_be_visible()
    page.locator("#site-search-sort").evaluate("(sort) => sort.blur()")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(words).to_be_focused()
    expect(words).to_have_attribute("aria-keyshortcuts", "/")
    assert words.input_value() == ""


def test_on_a_keyboard_where_it_needs_shift_it_leads_there_too(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}topics/")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', shiftKey: true, bubbles: true}))"
    )
    expect(page.locator(HEADER)).to_be_focused()


def test_words_that_stand_in_the_box_are_chosen_to_be_replaced(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}topics/")
    page.fill(HEADER, "before")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.keyboard.type("after")
    assert page.input_value(HEADER) == "after"


def test_while_typing_it_is_a_character(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}topics/")
    page.focus(HEADER)
    page.keyboard.type("1/2")
    assert page.input_value(HEADER) == "1/2"


@pytest.mark.parametrize(
    "field", ["<input>", "<textarea></textarea>", "<select></select>", "<p contenteditable><b tabindex=0>x</b></p>"]
)
def test_in_any_field_the_focus_stays(page: Page, served_site: str, field: str) -> None:
    page.goto(f"{served_site}topics/")
    page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('afterbegin', html)", field)
    target = page.locator("main > :first-child")
    target.focus()
    page.keyboard.press("/")
    expect(target).to_be_focused()


@pytest.mark.parametrize("modifier", ["ctrlKey", "altKey", "metaKey"])
def test_with_a_modifier_it_is_the_browsers(page: Page, served_site: str, modifier: str) -> None:
    page.goto(f"{served_site}topics/")
    taken = page.evaluate(
        """(modifier) => !document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key: "/", [modifier]: true, bubbles: true, cancelable: true }))""",
        modifier,
    )
    assert taken is False
    expect(page.locator(HEADER)).not_to_be_focused()


def test_a_site_without_search_has_no_such_stroke(page: Page, archive: Callable[..., Path]) -> None:
    folder = archive()
    for address in serve(build_site(folder, folder / "_site", search=False)):
        page.goto(address)
        assert page.locator("script[src*=shortcuts]").count() == 0
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.tagName") == "BODY"
