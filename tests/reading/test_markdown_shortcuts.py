"""The shortcuts through Python-Markdown, held against the plain library: the HTML must be the same for every text."""

import ast
import gzip
import json
import subprocess
import sys
import tarfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from re import Match
from xml.etree.ElementTree import Element, SubElement

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.blockprocessors import BlockProcessor, SetextHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import InlineProcessor, LinkInlineProcessor

from builder.model.statement import Position
from builder.reading.markdown import PAGE_EXTENSIONS, STATEMENT_EXTENSIONS, convert
from builder.reading.markdown_shortcuts import ShortcutExtension
from builder.reading.sanitizer import sanitize
from tests.built_sites import once

OTHERS = ("extra", "toc", "sane_lists", "nl2br", "wikilinks", "admonition", "smarty")  # much that is not known
SETS = {
    "statements": STATEMENT_EXTENSIONS,
    "pages": PAGE_EXTENSIONS,
    "none": (),
    "abbreviations": ("abbr",),  # which leaves alone what is marked as not to be touched
    "others": OTHERS,
}
MARKS = [
    "*", "**", "_", "__", "***", "`", "``", "\\", "[", "]", "(", ")", "![", "!", "<", ">", "&", "&amp;", "&#65;",
    "&#2;",
    "{", "}", "{: .a #b }", "\n{: title=c }", "#", "## ", "#\n", "===", "\n===\n", "---", "\n---\n", "+", "- ", "* ",
    "\n- ", "\n1. ", "9.", "١. ", "\n> ", ">", ": ", "\n:   ", "|", "\n| a | b |\n|---|---|\n", "~~~", "```\n", "  \n",
    "\n", "\n\n", "\n\n    ", " ", "    ", "\t", "\r", "\r\n", "\x02", "\x03", "\x02klzzwxh:0001\x03", "\xa0", "\u2028",
    "<b>", "</b>", "<div>", "</div>", "<h2>", "</h2>", "<pre>", "<!--", "-->", "<a href='x'>", "<?", "?>", "<![CDATA[",
    "]]>", "http://a.example", "<http://a.example>", "<a@b.example>", "\n[a]: /u 't'\n", "[a]", "[x](/y 'z')", "[TOC]",
    "word", "Wort für Wort", "слово", "中文", "\"", "'", "h1", "STX",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(MARKS), max_size=40).map("".join)


def converter(extensions: Sequence[str | Extension], *, toc: str = "") -> markdown.Markdown:
    return markdown.Markdown(
        extensions=list(extensions),
        extension_configs={"toc": {"marker": toc, "slugify": slugify_unicode}},
        output_format="html",
    )


PLAIN = {name: converter(extensions) for name, extensions in SETS.items()}
SHORT = {name: converter((*extensions, ShortcutExtension())) for name, extensions in SETS.items()}


def result(converter: markdown.Markdown, text: str) -> str:
    """The HTML, or the error that the library raises at a few odd texts."""
    try:
        return converter.reset().convert(text)
    except (AssertionError, TypeError) as error:
        return repr(error)


def assert_equal(texts: Iterator[str] | Sequence[str], names: Sequence[str] = tuple(SETS)) -> None:
    for text in texts:
        different = [name for name in names if result(SHORT[name], text) != result(PLAIN[name], text)]
        assert not different, f"{different} at {text[:500]!r}"


@pytest.fixture(scope="session")
def library_texts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every text of the library's own tests, from the archive of its sources; skips where there is no way to it."""

    def load(folder: Path) -> None:
        wanted = f"markdown=={markdown.__version__}"
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
        done = subprocess.run([*command, wanted], capture_output=True, text=True, timeout=300, check=False)
        if done.returncode:
            (folder / "failed").write_text(done.stderr)

    folder = once(tmp_path_factory, "markdown-sources", load)
    archives = list(folder.glob("*.tar.gz"))
    if not archives:
        pytest.skip("the library's own tests cannot be had here")
    texts = []
    with tarfile.open(archives[0]) as archive:
        for member in archive:
            opened = archive.extractfile(member)
            if opened is None or "/tests/" not in member.name:
                continue
            content = opened.read().decode("utf-8", "replace")
            if member.name.endswith((".txt", ".html")):
                texts.append(content)
            elif member.name.endswith(".py"):
                strings = (node for node in ast.walk(ast.parse(content)) if isinstance(node, ast.Constant))
                texts.extend(node.value for node in strings if isinstance(node.value, str))
    return texts


def test_the_library_s_own_test_texts_come_out_the_same(library_texts: list[str]) -> None:
    assert len(library_texts) > 2000
    assert_equal(library_texts)
    indented = [text for text in library_texts if text[:1].isspace()]
    assert_equal([textwrap.dedent(text) for text in indented], ["statements", "pages"])


def test_real_texts_come_out_the_same(corpus: Path) -> None:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        assert_equal((json.loads(line)["text"] for line in lines), ["statements"])


@pytest.mark.parametrize(
    "text",
    [
        "A [link] and ![picture].\n\n[link]: /x/ 't'\n[picture]: /y/",
        "Numbers without an end: &#65 and &#x41 and &#42;not so&#42;.",
        "A [link](http://a\\.example/) in a text that has nothing else.",
        "A <b title='\\*'>word</b> with an escape inside.",
        "Plain.\n\n- An item\n{: .a }\n\nPlain {: .b }\n\n*em*{: .c }",
        "One\n===\n\nPlain\n---\n\nTwo\n- -\n\n * * *\n\nThree\n> four\n\n    code\n\n   indented",
        "HTML *here*.\n\nHTML there.\n\n*[HTML]: Words",
        "Term\n: Meaning\n\n١. An item\n\n a | b\n - | -\n c | d",
    ],
)
def test_a_mark_in_an_odd_place_is_not_passed_over(text: str) -> None:
    assert_equal([text])


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_texts_full_of_marks_come_out_the_same(text: str) -> None:
    assert_equal([text])


@settings(deadline=None)
@given(st.text())
def test_any_text_comes_out_the_same(text: str) -> None:
    assert_equal([text])


@settings(deadline=None)
@given(TEXTS)
def test_a_table_of_contents_is_put_in_where_its_mark_stands(text: str) -> None:
    plain, short = converter(["toc"], toc="[TOC]"), converter(["toc", ShortcutExtension()], toc="[TOC]")
    for each in (text, f"[TOC]\n\n{text}"):
        assert short.reset().convert(each) == plain.reset().convert(each)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sanitized_texts_are_those_of_the_plain_library(text: str) -> None:
    if "#" in text or "=" in text or "<h1" in text:
        return  # the level of headings is another matter
    for name, extensions in (("statements", STATEMENT_EXTENSIONS), ("pages", PAGE_EXTENSIONS)):
        body, _ = convert(text, path="a.md", first_line=1, base_path="/b/", extensions=extensions)
        plain = sanitize(PLAIN[name].reset().convert(text), "/b/", lambda _: Position(1, 1))
        assert (body.html, body.text) == (plain.html, plain.text)


class _Shout(InlineProcessor):
    """A pattern of another extension, which makes marks that stood nowhere in the text."""

    def handleMatch(self, m: Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802
        element = Element("u")
        element.text = "*Q* [Q](/Q/)"
        return element, m.start(), m.end()


class _Parted(BlockProcessor):
    """A block processor of another extension, which takes what would be a paragraph."""

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith("w")

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "section").text = blocks.pop(0)


class _Extension(Extension):
    def __init__(self, change: Callable[[markdown.Markdown], None]) -> None:
        super().__init__()
        self._change = change

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        self._change(md)


OTHER_EXTENSIONS = [
    _Extension(lambda md: md.inlinePatterns.register(_Shout("q", md), "shout", 175)),
    _Extension(lambda md: md.inlinePatterns.register(_Shout("q", md), "link", 160)),
    _Extension(lambda md: md.inlinePatterns.register(_Shout(r"\\(.)", md), "escape", 180)),
    _Extension(lambda md: md.inlinePatterns.register(LinkInlineProcessor("w", md), "link", 160)),
    _Extension(lambda md: md.parser.blockprocessors.register(_Parted(md.parser), "parted", 12)),
    _Extension(lambda md: md.parser.blockprocessors.register(_Parted(md.parser), "parted", 105)),
    _Extension(lambda md: md.parser.blockprocessors.deregister("olist")),
]


@pytest.mark.parametrize("number", range(len(OTHER_EXTENSIONS)))
@pytest.mark.parametrize("last", [True, False])
def test_what_other_extensions_do_is_done_as_ever(number: int, last: bool) -> None:
    other = OTHER_EXTENSIONS[number]
    plain = converter([other])
    short = converter([ShortcutExtension(), other] if last else [other, ShortcutExtension()])
    texts = ("words and q", "words (q", "word](/x/) q", "\\q and q", "1. words *and* q\n2. q", "plain\n\nwords")
    expected = [plain.reset().convert(text) for text in texts]
    assert [short.reset().convert(text) for text in texts] == expected
    assert expected != [converter([]).convert(text) for text in texts]


def test_what_a_text_has_no_mark_of_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(LinkInlineProcessor, "getCompiledRegExp", lambda self: tried.append("link") or self.compiled_re)
    test = SetextHeaderProcessor.test
    monkeypatch.setattr(
        SetextHeaderProcessor, "test", lambda self, *given: bool(tried.append("heading")) or test(self, *given)
    )
    short = SHORT["statements"]
    assert (
        short.reset().convert("Plain *words*.\n\nMore of them.") == "<p>Plain <em>words</em>.</p>\n<p>More of them.</p>"
    )
    assert tried == []
    assert short.reset().convert("A [link](/x/).\n\n- An item") != ""
    assert {*tried} == {"link", "heading"}
