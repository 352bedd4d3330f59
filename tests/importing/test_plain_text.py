import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.importing import plain_text
from builder.importing.plain_text import Escaping, MarkdownText, shows, to_markdown
from builder.importing.source_records import _UNFIT
from builder.reading.markdown import convert

_MARKS = [
    *"\\`*_{}[]()<>#+-.!=~|:&;'\"/$ \n\t01aZé",
    "\n\n", "    ", "---", "***", "___", "===", "~~~", "```", "1. ", "- ", "[a]: b", "](", "![", "{: .direct }",
    "&amp;", "&#42;", "<b>", "</b>", "<!--", "-->", "http://a.b", "<a@b.c>", "\u00a0", "\u2028", "\u0085",
]  # fmt: skip


def markdown_of(text: str) -> str:
    made = to_markdown(text)
    assert made is not None
    return made.markdown


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6, 100% of it.",
        "Words - with a dash, a+b=c, #1, 3 > 2, 2 < 3, and [Applause.].",
        "One line\nand another.\n\nA new paragraph.",
        "snake_case_names and one * alone",
        "AT&T, R&D & co.",
        "The year was\n1945.",
        "C:\\Windows",
        "1) first",
        "~~~ waves ~~~",
        "(Beifall bei der ÖVP.)",
    ],
)
def test_text_that_is_no_markup_is_left_as_it_is(text: str) -> None:
    assert to_markdown(text) == MarkdownText(text, Escaping.NOTHING)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a* and $b$", "\\*a\\* and $b$"),
        ("_so_ it is", "\\_so\\_ it is"),
        ("a `b` c", "a \\`b\\` c"),
        ("<b>bold</b>", "&lt;b>bold&lt;/b>"),
        ("&amp; and &#36;", "&amp;amp; and &amp;#36;"),
        ("[a](b)", "\\[a](b)"),
        ("![a](b)", "!\\[a](b)"),
        ("[a]: https://b.example/", "\\[a]: https://b.example/"),
        ("a\\*b", "a\\\\*b"),
        ("# No heading", "\\# No heading"),
        ("> No quotation", "\\> No quotation"),
        ("- no item\n+ nor this", "\\- no item\n\\+ nor this"),
        ("1990. Then", "1990\\. Then"),
        ("Title\n=====", "Title\n&#61;===="),
        ("Title\n-----", "Title\n\\-----"),
        ("---", "\\---"),
        ("***", "\\*\\*\\*"),
        ("Words\n{: .direct }", "Words\n\\{: .direct }"),
        ("    no code", "no code"),
        ("```\nno code\n```", "\\`\\`\\`\nno code\n\\`\\`\\`"),
    ],
)
def test_markup_is_escaped_where_it_would_be_one(text: str, markdown: str) -> None:
    assert to_markdown(text) == MarkdownText(
        markdown, Escaping.NOTHING if markdown == text.strip() else Escaping.MARKUP
    )


def test_a_paragraph_of_50_000_characters_stays_one_and_is_quickly_made() -> None:
    text = "Every word of this - all 5 of $5 - stays. " * 1200
    started = time.monotonic()
    assert markdown_of(text) == text.strip()
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("mark", ["[ ", "![ ", "* ", "`", "<x ", "&lt;", "_ ", "\\", "[a](b) ", "{: }"])
def test_thousands_of_marks_are_quick(mark: str) -> None:
    started = time.monotonic()
    assert shows(markdown_of(mark * 3000), mark * 3000)
    assert time.monotonic() - started < 5


def test_where_escaping_what_is_needed_is_not_enough_everything_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "_escaped", lambda paragraph: paragraph)
    made = to_markdown("    # <b>*so*</b> | [a]: b &amp; `c`\n===\n1. x\\_ {: .direct }")
    assert made is not None
    assert made.escaping is Escaping.EVERYTHING
    assert shows(made.markdown, "# <b>*so*</b> | [a]: b &amp; `c` === 1. x\\_ {: .direct }")


def test_a_text_that_no_markdown_shows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "shows", lambda _markdown, _text: False)
    assert to_markdown("Words.") is None


def test_text_is_not_normalised() -> None:
    decomposed = "cafe\u0301 \u212b \ufb01 \u2126"
    body, _ = convert(markdown_of(decomposed), path="", first_line=1, base_path="/")
    assert body.text == decomposed


def test_no_text_is_no_markdown() -> None:
    assert to_markdown(" \n\n\t") == MarkdownText("", Escaping.NOTHING)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_MARKS), max_size=40).map("".join))
def test_whatever_the_marks_a_reader_sees_the_text(text: str) -> None:
    assert shows(markdown_of(text), text)


@settings(max_examples=300, deadline=None)
@given(st.text().map(lambda text: _UNFIT.sub("", text)))
def test_whatever_the_characters_a_reader_sees_the_text(text: str) -> None:
    assert shows(markdown_of(text), text)
