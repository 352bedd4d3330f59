import pytest

from builder.addresses.urls import absolute, link_below
from builder.model.settings import Settings


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/", "/base/"),
        ("/speakers/x/", "/base/speakers/x/"),
        ("/speakers/лавров/", "/base/speakers/%D0%BB%D0%B0%D0%B2%D1%80%D0%BE%D0%B2/"),
        ("/timeline.svg#y1961", "/base/timeline.svg#y1961"),
        ("https://example.org/ä", "https://example.org/ä"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#site-main", "#site-main"),
    ],
)
def test_links_stand_below_the_base_path_and_are_encoded(path: str, link: str) -> None:
    assert link_below(path, "/base/") == link


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://archive.example/", "https://archive.example/speakers/x/"),
        ("https://archive.example/base/", "https://archive.example/base/speakers/x/"),
        ("https://archive.example/base", "https://archive.example/base/speakers/x/"),
    ],
)
def test_full_addresses_name_the_host_and_the_base_path_once(url: str, whole: str) -> None:
    assert absolute("/speakers/x/", Settings(title="x", url=url)) == whole
