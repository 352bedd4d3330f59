"""The links at passages, read by an HTML parser: each at its passage, the words as they were."""

from xml.etree.ElementTree import Element

import html5lib

from builder.model.passage import Mode
from builder.publishing.statement_view import PassageLine
from builder.rendering.passage_links import with_passage_links

FIRST, SECOND, TABLE, UNKNOWN = "p-aaaaaaaa", "p-bbbbbbbb", "p-cccccccc", "p-dddddddd"
HTML = (
    f'<p class="direct" id="{FIRST}">One &amp; <em>two</em>.</p><ul><li id="{SECOND}">Three.</li></ul>'
    f'<table id="{TABLE}"><tbody><tr><td>4</td></tr></tbody></table><p id="{UNKNOWN}">Five.</p>'
)
PASSAGES = (
    PassageLine(FIRST, (Mode.DIRECT,)),
    PassageLine(SECOND, (Mode.DIRECT, Mode.REPORTED), "Q & A"),
    PassageLine(TABLE, (Mode.DIRECT,)),
)


def words(modes: tuple[Mode | None, ...], voice: str | None) -> str:
    return "+".join(str(mode) for mode in modes) + (f" by {voice}" if voice else "")


def parsed(former: dict[str, str] | None = None) -> Element:
    html = with_passage_links(HTML, PASSAGES, former or {}, 'A "passage"', words)
    return html5lib.parse(html, namespaceHTMLElements=False).find("body")


def test_each_passage_begins_with_a_link_that_names_its_modes() -> None:
    body = parsed()
    links = {link.get("href"): link for link in body.iter("a")}
    assert list(links) == [f"#{FIRST}", f"#{SECOND}", f"#{TABLE}"]
    assert links[f"#{FIRST}"].get("aria-label") == 'A "passage": direct'
    assert links[f"#{SECOND}"].get("data-mode") == "direct+reported by Q & A"
    assert [link.get("class") for link in links.values()] == ["passage-link"] * 3
    by_id = {each.get("id"): each for each in body.iter() if each.get("id")}
    assert by_id[FIRST][0] is links[f"#{FIRST}"]
    assert by_id[SECOND][0] is links[f"#{SECOND}"]
    assert list(body).index(links[f"#{TABLE}"]) == list(body).index(by_id[TABLE]) - 1


def test_the_words_are_left_as_they_are() -> None:
    before = html5lib.parse(HTML, namespaceHTMLElements=False).find("body")
    assert "".join(parsed().itertext()) == "".join(before.itertext())


def test_former_addresses_stand_at_their_successor_and_those_of_nothing_at_the_beginning() -> None:
    former = {"p-eeeeeeee": SECOND, "p-ffffffff": "", "p-gggggggg": SECOND, "p-hhhhhhhh": "p-zzzzzzzz"}
    body = parsed(former)
    marks = {each.get("id"): each for each in body.iter("span")}
    assert list(marks) == ["p-ffffffff", "p-eeeeeeee", "p-gggggggg"]
    assert body[0] is marks["p-ffffffff"]
    assert [marks[each].get("data-successor") for each in marks] == [None, SECOND, SECOND]
    item = next(each for each in body.iter("li"))
    assert [each.get("id") for each in item[:2]] == ["p-eeeeeeee", "p-gggggggg"]
