"""Citations of passages that a page's script makes, held against those that the command prints."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page

from builder.cli.main import main
from builder.publishing.citations.formats import FILES, FORMATS
from tests.built_sites import build_site, serve

HOSTILE = "{quotation} {mode} {{d}} <ref> <!-- ~~~~ | [[a]] ''b'' &lt; [https://x.example y]"
MARKED = "a }} {{d}} \\<ref> \\<!-- \\~~~~ x | y \\[\\[z]] {address}"
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


def test_hostile_text_and_other_voices_are_cited_as_the_command_does(
    page: Page, archive: Callable[[dict[str, str]], Path]
) -> None:
    folder = archive({"content/statements/2020/hostile.md": STATEMENT})
    site = build_site(folder, folder / "_site", search=False)
    passages = json.loads((site / "statements/hostile/index.json").read_text("utf-8"))["passages"]
    assert len(passages) == 4
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )
    quotes = []
    for address in serve(site):
        page.goto(f"{address}statements/hostile/")
        for passage in passages:
            for each in FORMATS:
                if each in FILES:
                    continue
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
