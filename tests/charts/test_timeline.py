"""The picture of statements by year."""

from xml.etree import ElementTree

import pytest

from builder.charts.timeline import HEIGHT, WIDTH, timeline_svg

SVG = "{http://www.w3.org/2000/svg}"


def ids(picture: bytes) -> set[str]:
    return {element.attrib["id"] for element in ElementTree.fromstring(picture).iter() if "id" in element.attrib}


def bars(picture: bytes) -> list[ElementTree.Element]:
    found = ElementTree.fromstring(picture).iter(f"{SVG}rect")
    return [element for element in found if element.get("class") == "bar"]


@pytest.mark.parametrize(("first", "last"), [(2014, 2021), (2020, 2020), (1789, 2024), (1964, 2024)])
def test_each_year_can_be_marked(first: int, last: int) -> None:
    picture = timeline_svg({first: 3, last: 1}, first, last)
    assert ids(picture) == {f"y{year}" for year in range(first, last + 1)}


def test_a_short_span_has_a_bar_a_year_and_a_long_one_a_bar_a_decade() -> None:
    assert len(bars(timeline_svg({2000: 1}, 1965, 2024))) == 60
    assert len(bars(timeline_svg({2000: 1}, 1964, 2024))) == 7


def test_a_decade_counts_all_of_its_years() -> None:
    picture = timeline_svg({1901: 2, 1909: 3, 1950: 5, 1980: 1}, 1901, 1999)
    heights = [float(bar.attrib["height"]) for bar in bars(picture)]
    assert heights[0] == heights[5] == HEIGHT - 1
    assert heights[1] == 0


def test_the_fewest_statements_can_still_be_seen() -> None:
    heights = [float(bar.attrib["height"]) for bar in bars(timeline_svg({2019: 10_000, 2020: 1}, 2019, 2021))]
    assert heights[1] >= 2
    assert heights[2] == 0


def test_bars_stay_within_the_picture() -> None:
    for bar in bars(timeline_svg({year: year % 7 for year in range(1970, 2021)}, 1970, 2020)):
        assert 0 <= float(bar.attrib["x"]) <= float(bar.attrib["x"]) + float(bar.attrib["width"]) <= WIDTH


def test_the_title_names_the_span_or_says_what_it_is_told_to_with_markup_escaped() -> None:
    root = ElementTree.fromstring(timeline_svg({2020: 1}, 2019, 2020))
    assert root.findtext(f"{SVG}title") == "2019–2020"
    root = ElementTree.fromstring(timeline_svg({2020: 1}, 2019, 2020, title="Work & <words>"))
    assert root.findtext(f"{SVG}title") == "Work & <words>"


def test_the_same_counts_give_the_same_bytes_in_whatever_order() -> None:
    assert timeline_svg({2019: 1, 2020: 2}, 2019, 2020) == timeline_svg({2020: 2, 2019: 1}, 2019, 2020)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="lies before"):
        timeline_svg({}, 2020, 2019)
