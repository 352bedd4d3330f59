"""Two sites of a small archive: before and after a change of nearly every kind."""

from pathlib import Path

import pytest

from builder.comparing.built_site import BuiltSite, read_site
from builder.comparing.comparison import Comparison, compare
from tests.built_sites import build_site, once
from tests.conftest import GOOD_ARCHIVE, write_files

HEAD = "speaker: Ada Example\noutlet: The Example Times\ntopics: [economy]\nsource: https://example.org/x\n"
HOSTILE = "<img src=x onerror=alert(1)> @someone #12 [x](https://evil.example) **b** `c` | \u202e www.evil.example"


def statement(title: str, date: str, text: str, more: str = "") -> str:
    return f"---\ntitle: '{title}'\ndate: {date}\n{HEAD}{more}---\n{text}\n"


BEFORE = {
    **GOOD_ARCHIVE,
    "content/speakers/gone-example.yaml": "name: Gone Example\n",
    "content/pages/about.md": "---\ntitle: About\n---\nIt was begun in 2019.\n\n## How it is kept\n\nBy hand.\n",
    "content/statements/2020/changed.md": statement(
        "The changed", "2020-02-03", "We shall never raise the tax on bread.\n\nA second paragraph stays."
    ),
    "content/statements/2020/leads-on.md": statement("The moved", "2020-03-04", "Words that move."),
    "content/statements/2020/same.md": statement("The same", "2020-04-05", "Words that stay."),
    "content/statements/2020/taken.md": statement("The taken", "2020-05-06", "Words that are taken down."),
    "content/statements/2018/gone.md": statement("The gone", "2018-05-06", "Words that go.").replace(
        "Ada Example", "Gone Example"
    ),
}
_AFTER = {
    "content/pages/about.md": "---\ntitle: About\n---\nIt was begun in 2020.\n\nBy hand.\n",
    "content/topics/economy.yaml": "name: Economy\ndescription: Work, prices and taxes.\n",
    "content/statements/2020/changed.md": statement(
        "The changed one", "2020-02-03", "We shall always raise the tax on bread.\n\nA second paragraph stays."
    ),
    "content/statements/2020/led-on.md": statement(
        "The moved", "2020-03-04", "Words that move.", "aliases: [/statements/leads-on/]\n"
    ),
    "content/statements/2020/taken.md": statement(
        "The taken", "2020-05-06", "Taken down at the speaker's wish.", "status: withdrawn\n"
    ),
    "content/statements/2020/hostile.md": statement(HOSTILE, "2020-06-07", "Words that come."),
}
_GONE = ("content/speakers/gone-example.yaml", "content/statements/2020/leads-on.md", "content/statements/2018/gone.md")
AFTER = {path: text for path, text in {**BEFORE, **_AFTER}.items() if path not in _GONE}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, BuiltSite]:
    """The sites before and after, built without the search."""

    def make(folder: Path) -> None:
        for name, files in (("old", BEFORE), ("new", AFTER)):
            write_files(folder / f"{name}-archive", files)
            build_site(folder / f"{name}-archive", folder / name, jobs=1, search=False)

    folder = once(tmp_path_factory, "compared", make)
    return read_site(folder / "old", "old"), read_site(folder / "new", "new")


@pytest.fixture(scope="session")
def comparison(sites: tuple[BuiltSite, BuiltSite]) -> Comparison:
    return compare(*sites)
