"""Citations of passages that a page's script makes, held against those that the command prints."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from builder.cli.main import main
from builder.publishing.citations.formats import FILES, FORMATS
from tests.built_sites import build_site, serve
from tests.conftest import GOOD_ARCHIVE, write_files

HOSTILE = "{quotation} {mode} {{d}} <ref> <!-- ~~~~ | [[a]] ''b'' &lt; [https://x.example y]"
MARKED = "a }} {{d}} &lt;ref> &lt;!-- ~~~~ x | y \\[\\[z]] {address}"
STATEMENT = f"""---
title: {json.dumps(HOSTILE)}
speaker: Ada Example
date: 2020-01-02
outlet: The Example Times
topics: [economy]
kind: speech
form: verbatim
event: {json.dumps(HOSTILE)}
source: https://example.org/hostile
disputes: [{{by: {json.dumps(HOSTILE)}, what: x}}]
---
{MARKED}

{MARKED} reported
{{: .reported}}

{MARKED} by another
{{: speaker="{{{{Q}}}} ~~~~ {{mode}}"}}

A 'word' {MARKED}
{{: .quoted}}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a served site, and its source."""
    folder = tmp_path_factory.mktemp("hostile") / "archive"
    write_files(folder, {**GOOD_ARCHIVE, "content/statements/2020/hostile.md": STATEMENT})
    for address in serve(build_site(folder, folder / "_site", search=False)):
        yield address, folder


def test_hostile_text_and_other_voices_are_cited_as_the_command_does(page: Page, hostile: tuple[str, Path]) -> None:
    address, folder = hostile
    passages = json.loads((folder / "_site/statements/hostile/index.json").read_text("utf-8"))["passages"]
    assert len(passages) == 4
    assert all("<ref> <!-- ~~~~" in passage["text"] for passage in passages)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )
    page.goto(f"{address}statements/hostile/")
    quotes = []
    for passage in passages:
        for each in (each for each in FORMATS if each not in FILES):
            page.focus(f"#{passage['address']} > .passage-link")
            page.keyboard.press("Enter")
            page.select_option("#site-passage-style", each.id)
            page.click("#site-passage-tools [name=citation]")
            copied = str(page.evaluate("window.copied"))
            arguments = ["--source", str(folder), "--passage", passage["address"], "--format", each.id]
            printed = CliRunner().invoke(main, ["cite", "hostile", *arguments])
            assert printed.exit_code == 0, printed.output
            own = "https://archive.example/statements/hostile/"
            assert copied == printed.output.strip().replace(own, passage["url"].partition("#")[0])
            if each.id == "wikipedia":
                quotes.append("|quote=" in copied)
    assert quotes == [True, False, False, True]
