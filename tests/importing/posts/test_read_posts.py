from pathlib import Path

import pytest

from builder.checking.finding import Finding, Level
from builder.importing.mapping import FieldMapping, mapping_of_options
from builder.importing.posts.read_posts import read_posts
from builder.importing.source_records import JsonValue, SourceRecord
from tests.conftest import write_files


def read(folder: Path, files: dict[str, str], mapping: FieldMapping | None = None) -> list[SourceRecord | Finding]:
    write_files(folder, files)
    return list(read_posts(folder, mapping or FieldMapping()))


def values(folder: Path, front_matter: str, path: str = "a.md", mapping: FieldMapping | None = None) -> SourceRecord:
    (record,) = read(folder, {path: f"---\n{front_matter}\n---\nText\n"}, mapping)
    assert isinstance(record, SourceRecord)
    return record


def test_a_post_of_hugo(tmp_path: Path) -> None:
    record = values(
        tmp_path,
        'Title: T\nspeaker: S\nslug: t\ndate: 2020-01-02T10:00:00Z\npublishDate: 2020-01-03T00:00:00Z\n'
        "tags: [x, y z]\ncategories: [x, w]\naliases: [/old/, older, 'https://x.example/']\nurl: /now.html\nweight: 3\n"
        "params: {outlet: O, deep: {n: 1.10}}\ntaxonomies: {topics: [v]}",
        "content/posts/file.md",
    )  # fmt: skip
    assert record.values == {
        "title": "T",
        "speaker": "S",
        "id": "t",
        "date": "2020-01-02T10:00:00Z",
        "date_published": "2020-01-03",
        "publishdate": "2020-01-03T00:00:00Z",
        "topics": ["v", "x", "y z", "w"],
        "aliases": ["/old/", "/content/posts/older/", "/now.html"],
        "old_aliases": ["https://x.example/"],
        "weight": "3",
        "params": {"deep": {"n": "1.10"}},
        "outlet": "O",
    }
    assert (record.body, record.draft) == ("Text", False)


def test_a_post_of_jekyll(tmp_path: Path) -> None:
    record = values(
        tmp_path,
        "title: T\nspeaker: S\nlayout: post\ntags: a b\ncategory: One thing\n"
        "permalink: /:year/t/\nredirect_from: /o.html",
        "_posts/2019-03-04-name.md",
    )
    assert record.values == {
        "title": "T",
        "speaker": "S",
        "layout": "post",
        "id": "name",
        "date": "2019-03-04",
        "topics": ["a", "b", "One thing"],
        "permalink": "/:year/t/",
        "aliases": ["/o.html"],
    }


def test_a_post_of_pelican(tmp_path: Path) -> None:
    head = "Title: T\nDate: 2010-12-03 10:20\nTags: a, b c\nCategory: News, all\nAuthors: A One, B Two"
    found = read(tmp_path, {"p.md": f"{head}\nLang: fr\nSlug: s\n\nText\n", "q.rst": "x"})
    record, finding = found
    assert isinstance(record, SourceRecord)
    assert isinstance(finding, Finding)
    assert finding.path.endswith("q.rst")
    guess: JsonValue = {
        "field": "speaker",
        "basis": "It is the author that the post names, who need not have spoken.",
    }
    assert record.values == {
        "title": "T",
        "date": "2010-12-03 10:20",
        "topics": ["a", "b c", "News, all"],
        "speaker": ["A One", "B Two"],
        "language": "fr",
        "id": "s",
        "unconfirmed": [guess],
    }
    assert record.draft


def test_an_author_is_the_speaker_where_that_is_said_and_a_guess_elsewhere(tmp_path: Path) -> None:
    front_matter = "title: T\nauthors: [{name: Bob, mail: b@x.example}]"
    guessed = values(tmp_path, front_matter)
    assert (guessed.values["speaker"], guessed.draft) == (["Bob"], True)
    assert guessed.values["authors"] == [{"name": "Bob", "mail": "b@x.example"}]
    said = values(tmp_path, "title: T\nauthor: Ann", mapping=mapping_of_options({"speaker": "author"}, {}, {}, None))
    assert (said.values["speaker"], said.draft, "unconfirmed" in said.values) == ("Ann", False, False)


@pytest.mark.parametrize(
    ("line", "draft"),
    [("draft: true", True), ("draft: no", False), ("published: false", True), ("Status: draft", True), ("x: y", False)],
)
def test_drafts_stay_drafts(tmp_path: Path, line: str, draft: bool) -> None:
    record = values(tmp_path, f"title: T\nspeaker: S\n{line}")
    assert record.draft is draft
    assert not {"draft", "published", "status"} & record.values.keys()


def test_a_title_is_guessed_from_the_heading_that_the_text_begins_with(tmp_path: Path) -> None:
    (record,) = read(tmp_path, {"a.md": "\n# The *title* #\n\nText\n"})
    assert isinstance(record, SourceRecord)
    assert record.values["title"] == "The *title*"
    assert (record.body, record.draft) == ("# The *title* #\n\nText", True)


def test_the_text_stays_as_it_is_and_foreign_markup_is_named(tmp_path: Path) -> None:
    body = "Trailing  \n\n\tcode\n{{< x >}}\n\n<div>\n* a\n"
    *warnings, record = read(tmp_path, {"a.md": f"---\ntitle: T\nspeaker: S\n---\n\n{body}\n"})
    assert isinstance(record, SourceRecord)
    assert record.body == body.strip("\n")
    assert [(each.line, getattr(each, "level", None)) for each in warnings] == [(9, Level.WARNING), (11, Level.WARNING)]


def test_a_post_that_cannot_be_read_keeps_no_other_out(tmp_path: Path) -> None:
    write_files(tmp_path, {"b.md": "---\ntitle: [\n---\n", "d.md": "---\nspeaker: S\ntitle: T\ntitle: U\n---\nText"})
    (tmp_path / "c.md").write_bytes(b"---\ntitle: \xe9\n---\n")
    found = list(read_posts(tmp_path, FieldMapping()))
    assert [(Path(each.path).name, getattr(each, "code", "record")) for each in found] == [
        ("b.md", "import-record"),
        ("c.md", "not-utf-8"),
        ("d.md", "import-record"),
        ("d.md", "record"),
    ]


def test_a_folder_without_posts_says_so(tmp_path: Path) -> None:
    (finding,) = read(tmp_path, {"a.png": "x"})
    assert isinstance(finding, Finding)
    assert "holds no posts" in finding.message
