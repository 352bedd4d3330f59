"""Blocks of text, held against a plain reading of the same HTML with the parser of the standard library."""

from html.parser import HTMLParser

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from builder.model.statement import Position
from builder.reading.markup import read_markup
from builder.reading.sanitizer import sanitize

BLOCKS = {"p", "li", "blockquote", "div", "h2", "h3", "h4", "h5", "h6", "pre", "dd", "dt", "table"}
TAGS = (
    "blockquote",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "em",
    "h2",
    "hr",
    "li",
    "p",
    "pre",
    "span",
    "table",
    "td",
    "tr",
    "ul",
)
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(["word", "two  words", " ", "\n", "&amp;", "&nbsp;", "&lt;b&gt;", "'", "é"]),
)
MARKUP = st.lists(PIECES, max_size=30).map(
    lambda pieces: sanitize(f"<div>{''.join(pieces)}</div>", "/", lambda _: Position(1, 1)).html
)


class _Blocks(HTMLParser):
    """Gives each text to the nearest table around it, else to the nearest block; those in no block stand apart."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []
        self.texts: list[str] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("br", "hr", "wbr"):
            self.open.append((tag, len(self.texts)))
            self.texts.append("")
        elif tag == "br":
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._add(" ")
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, data: str) -> None:
        tables = [number for tag, number in self.open if tag == "table"]
        blocks = [number for tag, number in self.open if tag in BLOCKS]
        if tables or blocks:
            self.texts[(tables or blocks)[-1]] += data
        else:
            self.loose.append(data)


@settings(max_examples=500, deadline=None)
@given(MARKUP)
@example(
    "<table><tbody><tr><td><p>a</p>b</td><td>c<table><tbody><tr><td>d</td></tr></tbody></table>e</td></tr></tbody></table>"
)
@example("<blockquote>a<p>b</p>c<ul><li>d<div>e</div>f</li></ul>g</blockquote>")
def test_each_word_stands_in_the_block_around_it(clean: str) -> None:
    parser = _Blocks()
    parser.feed(clean)
    parser.close()
    assume(not "".join(parser.loose).strip())
    expected = [" ".join(text.split()) for text in parser.texts]
    assert [block.text for block in read_markup(clean).blocks] == [text for text in expected if text]


def test_words_in_no_block_become_paragraphs() -> None:
    blocks = read_markup("one <em>two</em><p>three</p> four<br>five <div>six</div>\n").blocks
    assert [block.text for block in blocks] == ["one two", "three", "four five", "six"]


@given(MARKUP)
def test_places_in_the_collapsed_text_are_found_in_the_text_as_it_stands(clean: str) -> None:
    for block in read_markup(clean).blocks:
        for offset, character in enumerate(block.text):
            if character != " ":
                assert block.raw[block.raw_offset(offset)] == character
