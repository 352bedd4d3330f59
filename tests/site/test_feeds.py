"""Every feed of the built site read by a feed library, and every sitemap address by the standard library."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import feedparser

PREFIX = "https://name.example/archive/"


def test_every_atom_feed_is_read_without_complaint(site: Path) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert len(feeds) > 50
    for file in feeds:
        parsed = feedparser.parse(file.read_bytes())
        assert not parsed.bozo, f"{file}: {parsed.get('bozo_exception')}"
        assert parsed.feed.id.startswith("tag:statement-archive.example,2026:")
        for entry in parsed.entries:
            assert entry.id.startswith(
                ("tag:statement-archive.example,2026:statement/", "tag:statement-archive.example,2026:correction/")
            )
            assert (site / unquote(entry.link).removeprefix(PREFIX) / "index.html").is_file()


def test_every_json_feed_holds_the_entries_of_its_atom_feed(site: Path) -> None:
    for file in site.rglob("feed.json"):
        feed = json.loads(file.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        atom = feedparser.parse(file.with_suffix(".xml").read_bytes())
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


def test_the_sitemap_lists_every_page_that_may_be_indexed_and_no_other(site: Path) -> None:
    tree = ET.parse(site / "sitemap.xml")
    listed = {unquote(each.text or "").removeprefix(PREFIX) for each in tree.iter() if each.tag.endswith("}loc")}
    indexed = set()
    for file in site.rglob("*.html"):
        if '<meta name="robots" content="noindex">' not in file.read_text("utf-8"):
            indexed.add(str(file.relative_to(site)).removesuffix("index.html"))
    assert listed == indexed
