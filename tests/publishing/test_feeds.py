"""Feeds, held against feedparser and the JSON Feed standard."""

import dataclasses
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import feedparser
import pytest

from builder.archive.archive import Archive
from builder.publishing.feed_formats import feed_of
from builder.publishing.feeds import LONGEST_CONTENT, NEWEST, feed_targets
from builder.publishing.pages import Document
from tests.publishing.made_archives import SETTINGS, made, made_by, statement

INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z")
HOSTILE = "Tom & Jerry </script> ]]> <b>bold</b> \"quoted\" 'so'"


def files_of(archive: Archive) -> dict[str, bytes]:
    return {each.output: each.content for each in made_by(feed_targets(archive)) if isinstance(each, Document)}


def atom(archive: Archive, output: str = "feed.xml") -> Any:
    content = files_of(archive)[output]
    ElementTree.fromstring(content)  # feedparser forgives what readers need not
    parsed = feedparser.parse(content, sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def json_feed(archive: Archive, output: str = "feed.json") -> Any:
    feed = json.loads(files_of(archive)[output])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(isinstance(feed[name], str) for name in ("title", "home_page_url", "feed_url"))
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["id"]
        assert ("content_html" in item) or ("content_text" in item)
        assert all(INSTANT.fullmatch(item[name]) for name in ("date_published", "date_modified") if name in item)
        assert all(isinstance(author["name"], str) for author in item.get("authors", []))
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
    return feed


def entry_of(archive: Archive, name: str) -> tuple[Any, Any]:
    """Give a statement's entry in both feeds of the site."""
    identifier = f"tag:example.org,2020:statement/{name}"
    entry = next(each for each in atom(archive).entries if each.id == identifier)
    item = next(each for each in json_feed(archive)["items"] if each["id"] == identifier)
    return entry, item


def test_a_feed_says_where_it_lies_and_what_it_is_of(tmp_path: Path) -> None:
    archive = made(tmp_path)
    feed = atom(archive, "speakers/ada-example/feed.xml").feed
    links = {link.rel: link.href for link in feed.links}
    assert feed.title == "Ada Example – Example archive"
    assert feed.id == "tag:example.org,2020:feed/speakers/ada-example"
    assert links == {
        "self": "https://archive.example/archive/speakers/ada-example/feed.xml",
        "alternate": "https://archive.example/archive/speakers/ada-example/",
    }
    other = json_feed(archive, "topics/economy/feed.json")
    assert other["feed_url"] == "https://archive.example/archive/topics/economy/feed.json"
    assert other["home_page_url"] == "https://archive.example/archive/topics/economy/"


def test_pages_link_to_files_that_are_there(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/topics/empty.yaml": "name: Nothing yet\n"})
    files = files_of(archive)
    for path in ("/", "/speakers/ada-example/", "/outlets/example-times/", "/topics/economy/", "/topics/empty/"):
        feed = feed_of("x", path)
        assert feed.atom.lstrip("/") in files
        assert feed.json.lstrip("/") in files
    empty = atom(archive, "topics/empty/feed.xml")
    assert empty.entries == []
    assert empty.feed.author == "Example archive"  # a feed needs an author where no entry has one
    assert json_feed(archive, "topics/empty/feed.json")["items"] == []


def test_ids_stay_when_the_site_moves_and_so_does_nothing_else(tmp_path: Path) -> None:
    archive = made(tmp_path)
    moved = dataclasses.replace(archive, settings=dataclasses.replace(SETTINGS, url="http://localhost:8000/"))
    assert [each.id for each in atom(archive).entries] == [each.id for each in atom(moved).entries]
    assert atom(archive).feed.id == atom(moved).feed.id
    assert atom(moved).entries[0].link == "http://localhost:8000/statements/first/"


def test_the_words_are_attributed_to_their_speakers_and_never_to_the_archive(tmp_path: Path) -> None:
    archive = made(
        tmp_path,
        {
            "content/speakers/bo-example.yaml": "name: Bo Example\n",
            "content/statements/joint.md": statement(speaker="[Ada Example, Bo Example]"),
        },
    )
    entry, item = entry_of(archive, "joint")
    assert [author.name for author in entry.authors] == ["Ada Example", "Bo Example"]
    assert [author["name"] for author in item["authors"]] == ["Ada Example", "Bo Example"]
    assert item["authors"][1]["url"] == "https://archive.example/archive/speakers/bo-example/"
    assert "author" not in atom(archive).feed


@pytest.mark.parametrize(
    ("fields", "published", "updated"),
    [
        ({"date": "2021-03-04"}, "2021-03-04", "2021-03-04"),
        ({"date": "2021-03"}, None, "2021-03-31"),
        ({"date": "2021-03-04?"}, None, "2021-03-04"),
        ({"date": "2021-03-04/2021-03-06"}, None, "2021-03-06"),
        ({"date": "0404-05-06"}, "0404-05-06", "0404-05-06"),
        ({"date_published": "2021-04"}, "2021-03-04", "2021-04-30"),
        ({"corrections": "[{date: 2021-05-01, what: a}, {date: 2022-06-02, what: b}]"}, "2021-03-04", "2022-06-02"),
    ],
)
def test_dates_say_no_more_than_the_record(
    tmp_path: Path, fields: dict[str, str], published: str | None, updated: str
) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(**fields, date_basis="The page.")})
    entry, item = entry_of(archive, "x")
    assert entry.get("published") == (f"{published}T00:00:00Z" if published else None)
    assert entry.updated == f"{updated}T00:00:00Z"
    assert item.get("date_published") == entry.get("published")
    assert item["date_modified"] == entry.updated


def test_a_feed_holds_the_newest_by_change_and_ties_by_id(tmp_path: Path) -> None:
    files = {f"content/statements/s{number:03}.md": statement() for number in range(NEWEST + 5)}
    files["content/statements/s054.md"] = statement(date="1990-01-01", corrections="[{date: 2024-01-01, what: x}]")
    archive = made(tmp_path, files)
    found = [entry.id.rpartition("/")[2] for entry in atom(archive).entries]
    assert found == ["s054", *(f"s{number:03}" for number in range(NEWEST - 1))]
    assert atom(archive).feed.updated == "2024-01-01T00:00:00Z"
    assert [item["id"].rpartition("/")[2] for item in json_feed(archive)["items"]] == found


def test_hostile_titles_and_names_come_through_unchanged(tmp_path: Path) -> None:
    quoted = json.dumps(HOSTILE)
    archive = made(
        tmp_path,
        {
            "content/speakers/x.yaml": f"name: {quoted}\n",
            "content/statements/x.md": statement(title=quoted, speaker="x"),
        },
    )
    entry, item = entry_of(archive, "x")
    root = ElementTree.fromstring(files_of(archive)["speakers/x/feed.xml"])
    assert root.findtext("{*}entry/{*}title") == HOSTILE
    assert entry.author == item["authors"][0]["name"] == HOSTILE
    assert item["title"] == HOSTILE


def test_characters_that_xml_cannot_carry_do_not_break_a_feed(tmp_path: Path) -> None:
    archive = made(
        tmp_path, {"content/statements/x.md": statement("Form&#12;feed and &#xFFFE; and &#27;.", title='"A\\x01B"')}
    )
    entry, _item = entry_of(archive, "x")
    assert entry.title == "AB"
    assert "Formfeed" in entry.content[0].value


def test_names_of_any_script_have_addresses_in_ascii(tmp_path: Path) -> None:
    archive = made(
        tmp_path,
        {
            "content/speakers/唐鳳.yaml": "name: 唐鳳\n",
            "content/statements/Élan-演説.md": statement(speaker="唐鳳", title="演説", language="zh-Hant"),
        },
    )
    content = files_of(archive)["speakers/唐鳳/feed.xml"]
    entry = feedparser.parse(content).entries[0]
    assert entry.id == "tag:example.org,2020:statement/%C3%89lan-%E6%BC%94%E8%AA%AC"
    assert entry.link == "https://archive.example/archive/statements/%C3%89lan-%E6%BC%94%E8%AA%AC/"
    assert entry.author_detail.href.isascii()
    assert entry.title == "演説"
    assert entry.title_detail.language == "zh-Hant"
    assert entry.content[0].language == "zh-Hant"


def test_links_of_a_text_hold_in_a_reader(tmp_path: Path) -> None:
    body = '[in](/statements/first/) [there](#p) [out](https://example.org/) `href="/x"`\n{: #p}'
    archive = made(tmp_path, {"content/statements/x.md": statement(body)})
    item = entry_of(archive, "x")[1]
    page = "https://archive.example/archive/statements"
    expected = [f"{page}/first/", f"{page}/x/#p", "https://example.org/"]
    assert re.findall(r'<a href="([^"]*)"', item["content_html"]) == expected
    assert 'href="/x"</code>' in item["content_html"]  # text that looks like a link stays as it is
    parsed = feedparser.parse(files_of(archive)["feed.xml"])  # resolves by xml:base
    content = next(each for each in parsed.entries if each.id.endswith("/x")).content[0].value
    assert re.findall(r'<a href="([^"]*)"', content) == expected


def test_a_withdrawn_statement_has_no_words_and_says_so(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement("Secret words.", status="withdrawn")})
    entry, item = entry_of(archive, "x")
    assert entry.title == item["title"] == "Withdrawn: A title"
    assert "content" not in entry
    assert "content_html" not in item
    assert "authors" not in item
    root = ElementTree.fromstring(files_of(archive)["feed.xml"])
    (element,) = (each for each in root.iterfind("{*}entry") if each.findtext("{*}title") == entry.title)
    assert element.find("{*}author") is None
    assert root.findtext("{*}author/{*}name") == "Example archive"  # an entry without an author takes the feed's
    assert "This statement was withdrawn." in entry.summary
    assert not any(b"Secret" in content for content in files_of(archive).values())


def test_a_disputed_statement_says_so(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(disputes="[{what: The wording.}]")})
    entry, item = entry_of(archive, "x")
    assert entry.summary == item["summary"]
    assert entry.summary.endswith(" · Disputed: The wording.")


def test_a_disputed_text_never_travels_without_who_disputes_what(tmp_path: Path) -> None:
    dispute = "[{by: 'Bo & Co', date: 2022-01, what: The <b>wording</b>.}, {what: The date.}]"
    files = {
        "content/statements/x.md": statement("The words.", disputes=dispute),
        "content/statements/long.md": statement("word " * (LONGEST_CONTENT // 4), disputes=dispute),
    }
    archive = made(tmp_path, files)
    entry, item = entry_of(archive, "x")
    notices = (
        '<p lang="en"><strong>Disputed by Bo &amp; Co, January 2022.</strong> The &lt;b&gt;wording&lt;/b&gt;.</p>\n'
        '<p lang="en"><strong>Disputed.</strong> The date.</p>\n'
    )
    assert item["content_html"].startswith(notices)
    assert "The words." in item["content_html"].removeprefix(notices)
    assert entry.content[0].value.startswith(notices.rstrip("\n"))
    assert entry.updated == "2022-01-31T00:00:00Z"
    for summary in (entry.summary, entry_of(archive, "long")[1]["content_text"]):
        assert summary.endswith("Disputed by Bo & Co, January 2022: The <b>wording</b>. · Disputed: The date.")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Wording not stated · translation not stated"),
        ({"form": "verbatim", "spoken_language": "en"}, "Verbatim · not translated"),
        (
            {
                "form": "mixed",
                "spoken_language": "ru",
                "trail": "[{role: archive, language: en, translation: machine}]",
            },
            "Partly verbatim · machine translation",
        ),
    ],
)
def test_an_entry_says_how_far_its_text_is_from_the_speaker_s_words(
    tmp_path: Path, fields: dict[str, str], words: str
) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(**fields)})
    entry, item = entry_of(archive, "x")
    assert entry.summary == item["summary"] == f"4 March 2021 · The Example Times · {words}"


CORRECTIONS = "[{date: 2021-05, what: A <name>.}, {date: 2022-06-02, what: One}, {date: 2022-06-02, what: Two}]"


def test_corrections_have_a_feed_of_their_own_in_the_archive_s_name(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(corrections=CORRECTIONS)})
    parsed = atom(archive, "corrections/feed.xml")
    found = [(each.id, each.updated[:10], each.get("published", "")[:10], each.summary) for each in parsed.entries]
    name = "tag:example.org,2020:correction/x"
    assert found == [
        (f"{name}/2022-06-02", "2022-06-02", "2022-06-02", "2 June 2022 · One"),
        (f"{name}/2022-06-02/2", "2022-06-02", "2022-06-02", "2 June 2022 · Two"),
        (f"{name}/2021-05", "2021-05-31", "", "May 2021 · A <name>."),
    ]
    assert {each.link for each in parsed.entries} == {"https://archive.example/archive/statements/x/"}
    assert {each.title for each in parsed.entries} == {"Correction: A title"}
    assert parsed.feed.author == "Example archive"
    assert parsed.feed.updated == "2022-06-02T00:00:00Z"
    feed = json_feed(archive, "corrections/feed.json")
    assert [(item["id"], item["content_text"]) for item in feed["items"]] == [(each[0], each[3]) for each in found]


def test_a_correction_keeps_its_id_when_it_is_reworded_or_another_is_added(tmp_path: Path) -> None:
    before = made(tmp_path / "a", {"content/statements/x.md": statement(corrections="[{date: 2021-05, what: A}]")})
    more = "[{date: 2023, what: New}, {date: 2021-05, what: Better}]"
    after = made(tmp_path / "b", {"content/statements/x.md": statement(corrections=more)})
    (old,) = json_feed(before, "corrections/feed.json")["items"]
    assert [item["id"] for item in json_feed(after, "corrections/feed.json")["items"]][1:] == [old["id"]]


def test_an_archive_without_corrections_has_an_empty_feed_of_them(tmp_path: Path) -> None:
    parsed = atom(made(tmp_path), "corrections/feed.xml")
    assert parsed.entries == []
    assert parsed.feed.title == "Corrections – Example archive"


def test_a_feed_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    german = dataclasses.replace(SETTINGS, language="de")
    archive = made(tmp_path, {"content/statements/x.md": statement(status="withdrawn", language="en")}, german)
    entry, item = entry_of(archive, "x")
    assert entry.title == "Zurückgezogen: A title"
    assert entry.summary.startswith("4. März 2021 · ")
    assert json_feed(archive)["language"] == "de"
    assert item["language"] == "en"


def test_a_long_text_is_left_to_its_page(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement("word " * (LONGEST_CONTENT // 4))})
    entry, item = entry_of(archive, "x")
    assert "content" not in entry
    assert item["content_text"] == item["summary"] == entry.summary


def test_an_entry_names_its_topics_sources_and_rights(tmp_path: Path) -> None:
    text = statement(source="https://example.org/a?b=1&c=2", rights="{text: CC-BY-4.0}")
    entry, item = entry_of(made(tmp_path, {"content/statements/x.md": text}), "x")
    assert [(tag.term, tag.label) for tag in entry.tags] == [("economy", "Economy")]
    assert item["tags"] == ["Economy"]
    assert [link.href for link in entry.links if link.rel == "via"] == ["https://example.org/a?b=1&c=2"]
    assert item["external_url"] == "https://example.org/a?b=1&c=2"
    assert entry.rights == "CC-BY-4.0"


def test_the_same_archive_gives_the_same_bytes(tmp_path: Path) -> None:
    assert files_of(made(tmp_path / "a")) == files_of(made(tmp_path / "b"))
