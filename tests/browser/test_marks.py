"""The words that a search found, marked in a statement's text in a real browser, held against Python's own search."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built_sites import build_site, serve
from tests.conftest import GOOD_ARCHIVE, SHARED, write_files

ID = "lavrov-2021-priorities"
STATEMENT = f"statements/{ID}/"

TEXT_NODES = "[...document.querySelectorAll('#site-text > p')].map((block) => block.childNodes.length)"

TEXTS = {
    "french": (
        "fr",
        "Le Cafe\u0301 de la liberté, ÉLEVÉ.\n\nLa *liberté* **de la** presse\u00a0; libertés.\n\nDe\n\nla fin.",
    ),
    "chinese": ("zh-Hans", "国际合作与APEC会议在2020年召开。国际合作是重要的。"),
    "thai": ("th", "สิทธิมนุษยชนเป็นของทุกคน และสิทธิ"),
    "japanese": ("ja", "学校にかく。がく。カーの力。"),
    "german": ("de", "Die STRASSE und die Straße; straßen."),
    "greek": ("el", "Ο λόγος και ΛΟΓΟΣ και λόγοι."),
    "arabic": ("ar", "الكَرَامَة الإنسانية والكرامة"),
    "table": (
        "en",
        "<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>\n\n"
        "First line  \nsecond line. One-two, one’s own.",
    ),
    "scripts": ("en", "Words &lt;img src=x onerror=alert(1)&gt; and `<script>` stay words."),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served site with a statement for each of the texts."""
    folder = tmp_path_factory.mktemp("marks") / "archive"
    head = (
        "speaker: Ada Example\ndate: 2020-01-02\noutlet: The Example Times\ntopics: []\nsource: https://example.org/1\n"
    )
    files = {
        f"content/statements/{name}.md": f"---\ntitle: {name}\nlanguage: {language}\n{head}---\n{text}\n"
        for name, (language, text) in TEXTS.items()
    }
    write_files(folder, {**GOOD_ARCHIVE, **files})
    yield from serve(build_site(folder, folder / "_site", search=False))


def address(base: str, path: str, *marks: str, passage: str = "") -> str:
    return f"{base}{path}?{urlencode([('mark', mark) for mark in marks])}" + (f"#{passage}" if passage else "")


def marked(page: Page) -> list[str]:
    return page.locator("#site-text mark").all_text_contents()


def text_of(page: Page) -> str:
    return str(page.evaluate("document.getElementById('site-text').textContent"))


def plain(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each)).casefold()


def occurrences(site: Path, id: str, word: str) -> int:
    twin = json.loads((site / "statements" / id / "index.json").read_text("utf-8"))
    words = [each for passage in twin["passages"] for each in re.findall(r"\w+", plain(passage["text"]))]
    return words.count(plain(word))


@pytest.mark.parametrize("word", ["Russia", "russia", "the", "multipolar", "COVID", "19", "rus"])
def test_every_occurrence_of_a_word_is_marked_and_nothing_else(
    page: Page, served_site: str, site: Path, word: str
) -> None:
    page.goto(address(served_site, STATEMENT, word))
    assert [each.casefold() for each in marked(page)] == [word.casefold()] * occurrences(site, ID, word)


def test_words_of_real_statements_are_marked_as_often_as_they_stand(
    page: Page, served_corpus: str, corpus_site: Path
) -> None:
    ids = sorted(file.parent.name for file in (corpus_site / "statements").glob("*/index.json"))[::80]
    assert len(ids) > 20
    for id in ids:
        twin = json.loads((corpus_site / "statements" / id / "index.json").read_text("utf-8"))
        words = sorted({each for each in re.findall(r"[^\W\d_]{4,}", twin["text"]) if each.isascii()})[:40:10]
        page.goto(address(served_corpus, f"statements/{quote(id)}/", *words))
        expected = sum(occurrences(corpus_site, id, word) for word in {plain(word) for word in words})
        assert len(marked(page)) == expected, (id, words)


@pytest.mark.parametrize(
    ("name", "marks", "expected"),
    [
        ("french", ["cafe"], ["Cafe\u0301"]),
        ("french", ["CAFÉ", "eleve"], ["Cafe\u0301", "ÉLEVÉ"]),
        ("french", ["liberte"], ["liberté", "liberté"]),
        ("french", ["liberte de la presse"], ["liberté", " ", "de la", " presse"]),
        ("french", ["la liberte", "liberte"], ["la liberté", "La ", "liberté"]),
        ("french", ["presse libertés"], ["presse\u00a0; libertés"]),
        ("french", ["de la fin"], []),  # from one paragraph into the next
        ("chinese", ["国际合作"], ["国际合作", "国际合作"]),
        ("chinese", ["apec", "2020"], ["APEC", "2020"]),
        ("chinese", ["20"], []),
        ("thai", ["สิทธิ"], ["สิทธิ", "สิทธิ"]),
        ("thai", ["มนุษยชน"], ["มนุษยชน"]),
        ("thai", ["คน"], ["คน"]),
        ("japanese", ["かく"], ["かく"]),
        ("japanese", ["がく"], ["がく"]),
        ("japanese", ["カー"], ["カー"]),
        ("german", ["strasse"], ["STRASSE", "Straße"]),
        ("german", ["straße"], ["STRASSE", "Straße"]),
        ("greek", ["λογος"], ["λόγος", "ΛΟΓΟΣ"]),
        ("arabic", ["الكرامة"], ["الكَرَامَة"]),
        ("table", ["two three", "one two"], ["One-two"]),
        ("table", ["line second", "one’s", "three"], ["three", "line", "\nsecond", "one’s"]),
    ],
)
def test_a_mark_is_a_whole_word_in_any_case_with_or_without_diacritics(
    page: Page, texts: str, name: str, marks: list[str], expected: list[str]
) -> None:
    page.goto(f"{texts}statements/{name}/")
    unmarked = text_of(page)
    page.goto(address(texts, f"statements/{name}/", *marks))
    assert marked(page) == expected
    assert text_of(page) == unmarked


def test_the_address_becomes_the_permanent_one_and_its_passage_stays_addressed(
    page: Page, served_site: str, site: Path
) -> None:
    twin = json.loads((site / "statements" / ID / "index.json").read_text("utf-8"))
    last = twin["passages"][-1]
    word = max(re.findall(r"[A-Za-z]+", last["text"]), key=len)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address(served_site, STATEMENT, word, passage=last["address"]))
    expect(page.locator(".addressed mark").first).to_have_text(word)
    assert page.url == f"{served_site}{STATEMENT}#{last['address']}"
    assert page.locator(".addressed").get_attribute("id") == last["address"]
    assert page.locator(":target").get_attribute("id") == last["address"]
    expect(page.locator(f"#{last['address']}")).to_be_in_viewport()


def test_other_parameters_stay(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{STATEMENT}?from=feed&mark=Russia&page=2")
    assert page.url == f"{served_site}{STATEMENT}?from=feed&page=2"


def test_the_words_of_a_marked_passage_are_copied_as_they_stand(page: Page, served_site: str, site: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    twin = json.loads((site / "statements" / ID / "index.json").read_text("utf-8"))
    second = twin["passages"][1]
    page.goto(address(served_site, STATEMENT, *re.findall(r"\w+", second["text"])[:12]))
    assert page.locator(f"#{second['address']} mark").count() >= 12
    page.locator(f"#{second['address']} > .passage-link").focus()
    page.keyboard.press("Enter")
    page.click("#site-passage-tools [name=quotation]")
    expect(page.locator("#site-passage-status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == second["text"]


def test_the_marks_are_named_and_can_be_removed(page: Page, texts: str) -> None:
    page.goto(f"{texts}statements/french/")
    expect(page.locator("#site-marks")).to_be_hidden()
    html, paragraphs = page.locator("#site-text").inner_html(), page.evaluate(TEXT_NODES)
    page.goto(address(texts, "statements/french/", "liberte de la presse", "absent", "cafe"))
    assert page.locator("#site-marks li").all_inner_texts() == ["liberte de la presse", "cafe"]
    page.click("#site-marks button")
    expect(page.locator("#site-marks")).to_be_hidden()
    assert page.locator("#site-text").inner_html() == html
    assert page.evaluate(TEXT_NODES) == paragraphs  # none stays cut in pieces


def test_words_that_are_not_in_the_text_leave_the_page_as_it_is(page: Page, texts: str) -> None:
    page.goto(address(texts, "statements/french/", "absent", "", "  ", ".*", "x" * 5000, "liber"))
    assert marked(page) == []
    expect(page.locator("#site-marks")).to_be_hidden()
    assert page.url == f"{texts}statements/french/"


def test_a_number_of_marks_is_enough(page: Page, texts: str) -> None:
    page.goto(address(texts, "statements/french/", *(f"absent{number}" for number in range(40)), "cafe"))
    assert marked(page) == []


HOSTILE = [
    "<img src=x onerror=alert(1)>", "<script>", "</mark><script>alert(1)</script>", "(a+)+$", "[", "\\", "(?<!", "\0",
    "&lt;img", "javascript:alert(1)", "\ud7ff\ufffd", "%00", "${alert(1)}", "constructor", "__proto__",
]  # fmt: skip


def hostile() -> list[str]:
    file = SHARED / "payloads" / "script-injection.txt"
    lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    return HOSTILE + [line for line in lines if line and len(line) <= 100][::8]


def test_hostile_parameters_become_text_at_most(page: Page, texts: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{texts}statements/scripts/")
    unmarked = text_of(page)
    elements = page.locator("#site-text *:not(mark)").count()
    marks = hostile()
    for start in range(0, len(marks), 16):
        page.goto(address(texts, "statements/scripts/", *marks[start : start + 16]))
        assert text_of(page) == unmarked
        assert page.locator("#site-text *:not(mark)").count() == elements
        assert page.locator("#site-marks :is(img, svg, script, a, iframe)").count() == 0
        assert page.url == f"{texts}statements/scripts/"
    assert dialogs == []


def test_on_paper_there_are_no_marks(page: Page, texts: str) -> None:
    page.goto(address(texts, "statements/french/", "cafe"))
    look = "(({ backgroundColor, outlineStyle }) => [backgroundColor, outlineStyle])"
    read = f"{look}(getComputedStyle(document.querySelector('#site-text mark')))"
    assert page.evaluate(read) != ["rgba(0, 0, 0, 0)", "none"]
    page.emulate_media(media="print")
    assert page.evaluate(read) == ["rgba(0, 0, 0, 0)", "none"]
    expect(page.locator("#site-marks")).to_be_hidden()


def test_without_a_script_the_text_reads_as_ever(browser: Browser, texts: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(texts, "statements/french/", "cafe"))
    expect(page.locator("#site-text")).to_contain_text("de la liberté")
    expect(page.locator("#site-marks")).to_be_hidden()
    context.close()
