from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Options, build
from builder.publishing.rows import LONGEST_LISTING

Make = Callable[[dict[str, str]], Path]


def statement(number: int, year: int) -> str:
    return (
        f"---\ntitle: Number {number}\nspeaker: Ada Example\ndate: {year}-03-0{number % 9 + 1}\n"
        "outlet: The Example Times\ntopics: [economy]\nsource: https://example.org/\n---\nWords.\n"
    )


def site_of(folder: Path) -> Path:
    result = build(Options(source=folder, output=folder / "_site", jobs=1, search=False))
    assert result.findings == ()
    return folder / "_site"


def test_a_short_listing_stands_on_one_page(archive: Make) -> None:
    site = site_of(archive({}))
    assert not (site / "speakers" / "ada-example" / "2020").exists()
    assert "/statements/first/" in (site / "speakers" / "ada-example" / "index.html").read_text("utf-8")


def test_a_long_listing_is_cut_by_year_and_an_addition_changes_no_other_year(archive: Make) -> None:
    files = {
        f"content/statements/s{number}.md": statement(number, 2001 + number % 3)
        for number in range(LONGEST_LISTING + 1)
    }
    folder = archive(files)
    site = site_of(folder)
    year = site / "speakers" / "ada-example" / "2001" / "index.html"
    before = year.read_text("utf-8")
    for number in range(LONGEST_LISTING + 1):
        page = site / "speakers" / "ada-example" / f"{2001 + number % 3}" / "index.html"
        assert f"/statements/s{number}/" in page.read_text("utf-8")
    (folder / "content/statements/new.md").write_text(statement(0, 2003))
    site_of(folder)
    links = [line for line in before.splitlines() if "/statements/" in line]
    assert [line for line in year.read_text("utf-8").splitlines() if "/statements/" in line] == links


@pytest.mark.parametrize(("kind", "words"), [("speakers", "1 speaker"), ("outlets", "1 outlet"), ("topics", "1 topic")])
def test_an_index_counts_what_it_lists(archive: Make, kind: str, words: str) -> None:
    assert words in (site_of(archive({})) / kind / "index.html").read_text("utf-8")


def test_an_old_address_leads_to_the_new_one(archive: Make) -> None:
    entry = "name: Ada Example\naliases: [ada]\n"
    site = site_of(archive({"content/speakers/ada-example.yaml": entry}))
    assert 'content="0; url=/speakers/ada-example/"' in (site / "speakers" / "ada" / "index.html").read_text("utf-8")
