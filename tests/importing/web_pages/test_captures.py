"""Captures: what a saved page says of itself, and what the archive's site shows and hides of one."""

import datetime
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.main import main
from builder.importing.web_pages.captures import read_capture
from builder.model.provenance import ArchivedCopy
from builder.publishing.trail_line import short_trail, short_words, stops_of
from builder.reading.statements import read_statement
from tests.built_sites import build_site
from tests.conftest import write_files
from tests.importing.web_pages.pages import html, write
from tests.publishing.made_archives import SETTINGS, made, statement

DIGEST = "0" * 64


def copies_of(folder: Path, archives: str) -> tuple[tuple[ArchivedCopy, ...], list[str]]:
    file = folder / "x.md"
    file.write_text(statement(trail=f"[{{role: outlet, archives: {archives}}}]"))
    read = read_statement(file, "x.md", SETTINGS, drafts=False)
    copies = read.statement.trail[0].archives if read.statement else ()
    return copies, [finding.message for finding in read.findings]


@pytest.mark.parametrize(
    "copy",
    [
        f"sha256: {DIGEST}",
        "url: 'https://web.archive.org/x'",
        "file: x/page.html",
        "file: x/page.html, url: 'https://a.b'",
    ],
)
def test_a_copy_lies_on_the_web_in_the_archive_or_nowhere_but_has_its_digest(tmp_path: Path, copy: str) -> None:
    copies, messages = copies_of(tmp_path, f"[{{{copy}}}]")
    assert len(copies) == 1
    assert messages == []


def test_a_copy_of_which_nothing_is_said_is_none(tmp_path: Path) -> None:
    copies, messages = copies_of(tmp_path, "[{captured: 2021-03-05}]")
    assert copies == ()
    assert messages == ["the archived copy has none of 'url', 'file', 'sha256'"]


def test_only_a_copy_that_exists_makes_a_source_archived(tmp_path: Path) -> None:
    told = []
    for number, copy in enumerate((f"sha256: {DIGEST}", "file: x/page.html")):
        outlet = f"{{org: The Example Times, role: outlet, language: fr, archives: [{{{copy}}}]}}"
        trail = f"[{outlet}, {{role: archive, translation: machine}}]"
        archive = made(
            tmp_path / str(number),
            {"content/statements/x.md": statement(trail=trail, language="en", spoken_language="ru")},
        )
        told.append([short_words(stop, "en") for stop in short_trail(stops_of(archive.by_id["x"]))])
    assert "archived" not in str(told[0])
    assert "archived" in str(told[1])


def test_the_day_is_the_one_that_the_program_noted_which_saved_the_page(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        f"<!--\n Page saved with SingleFile \n url: https://a.test/x \n saved date: Tue Nov 02 2021 -->{html()}",
    )
    assert read_capture(file).captured == datetime.date(2021, 11, 2)
    plain = write(tmp_path, html())
    os.utime(plain, (0, datetime.datetime(2020, 1, 15, 12, tzinfo=datetime.UTC).timestamp()))
    assert read_capture(plain).captured == datetime.date(2020, 1, 15)
    copy = read_capture(plain, "https://web.archive.org/web/20190304050607/https://a.test/x")
    assert copy.captured == datetime.date(2019, 3, 4)


def test_an_imported_page_is_shown_with_its_digest_and_its_file_is_not_published(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    times = "name: The Example Times\ndomains: [times.example]\n"
    write_files(folder, {"site.yaml": "title: Archive\n", "content/outlets/example-times.yaml": times})
    page = write(
        tmp_path,
        html(title="Speech by Ada Example at the opening").replace("</h1>", "</h1><div>Graz, May 4, 2021</div>"),
    )
    options = ["--url", "https://times.example/a", "--keep-page", "--status", "published"]
    result = CliRunner().invoke(main, ["import", str(page), "--into", str(folder), *options])
    assert result.exit_code == 0, result.output
    site = build_site(folder, tmp_path / "site", jobs=1, search=False)
    (shown,) = (site / "statements").glob("*/index.html")
    assert "copy kept, not published" in shown.read_text()
    twin = json.loads((shown.parent / "index.json").read_text())
    (copy,) = twin["trail"][0]["archives"]
    assert copy["sha256"] == read_capture(page).sha256
    assert (folder / "content" / "captures" / copy["file"]).is_file()
    assert [file for file in site.rglob("*") if file.name == "page.html" or "captures" in file.parts] == []


@pytest.mark.parametrize("arguments", [["a.html", "b.html", "--url", "https://a.test/"], ["a.html", "--url", "a.test"]])
def test_an_address_is_one_pages_and_whole(tmp_path: Path, arguments: list[str]) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(html())
    given = [str(tmp_path / each) if each.endswith(".html") else each for each in arguments]
    result = CliRunner().invoke(main, ["import", *given, "--into", str(tmp_path / "new")])
    assert result.exit_code == 2
    assert "give one address in full" in result.stderr
