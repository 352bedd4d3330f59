"""The addresses of an archive, held against a search for them in the text of its files."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag

from builder.build import Options, archive_at
from builder.links.external_links import ExternalLinks, external_links
from tests.conftest import GOOD_ARCHIVE
from tests.docs.documents import ROOT

Make = Callable[[dict[str, str]], Path]
ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]},]+")
STATEMENT = "content/statements/2020/first.md"


def links_of(folder: Path) -> ExternalLinks:
    with archive_at(Options(source=folder, output=folder / "_site", jobs=1, cached=False)) as (archive, _):
        assert archive is not None
        return external_links(archive, folder)


def test_every_address_of_the_content_is_found_on_its_line() -> None:
    found = {(place.path, place.line, address) for address, places in links_of(ROOT).items() for place in places}
    written = {
        (file.relative_to(ROOT).as_posix(), number, urldefrag(address).url)
        for file in sorted((ROOT / "content").rglob("*"))
        if file.suffix in (".md", ".yaml")
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        for address in ADDRESS.findall(re.sub(r"`[^`]*`", "", line))
    }
    assert found == {each for each in written if "//localhost" not in each[2] and ".example/" not in each[2]}


def test_addresses_of_every_kind_are_found_with_their_fields(archive: Make) -> None:
    fields = (
        "trail:\n"
        "  - {url: https://a.example/trail, accessed: 2020-02-03, archives: [{url: https://w.example/copy}]}\n"
        "  - url: https://a.example/second\n"
        "recordings: [{url: https://a.example/film}]\n"
        "disputes: [{what: The wording., url: https://a.example/dispute, date: 2021-05-06}]\n"
    )
    text = GOOD_ARCHIVE[STATEMENT].replace(
        "---\nThe first words.", f"{fields}---\nAs [they](https://b.example/?a&b#c) say."
    )
    entry = "name: Ada Example\nlinks:\n  - https://c.example/one\n  - https://c.example/two\n"
    folder = archive({
        STATEMENT: text,
        "content/statements/2020/withdrawn.md": GOOD_ARCHIVE[STATEMENT]
        .replace("source: https://example.org/first", "source: https://d.example/\nstatus: withdrawn"),
        "content/speakers/ada-example.yaml": entry,
        "content/outlets/example-times.yaml": "name: The Example Times\nhomepage: https://c.example/\n",
        "site.yaml": GOOD_ARCHIVE["site.yaml"] + "repository: https://e.example/archive\n",
    })  # fmt: skip
    links = links_of(folder)
    named = {address: (place.field, place.near) for address, (place,) in links.items()}
    said = datetime.date(2020, 1, 2)
    assert named == {
        "https://c.example/": ("homepage", None),
        "https://c.example/one": ("links.0", None),
        "https://c.example/two": ("links.1", None),
        "https://example.org/first": ("source", said),
        "https://a.example/trail": ("trail.0.url", datetime.date(2020, 2, 3)),
        "https://w.example/copy": ("trail.0.archives.0.url", None),
        "https://a.example/second": ("trail.1.url", said),
        "https://a.example/film": ("recordings.0.url", None),
        "https://a.example/dispute": ("disputes.0.url", datetime.date(2021, 5, 6)),
        "https://b.example/?a&b": ("", None),
        "https://e.example/archive": ("repository", None),
    }
    assert links["https://a.example/trail"][0].copies == ("https://w.example/copy",)


def test_an_address_that_stands_in_several_files_is_one_link(archive: Make) -> None:
    second = GOOD_ARCHIVE[STATEMENT].replace("example.org/first", "example.org/first#end")
    links = links_of(archive({"content/statements/2020/second.md": second}))
    assert [place.path for place in links["https://example.org/first"]] == [
        "content/statements/2020/first.md",
        "content/statements/2020/second.md",
    ]
