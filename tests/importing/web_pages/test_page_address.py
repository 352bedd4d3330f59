import pytest

from builder.importing.web_pages.page_address import without_tracking
from tests.importing.web_pages.pages import facts_of, html


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.test/x?utm_source=b&id=3&fbclid=q", "https://a.test/x?id=3"),
        ("https://a.test/x;jsessionid=FD52.1_cid3?page=2", "https://a.test/x?page=2"),
        ("https://a.test/x?source=rss&ref=4#part", "https://a.test/x?source=rss&ref=4"),  # may be the page itself
        ("https://a.test/x", "https://a.test/x"),
    ],
)
def test_only_what_surely_tracks_is_taken_off(given: str, kept: str) -> None:
    assert without_tracking(given) == kept


def test_a_page_gives_its_own_address() -> None:
    canonical = '<link rel="canonical" href="/news/1">'
    assert facts_of(html(head='<link rel="canonical" href="https://a.test/1">')).address == "https://a.test/1"
    assert facts_of(html(head=canonical), "https://www.a.test/x?id=1").address == "https://www.a.test/news/1"
    assert facts_of(html(head='<meta property="og:url" content="https://a.test/2">')).address == "https://a.test/2"
    assert facts_of(html()).address is None


def test_an_address_of_another_host_than_the_known_one_is_not_believed() -> None:
    page = html(head='<link rel="canonical" href="https://b.test/1">')
    assert facts_of(page, "https://a.test/x").address == "https://a.test/x"


def test_what_browsers_note_in_a_saved_page_is_its_address() -> None:
    assert facts_of("<!-- saved from url=(0020)https://a.test/saved -->\n" + html()).address == "https://a.test/saved"


def test_a_copy_of_the_wayback_machine_has_the_address_of_its_original() -> None:
    copy = "https://web.archive.org/web/20200115093000/https://a.test/old"
    assert facts_of(html(), copy).address == "https://a.test/old"
