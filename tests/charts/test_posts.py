"""The picture of posts and statements on one line of time."""

from xml.etree import ElementTree

import pytest

from builder.charts.posts import LANE, WIDTH, drawn, height_of, posts_svg, span_of
from builder.model.dates import parse_date
from builder.model.registry import Membership

SVG = "{http://www.w3.org/2000/svg}"


def post(role: str, start: str | None = None, end: str | None = None) -> Membership:
    return Membership(role=role, start=parse_date(start) if start else None, end=parse_date(end) if end else None)


def shapes(picture: bytes, kind: str) -> list[tuple[float, float]]:
    """Give the left and right edge of each shape of a kind, as shares of the width."""
    found = (each for each in ElementTree.fromstring(picture).iter(f"{SVG}rect") if each.get("class") == kind)
    edges = [(float(each.attrib["x"]), float(each.attrib["width"])) for each in found]
    return [(left / WIDTH, (left + width) / WIDTH) for left, width in edges]


def test_a_post_reaches_over_its_days() -> None:
    picture = posts_svg([post("Mayor", "2001-01-01", "2002-12-31")], {2000: 1, 2003: 1}, "Ada")
    assert shapes(picture, "sure") == [(pytest.approx(366 / 1461, abs=0.001), pytest.approx(1096 / 1461, abs=0.001))]
    assert shapes(picture, "perhaps") == []


def test_the_days_of_an_uncertain_date_are_only_outlined() -> None:
    picture = posts_svg([post("President", "2001", "2004")], {}, "Ada")
    (sure,), (perhaps,) = shapes(picture, "sure"), shapes(picture, "perhaps")
    assert perhaps == (0, 1)
    assert sure == (pytest.approx(364 / 1461, abs=0.001), pytest.approx(1096 / 1461, abs=0.001))


def test_a_post_without_an_end_reaches_the_edge_and_one_without_a_beginning_is_outlined() -> None:
    picture = posts_svg([post("Minister", "2010-01-01"), post("Clerk", None, "2009-12-31")], {2019: 1, 2000: 1}, "Ada")
    assert shapes(picture, "sure") == [(pytest.approx(0.5, abs=0.001), pytest.approx(1))]
    assert shapes(picture, "perhaps") == [(0, pytest.approx(0.5, abs=0.001))]


def test_each_post_has_a_lane_in_the_order_of_beginnings_and_none_without_a_date() -> None:
    posts = drawn([post("Second", "2005"), post("Nothing"), post("First", "2001", "2002")])
    assert [each.role for each in posts] == ["First", "Second"]
    titles = [title.text for title in ElementTree.fromstring(posts_svg(posts, {}, "x")).iter(f"{SVG}title")]
    assert titles == ["x", "First", "Second"]
    assert height_of(posts) - height_of(posts[:1]) == LANE


def test_statements_stand_under_their_year_and_within_the_picture() -> None:
    picture = posts_svg([post("Mayor", "1990-01-01", "1999-12-31")], {1990: 1, 1999: 4}, "Ada")
    (first, last) = shapes(picture, "bar")
    assert first[0] == 0
    assert 0.89 < last[0] < last[1] <= 1


def test_the_span_covers_posts_and_statements() -> None:
    assert span_of([post("Mayor", "1990", "1995-02-01")], [1988, 1993]) == (1988, 1995)
    with pytest.raises(ValueError, match="empty"):
        span_of([], [])


def test_markup_in_names_is_escaped() -> None:
    picture = posts_svg([post("Head of <R&D>", "2001")], {}, "A & B")
    assert [title.text for title in ElementTree.fromstring(picture).iter(f"{SVG}title")] == ["A & B", "Head of <R&D>"]
