"""Real pages of governments, parties, agencies and papers, held against what people read off them.

The table that this prints (``pytest -s``) says page by page what was right; plain trafilatura stands beside it.
"""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from trafilatura import bare_extraction

from builder.importing.known_names import KnownNames
from builder.importing.web_pages.captures import Capture
from builder.importing.web_pages.page_draft import page_record
from builder.importing.web_pages.page_facts import read_page
from builder.model.outlet import Outlet
from builder.reading.markdown import convert
from tests.conftest import SHARED

_FACTS = ("title", "date", "author", "body")
_CAPTURED = datetime.date(2024, 1, 1)


@dataclass(frozen=True)
class Read:
    """A page as expected, as read here, and the facts in which each of both is right."""

    expected: Any
    record: Any
    outlet: str | None
    right: frozenset[str]
    plainly_right: frozenset[str]


def _domain(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")


@pytest.fixture(scope="session")
def pages() -> Sequence[Read]:
    """Every page, read once, with a registry that knows the outlets by their domains and no speaker."""
    folder = SHARED / "corpora"
    if not (folder / "expected.json").is_file():
        pytest.skip("the saved pages are not beside this checkout")
    expected = json.loads((folder / "expected.json").read_text())
    outlets = tuple(
        Outlet(slug=f"outlet-{number}", name=each["outlet"], domains=(_domain(each["url"]),))
        for number, each in enumerate(expected)
    )
    read = tuple(_read(each, folder, KnownNames(outlets)) for each in expected)
    print("\n".join(_table(read)))
    return read


def _read(expected: Any, folder: Path, known: KnownNames) -> Read:
    content = (folder / expected["file"]).read_bytes()
    # Only a page that names no address of its own is told it, as somebody would with --url.
    address = None if b'rel="canonical"' in content or b"og:url" in content else expected["url"]
    capture = Capture(content, _CAPTURED, "this test", address)
    facts = read_page(capture, known, "en")
    record = page_record(facts, capture, known, "page")
    values = record.values
    shown = convert(record.body or "", path="", first_line=1, base_path="/")[0].text
    authors = (values.get("extra") or {}).get("page_authors", [])  # type: ignore[union-attr]
    plain = bare_extraction(content, include_comments=False, with_metadata=True)
    plain_authors = [] if not plain or not plain.author else plain.author.split("; ")
    return Read(
        expected,
        record,
        str(values.get("outlet")),
        _right(expected, values.get("title"), values.get("date"), authors, shown),
        _right(expected, plain.title, plain.date, plain_authors, plain.text or "") if plain else frozenset(),
    )


def _right(expected: Any, title: Any, date: Any, authors: Any, text: str) -> frozenset[str]:
    text = _collapsed(text)
    return frozenset(
        fact
        for fact, is_right in (
            ("title", _collapsed(title or "") in map(_collapsed, [expected["title"], *expected["title_also"]])),
            ("date", date == expected["date"]),
            ("author", set(expected["authors"]) <= set(authors) <= {*expected["authors"], *expected["authors_also"]}),
            (
                "body",
                all(_collapsed(each) in text for each in expected["must_contain"])
                and not any(_collapsed(each) in text for each in expected["must_not_contain"]),
            ),
        )
        if is_right
    )


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _table(read: Sequence[Read]) -> Iterator[str]:
    yield f"\n{'page':44} {'here':28} plain trafilatura"
    for page in read:
        columns = (" ".join(fact if fact in right else "-" * len(fact) for fact in _FACTS)
                   for right in (page.right, page.plainly_right))  # fmt: skip
        yield f"{page.expected['file'][5:-5]:44} {'  '.join(f'{column:28}' for column in columns)}"
    for name, sets in (("here", [page.right for page in read]), ("plain", [page.plainly_right for page in read])):
        yield f"{name}: " + ", ".join(f"{fact} {sum(fact in right for right in sets)}" for fact in _FACTS)


@pytest.mark.parametrize(("fact", "goal"), [("title", 21), ("date", 22), ("author", 20), ("body", 18)])
def test_most_pages_are_read_as_a_person_reads_them(pages: Sequence[Read], fact: str, goal: int) -> None:
    right = sum(fact in page.right for page in pages)
    assert right >= goal
    assert right >= sum(fact in page.plainly_right for page in pages)


def test_the_outlet_of_each_known_domain_is_found(pages: Sequence[Read]) -> None:
    assert [page.outlet for page in pages] == [page.expected["outlet"] for page in pages]


def test_the_language_of_each_page_is_found(pages: Sequence[Read]) -> None:
    assert [page.record.values["language"] for page in pages] == [page.expected["language"] for page in pages]


def test_every_page_becomes_a_draft_whose_guesses_say_their_basis(pages: Sequence[Read]) -> None:
    for page in pages:
        assert page.record.draft
        assert page.record.body
        assert all(each["basis"].endswith((".", "”")) for each in page.record.values["unconfirmed"])


def test_an_address_is_no_other_sites(pages: Sequence[Read]) -> None:
    for page in pages:
        (step,) = page.record.values["trail"]
        assert _domain(step["url"]) == _domain(page.expected["url"])
        assert "jsessionid" not in step["url"]
