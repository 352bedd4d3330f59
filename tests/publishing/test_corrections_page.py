"""The page of corrections: what it holds, and how it reads."""

from pathlib import Path

import html5lib

from builder.archive.archive import Archive
from builder.publishing.corrections_page import corrections_page
from builder.publishing.plan import plan
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer
from tests.publishing.made_archives import made, statement

TEMPLATES = Path(__file__).parents[2] / "templates"


def sections(archive: Archive) -> dict[str, list[str]]:
    """Give the entries of each section as a reader gets them, by heading."""
    site = plan(archive, has_search=False, version="1").site
    renderer = Renderer(((TEMPLATES, "templates"),), site, collect_assets([TEMPLATES]))
    content, findings = renderer.render(corrections_page(archive))
    assert findings == ()
    tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    found = {}
    for section in tree.iter("section"):
        heading = " ".join("".join(section.find("h2").itertext()).split())
        lines = [*section.iter("li"), *(each for each in section.iter("p") if each.attrib.get("class") == "nothing")]
        found[heading] = [" ".join("".join(line.itertext()).split()) for line in lines]
    return found


def test_an_archive_without_corrections_says_so_and_shows_no_empty_sections(tmp_path: Path) -> None:
    assert sections(made(tmp_path)) == {"Corrected 0": ["No corrections so far."]}


def test_corrections_stand_newest_first_with_date_statement_and_what(tmp_path: Path) -> None:
    files = {
        "content/statements/b.md": statement(
            title="B", corrections="[{date: 2021-05, what: Older.}, {date: 2023, what: New.}]"
        ),
        "content/statements/a.md": statement(title="A", corrections="[{date: 2021-05, what: 'Spelling of <i>.'}]"),
    }
    archive = made(tmp_path, files)
    assert sections(archive) == {
        "Corrected 3": [
            "2023 B Ada Example · The Example Times New.",
            "May 2021 A Ada Example · The Example Times Spelling of <i>.",
            "May 2021 B Ada Example · The Example Times Older.",
        ]
    }
    head = corrections_page(archive).view.head
    assert head.path == "/corrections/"
    assert head.feed is not None
    assert (head.feed.atom, head.feed.json) == ("/corrections/feed.xml", "/corrections/feed.json")


def test_disputes_name_who_and_what_and_withdrawals_keep_no_words(tmp_path: Path) -> None:
    files = {
        "content/statements/x.md": statement(
            disputes="[{by: Bo, date: 2022-01-02, what: The date., url: 'https://bo.example/1'}]"
        ),
        "content/statements/y.md": statement("Secret words.", title="Gone", status="withdrawn"),
    }
    found = sections(made(tmp_path, files))
    assert list(found) == ["Corrected 0", "Disputed 1", "Withdrawn 1"]
    assert found["Disputed 1"] == [
        "4 Mar 2021 A title Ada Example · The Example Times Disputed by Bo, 2 January 2022. The date. bo.example"
    ]
    (gone,) = found["Withdrawn 1"]
    assert "Gone" in gone
    assert "Secret" not in gone
