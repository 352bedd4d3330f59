"""The text of the issue: what it lists, and that it is the same for the same findings."""

import datetime

import html5lib
import markdown

from builder.checking.finding import Finding
from builder.checking.judgement_rules import DEAD_LINK, DOUBTFUL_LINK, MOVED_LINK
from builder.links.answers import Answer, Standing
from builder.links.external_links import Place
from builder.links.issue_report import issue_text
from builder.links.link_check import LinkCheck, LinkState
from builder.links.wayback import Copy

DAY = 86_400
COPY = Copy("https://web.archive.org/web/20200103040506/https://a.example/", datetime.date(2020, 1, 3))


def link(address: str, standing: Standing, since: int, moved_to: str | None = None, lines: int = 1) -> LinkState:
    places = tuple(Place("content/x.md", line, 1, address) for line in range(1, lines + 1))
    copies = {places[0]: COPY} if standing is Standing.DEAD else {}
    return LinkState(
        address, places, Answer(standing, "404 Not Found at https://b.example/@x", moved_to, 0, since), copies
    )


def findings(check: LinkCheck) -> list[Finding]:
    rules = {Standing.DEAD: DEAD_LINK, Standing.DOUBTFUL: DOUBTFUL_LINK, Standing.ALIVE: MOVED_LINK}
    return [
        rules[each.answer.standing].at(place.path, place.line, place.column, "")
        for each in check.links
        if each.answer
        for place in each.places
    ]


CHECK = LinkCheck(
    (
        link("https://a.example/dead", Standing.DEAD, 20_000 * DAY, lines=5),
        link("https://a.example/`odd`?a=*b*", Standing.DOUBTFUL, 20_100 * DAY),
        link("https://a.example/old", Standing.ALIVE, 0, "https://a.example/new"),
    ),
    3,
)


def test_it_lists_each_link_with_its_places_its_copy_and_since_when() -> None:
    text = issue_text(CHECK, findings(CHECK))
    assert "Links out of the archive: 1 dead, 1 moved for good, 1 doubtful." in text
    assert (
        "- `https://a.example/dead`\\\n  404 Not Found at `https://b.example/@x`, first seen so on 2024-10-04\\\n"
        "  in `content/x.md:1`, `content/x.md:2`, `content/x.md:3`, and 2 more places\\\n"
        f"  copy of 2020-01-03: `{COPY.url}`\n"
    ) in text
    assert "now at `https://a.example/new`" in text


def test_no_address_becomes_markup() -> None:
    tree = html5lib.parse(markdown.markdown(issue_text(CHECK, findings(CHECK))), namespaceHTMLElements=False)
    assert len(tree.findall(".//li")) == 3
    assert not tree.findall(".//a") + tree.findall(".//em")
    assert "https://a.example/%60odd%60?a=*b*" in [code.text for code in tree.iter("code")]


def test_the_same_findings_give_the_same_text_and_the_first_date_stays_without_a_cache() -> None:
    before = issue_text(CHECK, findings(CHECK))
    assert issue_text(CHECK, findings(CHECK), before) == before
    later = LinkCheck(
        tuple(
            link(each.address, each.answer.standing, 20_200 * DAY, each.answer.moved_to, len(each.places))
            for each in CHECK.links
            if each.answer
        ),
        3,
    )
    assert issue_text(later, findings(later)) != before
    assert issue_text(later, findings(later), before.replace("\n", "\r\n")) == before


def test_a_link_that_is_dead_now_is_not_as_long_so_as_it_was_doubtful() -> None:
    doubtful = LinkCheck((link("https://a.example/", Standing.DOUBTFUL, 20_000 * DAY),), 1)
    dead = LinkCheck((link("https://a.example/", Standing.DEAD, 20_200 * DAY),), 1)
    assert "2025-04-22" in issue_text(dead, findings(dead), issue_text(doubtful, findings(doubtful)))


def test_nothing_wrong_and_very_much_wrong_fit_an_issue() -> None:
    assert "Every link out of the archive is alive." in issue_text(LinkCheck((), 0), [])
    links = [link(f"https://a.example/{n}/{'x' * 100}", each, 0, lines=9) for each in Standing for n in range(900)]
    many = LinkCheck(tuple(links), 0)
    text = issue_text(many, findings(many))
    assert len(text) < 65_536
    assert "and 800 more" in text
