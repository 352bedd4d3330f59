import re

import html5lib
import pytest
from markdown_it import MarkdownIt

from builder.comparing.comparison import Comparison
from builder.comparing.report import report
from builder.comparing.report_blocks import Address, Change, Entry, Listing, Title
from builder.comparing.reporters.markdown import as_markdown
from builder.comparing.text_changes import Line, Piece

_EXPECTED = {"h3", "p", "ul", "li", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"}
_HOSTILE = [
    "<img src=x onerror=alert(1)><b>",
    "<!-- <script>alert(1)</script> -->",
    "[x](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>",
    "https://evil.example www.evil.example someone@evil.example",
    "@someone and @org/team, #12 GH-12 org/repo#12 :tada:",
    "**b** _i_ ~~s~~ `c` ``` | cell $x$",
    "```\n</code></pre>\n# heading\n- item\n> quotation\n\n---\n1. one",
    "&lt;b&gt; &amp;commat; &#64;someone",
    "\\<b> \\@someone \\\\[x](y)",
    "`````` ```",
    "\u202eevil \x1b[31mred",
]


def rendered(markdown: str):  # type: ignore[no-untyped-def]
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def linked_words(tree) -> str:  # type: ignore[no-untyped-def]
    """The words in which GitHub looks for mentions and links: all that is not code."""
    return "".join(
        part.text or "" if part.tag not in ("code", "pre") else "" for part in tree.iter() if isinstance(part.tag, str)
    ) + "".join(part.tail or "" for part in tree.iter())


@pytest.mark.parametrize("words", _HOSTILE)
def test_words_of_the_archive_are_neither_markup_nor_mention_nor_link(words: str) -> None:
    changed = Change((Line("-", (Piece(words),)), Line("+", (Piece("same "), Piece(words, True)))))
    blocks = (Entry((Title(words), " ", Address(words))), Listing(((Address(words), ": ", Title(words)),)), changed)
    tree = rendered(as_markdown(blocks))
    tags = {part.tag for part in tree.iter() if isinstance(part.tag, str)}
    assert tags <= _EXPECTED | {"DOCUMENT_FRAGMENT"}
    assert not re.search(r"@\w|#\d|://|www\.|GH-\d|:tada:", linked_words(tree), re.IGNORECASE)
    assert "\u202e" not in "".join(tree.itertext())
    (title,) = {"".join(part.itertext()).replace("\u200b", "") for part in tree.iter("strong")}
    shown = words.replace("\u202e", "⟨U+202E⟩").replace("\x1b", "⟨U+001B⟩")
    assert title == " ".join(shown.split())


def test_a_whole_report_shows_hostile_titles_as_they_are(comparison: Comparison) -> None:
    tree = rendered(as_markdown(report(comparison)))
    tags = {part.tag for part in tree.iter() if isinstance(part.tag, str)}
    assert tags <= _EXPECTED | {"DOCUMENT_FRAGMENT"}
    assert {"table", "pre", "h3"} <= tags
    assert "<img src=x onerror=alert(1)>" in "".join(tree.itertext())


@pytest.mark.parametrize("most", [1_000, 2_000, 3_000])
def test_a_report_that_is_too_long_is_cut_between_its_parts_with_a_note(comparison: Comparison, most: int) -> None:
    whole, cut = as_markdown(report(comparison)), as_markdown(report(comparison), most)
    assert len(whole) > most >= len(cut)
    kept, _, note = cut.rpartition("\n\n")
    assert whole.startswith(kept + "\n\n")
    assert note.startswith("The report was cut here")
    assert kept.count("```") % 2 == 0
