"""Passages in a real browser: their addresses, their tools, and what stays of an address whose words were mended."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from builder.cli.main import main
from tests.built_sites import ROOT, build_site, serve

ID = "lavrov-2021-priorities"
STATEMENT = f"statements/{ID}/"


def passages(site: Path, id: str = ID) -> list[dict[str, str]]:
    twin = json.loads((site / "statements" / id / "index.json").read_text("utf-8"))
    found = twin["passages"]
    assert isinstance(found, list)
    return found


def cited(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["cite", ID, "--source", str(ROOT), *arguments])
    assert result.exit_code == 0, result.output
    return result.output.strip()


def clipboard(page: Page) -> str:
    text = page.evaluate("navigator.clipboard.readText()")
    return str(text).strip()


@pytest.fixture
def allowed(page: Page) -> Page:
    """A page that may read the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def open_tools(page: Page, address: str) -> None:
    link = page.locator(f"#{address} > .passage-link")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#site-passage-tools")).to_be_visible()


def test_an_address_scrolls_to_its_passage_and_marks_it(page: Page, served_site: str, site: Path) -> None:
    last = passages(site)[-1]["address"]
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{served_site}{STATEMENT}#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    expect(page.locator(".addressed")).to_have_count(1)
    assert page.locator(".addressed").get_attribute("id") == last


def test_the_tools_copy_the_link_and_the_words(allowed: Page, served_site: str, site: Path) -> None:
    second = passages(site)[1]
    allowed.goto(f"{served_site}{STATEMENT}")
    open_tools(allowed, second["address"])
    allowed.click("#site-passage-tools [name=link]")
    expect(allowed.locator("#site-passage-status")).not_to_be_empty()
    assert clipboard(allowed) == second["url"]
    allowed.click("#site-passage-tools [name=quotation]")
    expect(allowed.locator("#site-passage-status")).to_contain_text("Words")
    assert clipboard(allowed) == second["text"]


@pytest.mark.parametrize("style", ["plain", "apa", "mla", "chicago", "wikipedia"])
def test_the_tools_copy_the_citation_that_the_command_prints(
    allowed: Page, served_site: str, site: Path, style: str
) -> None:
    address = passages(site)[1]["address"]
    allowed.goto(f"{served_site}{STATEMENT}")
    open_tools(allowed, address)
    allowed.select_option("#site-passage-style", style)
    allowed.click("#site-passage-tools [name=citation]")
    expect(allowed.locator("#site-passage-status")).not_to_be_empty()
    expected = cited("--passage", address, "--format", style)
    own = json.loads((site / "statements" / ID / "index.json").read_text("utf-8"))["url"]
    printed_at = next(word for word in cited("--format", "plain").split() if f"/statements/{ID}/" in word)
    base = printed_at[: printed_at.index("/statements/")].lstrip("<(")
    assert clipboard(allowed) == expected.replace(f"{base}/{STATEMENT}", own)


def test_escape_closes_the_tools_and_gives_the_focus_back(page: Page, served_site: str, site: Path) -> None:
    address = passages(site)[1]["address"]
    page.goto(f"{served_site}{STATEMENT}")
    open_tools(page, address)
    page.keyboard.press("Escape")
    expect(page.locator("#site-passage-tools")).to_be_hidden()
    expect(page.locator(f"#{address} > .passage-link")).to_be_focused()


def test_every_passage_is_reached_without_a_script(browser: Browser, served_site: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 500})
    page = context.new_page()
    last = passages(site)[-1]["address"]
    page.goto(f"{served_site}{STATEMENT}")
    page.focus(f"#{last} > .passage-link")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{STATEMENT}#{last}")
    assert page.locator("#site-passage-tools").is_hidden()
    context.close()


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """A served site whose statement was published, mended in its second paragraph, and bereft of its third."""
    from tests.conftest import GOOD_ARCHIVE, write_files

    folder = tmp_path_factory.mktemp("mended") / "archive"
    file = "content/statements/2020/first.md"
    head = GOOD_ARCHIVE[file].partition("The first words.")[0]
    head = head.replace("---\n", "---\naliases: [/statements/before/]\n", 1)
    write_files(
        folder, {**GOOD_ARCHIVE, file: f"{head}One.\n\nTwo, which is mispelt.\n\nSomething else altogether.\n\nFour.\n"}
    )
    assert CliRunner().invoke(main, ["ledger", "--source", str(folder)]).exit_code == 0
    old = json.loads((folder / "content/ledger/first.json").read_text("utf-8"))["passages"]
    write_files(folder, {file: f"{head}One.\n\nTwo, which is misspelt.\n\nFour.\n"})
    for address in serve(build_site(folder, folder / "_site", search=False)):
        yield address, old


def test_the_old_address_of_mended_words_leads_to_them(page: Page, mended: tuple[str, list[str]]) -> None:
    address, old = mended
    page.goto(f"{address}statements/first/#{old[1]}")
    expect(page.locator(".addressed")).to_have_text("Two, which is misspelt.")
    expect(page.locator("#site-passage-gone")).to_be_hidden()
    expect(page.locator("#site-passage-mended")).to_be_visible()


def test_the_address_of_words_taken_out_says_so(page: Page, mended: tuple[str, list[str]]) -> None:
    address, old = mended
    page.goto(f"{address}statements/first/#{old[2]}")
    expect(page.locator("#site-passage-gone")).to_be_visible()
    expect(page.locator("#site-passage-mended")).to_be_hidden()
    expect(page.locator(".addressed")).to_have_count(0)


def test_an_old_address_of_the_statement_keeps_the_passage(page: Page, mended: tuple[str, list[str]]) -> None:
    address, old = mended
    page.goto(f"{address}statements/before/#{old[0]}")
    page.wait_for_url(f"**/statements/first/#{old[0]}")
    expect(page.locator(".addressed")).to_have_text("One.")


def test_an_address_that_never_was_says_so(page: Page, mended: tuple[str, list[str]]) -> None:
    page.goto(f"{mended[0]}statements/first/#p-aaaaaaaa")
    expect(page.locator("#site-passage-gone")).to_be_visible()
    expect(page.locator(".addressed")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [STATEMENT, "statements/udhr-opening-ar/", "utterances/udhr-1948-12-10/", "distance/", "corrections/", "passages/"],
)
def test_no_page_is_wider_than_its_window(page: Page, served_site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served_site}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


Make = Callable[..., Path]


def test_the_report_names_the_passage(page: Page, archive: Make) -> None:
    folder = archive({"site.yaml": "title: Example\nurl: https://archive.example/\ncontact: errors@archive.example\n"})
    for address in serve(build_site(folder, folder / "_site", search=False)):
        page.goto(f"{address}statements/first/")
        passage = str(page.locator("#site-text > p").get_attribute("id"))
        open_tools(page, passage)
        report = str(page.locator("#site-passage-report").get_attribute("href"))
    assert report.startswith("mailto:errors@archive.example?subject=")
    assert report.endswith(passage)
    assert "first" in report.partition("&body=")[2]
