"""The sitemap and robots.txt, read as a crawler reads them."""

import dataclasses
import urllib.robotparser
import xml.etree.ElementTree as ElementTree

import pytest

from builder.model.settings import Settings
from builder.publishing import sitemap
from builder.publishing.sitemap import sitemap_documents

SETTINGS = Settings(title="x", url="https://archive.example/archive/")
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(content: bytes, root_name: str) -> list[str]:
    root = ElementTree.fromstring(content)
    assert root.tag == NAMESPACE + root_name
    return [location.text or "" for location in root.iter(f"{NAMESPACE}loc")]


def files_of(paths: list[str], settings: Settings = SETTINGS) -> dict[str, bytes]:
    return {document.output: document.content for document in sitemap_documents(paths, settings)}


def test_addresses_are_whole_encoded_and_in_order() -> None:
    files = files_of(["/", "/speakers/唐鳳/", "/statements/a/", "/"])
    assert read(files["sitemap.xml"], "urlset") == [
        "https://archive.example/archive/",
        "https://archive.example/archive/speakers/%E5%94%90%E9%B3%B3/",
        "https://archive.example/archive/statements/a/",
    ]


def test_an_ampersand_is_escaped() -> None:
    assert read(files_of(["/a&b/"])["sitemap.xml"], "urlset") == ["https://archive.example/archive/a&b/"]


def test_no_pages_make_an_empty_sitemap() -> None:
    files = files_of([])
    assert set(files) == {"sitemap.xml", "robots.txt"}
    assert read(files["sitemap.xml"], "urlset") == []


def test_up_to_the_limit_one_file_holds_all() -> None:
    assert set(files_of([f"/{number}/" for number in range(50_000)])) == {"sitemap.xml", "robots.txt"}


def test_beyond_the_limit_an_index_leads_to_every_address() -> None:
    paths = [f"/{number}/" for number in range(100_001)]
    files = files_of(paths)
    parts = read(files["sitemap.xml"], "sitemapindex")
    assert parts == [f"https://archive.example/archive/sitemap-{number}.xml" for number in (1, 2, 3)]
    found = [read(files[part.rpartition("/")[2]], "urlset") for part in parts]
    assert [len(each) for each in found] == [50_000, 50_000, 1]
    assert [address for each in found for address in each] == [
        f"https://archive.example/archive{path}" for path in paths
    ]


def test_a_file_of_long_addresses_stays_within_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_BYTES", 1_000)
    files = files_of([f"/{'&' * 50}{number}/" for number in range(20)])
    assert len(files) > 3
    assert all(len(content) < 1_300 for name, content in files.items() if name.startswith("sitemap-"))
    assert sum(len(read(content, "urlset")) for name, content in files.items() if name.startswith("sitemap-")) == 20


@pytest.mark.parametrize("url", ["https://archive.example/", "https://archive.example/archive/"])
def test_robots_may_read_everything_and_find_the_sitemap(url: str) -> None:
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(files_of([], dataclasses.replace(SETTINGS, url=url))["robots.txt"].decode().splitlines())
    assert robots.can_fetch("anything", f"{url}statements/a/")
    assert robots.site_maps() == [f"{url}sitemap.xml"]
