"""'Only the speaker's own words': what a reporter or an interviewer says is then not found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.searching import Record, Search, fields_of, published, searching, twin, words_of
from tests.built_sites import build_site, serve
from tests.conftest import GOOD_ARCHIVE, write_files
from tests.publishing.made_archives import statement

INTERVIEW = """\
**Question:** Minister, what of the Zanzibar treaty?

**Ada Example:** We shall sign the Havana accord.

**Question:** And the Lisbon protocol?

**Ada Example:** Nothing was decided in Lisbon.
"""
REPORT = """\
The minister mentioned Quito in passing. “We met in Caracas and signed what both sides had wanted for years,” she said.
She denied a visit to Lima.
"""


@pytest.fixture(scope="module")
def mixed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Search, Path]]:
    folder = tmp_path_factory.mktemp("mixed")
    files = {
        "content/statements/interview.md": statement(INTERVIEW, id="interview", form="verbatim"),
        "content/statements/report.md": statement(REPORT, id="report", form="mixed"),
        "content/statements/account.md": statement("He spoke of Caracas.", id="account", form="reported"),
        "content/statements/unknown.md": statement("Words of Caracas.", id="unknown"),
    }
    write_files(folder, {**GOOD_ARCHIVE, **files})
    built = build_site(folder, folder / "_site")
    for address in serve(built):
        with searching(browser, address, published(built)) as search:
            yield search, built


def own_words(record: Record) -> list[str]:
    """Give the runs of a statement that are marked as the speaker's own words."""
    return [
        passage["text"][run["start"] : run["end"]]
        for passage in record["passages"]
        if not passage.get("voice")
        for run in passage["runs"]
        if run.get("mode") == "direct"
    ]


@pytest.mark.parametrize(
    ("query", "anywhere", "own_only"),
    [
        ("Havana", {"interview"}, {"interview"}),
        ("Zanzibar", {"interview"}, set()),
        ("Lisbon", {"interview"}, {"interview"}),
        ("Lisbon protocol", {"interview"}, set()),
        ("Havana Zanzibar", {"interview"}, set()),
        ("Quito", {"report"}, set()),
        ("Lima", {"report"}, set()),
        ("Caracas", {"report", "account", "unknown"}, {"report"}),
    ],
)
def test_a_word_that_others_say_is_found_only_in_all_of_the_text(
    mixed: tuple[Search, Path], query: str, anywhere: set[str], own_only: set[str]
) -> None:
    search, built = mixed
    assert search.open(f"q={query}").found() == anywhere
    held = {
        each["id"]
        for each in search.records
        if all(
            any(words_of(word) in words_of(run) for run in own_words(twin(built, each["id"]))) for word in query.split()
        )
    }
    assert held == own_only
    found = search.open(f"q={query}&own=1").found()
    assert found == own_only or "No statement has all of these words" in search.status.inner_text()


def test_an_excerpt_of_own_words_shows_nothing_else(mixed: tuple[Search, Path]) -> None:
    search, _ = mixed
    search.open("q=Caracas&own=1")
    ((link, words, marked),) = search.passages("report")
    assert marked == ["Caracas"]
    assert "Quito" not in words
    assert "#p-" in link


def test_without_words_what_holds_any_of_the_speaker_s_own_is_left(own: Search, site: Path) -> None:
    own.open()
    counted = own.page.locator("#site-search-own-count").inner_text()
    own.page.check("#site-search-own")
    expected = {each["id"] for each in own.records if own_words(twin(site, each["id"]))}
    assert own.settle().found() == expected
    assert counted == str(len(expected))


@pytest.mark.parametrize(
    ("query", "found"), [("pandemic", False), ("Novosti", False), ("multipolar", True), ("pragmatic", True)]
)
def test_a_statement_of_this_archive_is_found_by_its_quotations_alone(own: Search, query: str, found: bool) -> None:
    assert "lavrov-2021-priorities" in own.open(f"q={query}").found()
    assert ("lavrov-2021-priorities" in own.open(f"q={query}&own=1").found()) is found


@pytest.mark.parametrize("query", ["war", "freedom peace"])
def test_own_words_of_this_archive_equal_a_reading_of_its_passages(own: Search, site: Path, query: str) -> None:
    found = own.open(f"q={query}&own=1").found()
    for each in own.records:
        spoken = words_of(" ".join(own_words(twin(site, each["id"]))))
        exact = all(words_of(word) in spoken for word in query.split())
        filed = words_of(" ".join([*fields_of({**each, "text": ""})]))
        near = all(words_of(word).rstrip() in spoken + filed for word in query.split())
        assert not exact or each["id"] in found
        assert each["id"] not in found or near


def test_nothing_is_known_to_be_own_words_where_nothing_is_stated(browser: Browser, served_corpus: str) -> None:
    with searching(browser, served_corpus) as search:
        assert search.open("own=1").found() == set()
