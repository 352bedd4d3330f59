"""``archive links``, run on an archive whose links lead to a server on loopback."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.build import Options, examine
from builder.cli.links_command import command
from tests.conftest import GOOD_ARCHIVE
from tests.links.served_pages import ServedPages, reply

Make = Callable[[dict[str, str]], Path]
FIRST, SECOND, PAGE = "content/statements/2020/first.md", "content/statements/2020/second.md", "content/pages/about.md"


@dataclass(frozen=True)
class Linked:
    """An archive: a dead source, a dead step beside one that is alive, a page that links to all kinds."""

    folder: Path
    pages: ServedPages

    def run(self, *arguments: str, code: int = 0) -> Result:
        fixed = ("--source", str(self.folder), "--jobs", "1", "--pause", "0", "--retries", "0", "--allow-private")
        result = CliRunner().invoke(
            command, [*fixed, "--wayback", self.pages.wayback, *arguments], catch_exceptions=False
        )
        assert result.exit_code == code, result.output
        return result

    def found(self, *arguments: str) -> list[tuple[str, int, str, str]]:
        records = json.loads(self.run("--format", "json", *arguments).stdout)
        return [(each["path"], each["line"], each["code"], each["level"]) for each in records]

    def write(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def linked(archive: Make, pages: ServedPages) -> Linked:
    gone, lost = pages.put("/gone", reply(404)), pages.put("/lost", reply(410))
    there = pages.put("/there", reply(200))
    moved = pages.put("/moved", reply(301, Location="/there"))
    closed = pages.put("/closed", reply(403))
    pages.copies[gone] = "20200103040506"
    statement = GOOD_ARCHIVE[FIRST]
    trail = "trail:\n  - org: The Example Times\n"
    trail += f"    url: {gone}  # as printed\n    accessed: 2021-05-06\n  - url: {there}\n"
    folder = archive({
        "site.yaml": GOOD_ARCHIVE["site.yaml"].replace("title", "repository: " + there + "\ntitle"),
        FIRST: statement.replace("https://example.org/first", gone),
        SECOND: statement.replace("source: https://example.org/first\n", trail).replace("The first", "The second"),
        PAGE: f"---\ntitle: About\n---\nSee [one]({moved}), [two]({closed}#part) and [three]({lost}).\n",
    })  # fmt: skip
    return Linked(folder, pages)


ALL = [
    (PAGE, 4, "dead-link", "warning"),
    (PAGE, 4, "doubtful-link", "suggestion"),
    (PAGE, 4, "moved-link", "suggestion"),
    (FIRST, 7, "dead-link", "warning"),
    (SECOND, 9, "dead-link", "warning"),
]


def test_each_link_is_a_finding_on_its_line(linked: Linked) -> None:
    assert sorted(linked.found()) == sorted(ALL)
    assert linked.pages.agents == {f"statement-archive/{_version()} (link check; +https://archive.example/)"}


def _version() -> str:
    from builder import __version__

    return __version__


def test_the_terminal_shows_what_to_do_and_how_many_there_are(linked: Linked) -> None:
    result = linked.run()
    gone = linked.pages.at("/gone")
    assert f"{FIRST}:7:9: dead-link: {gone} is dead: 404 Not Found (warning)" in result.stderr
    assert f"copy of 2020-01-03: https://web.archive.org/web/20200103040506/{gone}" in result.stderr
    assert "The Wayback Machine names no copy. Look for the page's new address." in result.stderr
    assert "'archive links --fix' mends 2 of 5." in result.stderr
    assert "5 links to 1 host: 2 alive, 2 dead, 1 doubtful; 5 asked now." in result.stdout


def test_an_address_is_asked_once_and_not_again_while_its_answer_is_good(linked: Linked) -> None:
    first = linked.found()
    asked, copies = len(linked.pages.asked), len(linked.pages.stamps)
    assert linked.pages.methods("/gone") == ["HEAD", "GET"]
    assert linked.found() == first
    assert (len(linked.pages.asked), len(linked.pages.stamps)) == (asked, copies)
    linked.pages.put("/gone", reply(200))
    assert len(linked.found("--fresh")) == len(ALL) - 2


def test_a_copy_is_asked_for_near_the_day_on_which_the_page_was_seen(linked: Linked) -> None:
    linked.run()
    gone, lost = linked.pages.at("/gone"), linked.pages.at("/lost")
    assert sorted(linked.pages.stamps, key=str) == sorted(
        [(gone, "20200102"), (gone, "20210506"), (lost, None)], key=str
    )


def test_fix_records_copies_beside_the_address_and_the_rest_stays(linked: Linked) -> None:
    before = {path: (linked.folder / path).read_text("utf-8") for path in (FIRST, SECOND, PAGE)}
    result = linked.run("--fix")
    assert "Copies of 2 links recorded in 2 files:" in result.stderr
    gone = linked.pages.at("/gone")
    copy = f"- url: https://web.archive.org/web/20200103040506/{gone}\n        captured: 2020-01-03\n"
    assert (linked.folder / FIRST).read_text("utf-8") == before[FIRST].replace(
        f"source: {gone}\n", f"trail:\n  - url: {gone}\n    archives:\n      {copy}"
    )
    assert (linked.folder / SECOND).read_text("utf-8") == before[SECOND].replace(
        "# as printed\n", f"# as printed\n    archives:\n      {copy}"
    )
    assert (linked.folder / PAGE).read_text("utf-8") == before[PAGE]
    options = Options(source=linked.folder, output=linked.folder / "_site", jobs=1, cached=False)
    assert [finding.code for finding in examine(options).findings if finding.level != "suggestion"] == []


def test_a_source_whose_copy_is_recorded_is_settled_until_the_copy_is_dead_too(linked: Linked) -> None:
    kept = linked.pages.put("/kept", reply(200))
    linked.write(SECOND, "    accessed", f"    archives: [{{url: {kept}}}]\n    accessed")
    assert (SECOND, 9, "dead-link", "warning") not in linked.found()
    linked.pages.put("/kept", reply(404))
    found = linked.found("--fresh")
    assert [each for each in found if each[0] == SECOND] == [(SECOND, line, *ALL[0][2:]) for line in (9, 10)]


def test_exceptions_and_levels_hold_for_links_too(linked: Linked) -> None:
    linked.write(
        "site.yaml", "checks:\n", "checks:\n  - {code: dead-link, level: 'off', files: ['content/pages/**']}\n"
    )
    linked.write(FIRST, "topics", "exceptions: [{code: dead-link, reason: It is known.}]\ntopics")
    assert sorted(linked.found()) == sorted([*ALL[1:3], ALL[4]])
    options = Options(source=linked.folder, output=linked.folder / "_site", jobs=1, cached=False)
    assert "unused-exception" not in {finding.code for finding in examine(options).findings}


def test_only_strict_fails_for_a_dead_link_and_not_for_a_doubtful_one(linked: Linked) -> None:
    linked.run("--strict", code=1)
    linked.pages.put("/gone", reply(200))
    linked.pages.put("/lost", reply(503))
    linked.run("--strict", "--fresh")


def test_without_settings_it_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--source", str(tmp_path)])
    assert result.exit_code == 1
    assert "settings-missing" in result.stderr
