"""What Hugo and Pelican build from the made archive shows all that the benchmark says it does."""

import re
from pathlib import Path
from typing import Any

import feedparser
import lxml.html
import pytest
import yaml

from tests.benchmarks.benchmarked_site import FEED_LENGTH, NEWEST, BenchmarkedSite
from tests.benchmarks.building_cases import costs_of_build
from tests.benchmarks.hugo_site import HugoSite, hugo_program
from tests.benchmarks.made_statements import MadeStatement, made_statement
from tests.benchmarks.pelican_site import PelicanSite, has_pelican

COUNT = 30


def _hugo(folder: Path) -> BenchmarkedSite:
    program = hugo_program()
    if program is None:
        pytest.skip("Hugo is not installed")
    return HugoSite(folder, program)


def _pelican(folder: Path) -> BenchmarkedSite:
    if not has_pelican():
        pytest.skip("Pelican is not installed")
    return PelicanSite(folder)


STATEMENTS = [made_statement(number, COUNT) for number in range(COUNT)]


@pytest.fixture(scope="module", params=[_hugo, _pelican], ids=["hugo", "pelican"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site."""
    site: BenchmarkedSite = request.param(tmp_path_factory.mktemp("site"))
    site.write_settings()
    for statement in STATEMENTS:
        site.write_statement(statement, aged=True)
    for _ in costs_of_build(site):
        pass
    return site.folder / site.output


def _record(statement: MadeStatement) -> dict[str, Any]:
    record = yaml.safe_load(statement.text.split("---\n")[1])
    assert isinstance(record, dict)
    return record


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _links(file: Path) -> set[str]:
    """Give the statements' ids and the names of the listings that a page links to."""
    document = lxml.html.fromstring(file.read_text("utf-8"))
    found = (
        re.search(r"/(?:statements|speakers|outlets|topics|years)/([^/]+)/$", link)
        for link in document.xpath("//a/@href")
    )
    return {match[1] for match in found if match}


def test_every_statement_has_a_page_with_its_text_and_record(built: Path) -> None:
    for statement in STATEMENTS:
        record = _record(statement)
        document = lxml.html.fromstring((built / "statements" / statement.id / "index.html").read_text("utf-8"))
        assert document.xpath("string(//h1)").strip() == record["title"]
        body = statement.text.split("---\n", 2)[2]
        assert _words(document.xpath("//article//div[@lang]")[0].text_content()) == _words(body)
        assert document.xpath("//article//div/@lang") == [record["language"]]
        shown = _words(" ".join(text for part in document.xpath("//article | //aside") for text in part.itertext()))
        for value in (record["speaker"], record["outlet"], record["kind"], record["form"], str(record["date"])):
            assert set(_words(value)) <= set(shown)
        source = record.get("source") or record["trail"][-1]["url"]
        assert source in document.xpath("//aside//a/@href")


def test_every_statement_is_in_the_listings_of_its_speaker_outlet_topics_and_year(built: Path) -> None:
    for statement in STATEMENTS:
        record = _record(statement)
        listings = [f"speakers/{_slug(record['speaker'])}", f"outlets/{_slug(record['outlet'])}"]
        listings += [*(f"topics/{topic}" for topic in record["topics"]), f"years/{statement.date.year}"]
        page = _links(built / "statements" / statement.id / "index.html")
        for listing in listings:
            assert statement.id in _links(built / listing / "index.html")
            kind, _, name = listing.partition("/")
            assert name in _links(built / kind / "index.html")
            assert kind == "years" or name in page


def test_the_home_page_has_the_newest(built: Path) -> None:
    newest = sorted(STATEMENTS, key=lambda statement: statement.date)[-NEWEST:]
    assert {statement.id for statement in newest} <= _links(built / "index.html")
    assert len(_links(built / "index.html") & {statement.id for statement in STATEMENTS}) == NEWEST


def test_the_site_and_each_listing_but_the_years_have_a_feed(built: Path) -> None:
    feeds = [*built.glob("*.xml"), *built.glob("*/*/*.xml")]
    by_place = {file.parent.relative_to(built).as_posix(): file for file in feeds if file.name != "sitemap.xml"}
    whole = feedparser.parse(by_place["."].read_bytes())
    assert len(whole.entries) == min(COUNT, FEED_LENGTH)
    for statement in STATEMENTS:
        record = _record(statement)
        places = [f"speakers/{_slug(record['speaker'])}", f"outlets/{_slug(record['outlet'])}"]
        for place in (*places, *(f"topics/{topic}" for topic in record["topics"])):
            entries = feedparser.parse(by_place[place].read_bytes()).entries
            assert any(statement.id in entry.link for entry in entries)
    assert not any(place.startswith("years") for place in by_place)


def test_the_sitemap_has_every_statement(built: Path) -> None:
    addresses = (built / "sitemap.xml").read_text("utf-8")
    assert [statement.id for statement in STATEMENTS if f"/statements/{statement.id}/" not in addresses] == []


def test_pagefind_has_the_pages_of_the_statements_alone(built: Path) -> None:
    indexed = len(list(built.glob("pagefind/fragment/*")))
    assert indexed == (COUNT if built.name == HugoSite.output else 0)
