"""The sanitizer's words, held against its own library, and its state between texts."""

import html
import re

import nh3
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.model.statement import Body, Position
from builder.reading.sanitizer import sanitize, visible_text

TAGS = (
    "a", "b", "blockquote", "br", "button", "caption", "code", "dd", "div", "dl", "dt", "em", "form", "h2", "hr", "li",
    "math", "ol", "option", "p", "pre", "rt", "ruby", "script", "select", "span", "svg", "table", "tbody", "td",
    "template", "textarea", "th", "title", "tr", "u", "ul",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(TAGS).map("<{} id='a' title='x\">&lt;y'>".format),
    st.sampled_from([
        "word", " ", "\n", "\n\n", "\t", "\f", "\r", "\0", "&amp;lt;", "&lt;", "&nbsp;", "&#13;", "&", "<", ">", '"',
        "<!--x-->", "<![CDATA[x]]>", "\u2028", "Größe", "中文",
    ]),
)  # fmt: skip
BLOCK_ENDS = re.compile(r"</(?:p|blockquote|div|li|h[2-6]|pre|dd|dt|td|th|tr|table|ul|ol)>|<br>|<hr>")


def sanitized(markup: str, base_path: str = "/") -> Body:
    return sanitize(markup, base_path, lambda _: Position(1, 1))


@settings(max_examples=1000, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
@example("<table><tr><td>a</td></tr><caption>b</caption></table>")
@example("<div>a<pre>\n\nb</pre></div>")
@example("<dl><dt>a</dt><dd>b</dd></dl><ul><li>c</li></ul><ol><li>d<br>e<br title='x'>f</li></ol>g<hr>h")
@example("".join(f"<{tag}>a</{tag}>" for tag in ("p", "blockquote", "div", "h2", "h3", "h4", "h5", "h6", "span")))
def test_the_words_are_those_that_remain_when_every_tag_is_cleaned_away(markup: str) -> None:
    clean = sanitized(markup).html
    spaced = BLOCK_ENDS.sub(lambda end: f"{end[0]}\n\n", clean)
    bare = html.unescape(nh3.clean(spaced, tags=set()))
    assert visible_text(clean) == re.sub(r"\n\s*\n+", "\n\n", bare).strip()


def test_nothing_of_one_text_is_left_for_the_next() -> None:
    markup = '<h2 id="a">x</h2><p id="a"><a href="/b/">y</a></p>'
    first, second = sanitized(markup, "/one/"), sanitized(markup, "/two/")
    assert first.html == '<h2 id="a">x</h2><p><a href="/one/b/">y</a></p>'
    assert second.html == first.html.replace("/one/", "/two/")
    assert first.links == second.links == (("/b/", Position(1, 1)),)
    assert sanitized("<p>z</p>").links == ()
