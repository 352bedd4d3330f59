"""Addresses that hide or track: what is found of them, and what mends them."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.checking.finding import Edit
from builder.checking.web_addresses import SHORTENERS, TRACKERS, WEB_ARCHIVES, host_of, web_address, without_trackers
from builder.model.statement import Position
from builder.reading import fields
from builder.reading.markdown import convert
from builder.reading.records import read_whole_record

PLACE = Position(3, 9)


def codes(url: str) -> list[str]:
    return [finding.code for finding in web_address("file.md", url, PLACE, PLACE)]


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://example.org/?utm_source=a", "https://example.org/"),
        ("https://example.org/a?utm_source=a&utm_medium=b#part", "https://example.org/a#part"),
        ("https://example.org/a?id=7&fbclid=x&page=2", "https://example.org/a?id=7&page=2"),
        ("https://example.org/a?q=%C3%A9+%26&GCLID=x", "https://example.org/a?q=%C3%A9+%26"),
        ("https://example.org/a?utm_source", "https://example.org/a"),
        ("https://example.org/a?futm_source=1", "https://example.org/a?futm_source=1"),
        ("https://example.org/a#?utm_source=1", "https://example.org/a#?utm_source=1"),
        ("https://example.org/a?", "https://example.org/a?"),
    ],
)
def test_parameters_that_track_go_and_the_rest_stays_letter_by_letter(url: str, clean: str) -> None:
    assert without_trackers(url)[0] == clean


@given(
    st.lists(st.tuples(st.sampled_from(["id", "page", "utm_x", "fbclid", "q"]), st.text("ab%20&=é"[:4], max_size=3)))
)
def test_what_is_left_are_the_other_parameters_in_their_order(pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{name}={value}" for name, value in pairs)
    clean, dropped = without_trackers(f"https://example.org/a?{query}#end")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name in ("id", "page", "q")]
    assert parse_qsl(urlsplit(clean).query, keep_blank_values=True) == kept
    assert clean.endswith("#end")
    assert set(dropped) == {name for name, _ in pairs} - {"id", "page", "q"}


def test_shorteners_are_known_by_their_host_alone() -> None:
    assert codes("https://t.co/abc") == codes("http://www.bit.ly/abc") == ["link-shortener"]
    assert codes("https://not.co/t.co/abc") == codes("https://reddit.co/x") == []


def test_the_address_of_a_copy_is_left_as_it_was_copied() -> None:
    assert codes("https://web.archive.org/web/2020/https://example.org/?utm_source=x") == []


def test_an_address_that_is_none_has_no_host() -> None:
    assert host_of("https://[::1/") == host_of("no address") == ""


def test_lists_are_in_the_form_that_is_looked_up() -> None:
    assert all(host_of(f"https://{host}/") == host for host in SHORTENERS | WEB_ARCHIVES)
    assert all(name == name.lower() for name in TRACKERS)


@pytest.mark.parametrize(("written", "column"), [("{}", 9), ("'{}'", 10), ('"{}"', 10)])
def test_the_edit_stands_where_the_address_does(written: str, column: int) -> None:
    url = "https://example.org/?utm_source=x"
    text = f"source: {written.format(url)}\n"
    _, findings = read_whole_record(text, fields.STATEMENT, "file.md")
    (finding,) = [each for each in findings if each.code == "tracking-parameter"]
    assert finding.edit == Edit(1, column, url, "https://example.org/")
    assert text[column - 1 :].startswith(url)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Words [here]({}).", 14),
        ("Words [here](<{}> 'title').", 15),
        ("Words <{}>.", None),
        ("Words {}.", None),
        ("<{}> and [here]({}).", 48),
    ],
)
def test_a_link_s_target_is_mended_and_an_address_that_is_part_of_the_words_is_not(
    text: str, column: int | None
) -> None:
    url = "https://example.org/?utm_source=x"
    source = text.format(url, url)
    _, findings = convert(source, path="file.md", first_line=5, base_path="/")
    edits = [Edit(5, column, url, "https://example.org/")] if column else []
    assert [finding.edit for finding in findings] == edits
    assert all((finding.line, finding.column) == (5, column) for finding in findings)


def test_a_target_by_reference_is_found_where_it_is_written() -> None:
    text = "Words [here][one].\n\n[one]: https://bit.ly/abc\n"
    _, (finding,) = convert(text, path="file.md", first_line=1, base_path="/")
    assert (finding.code, finding.line, finding.column) == ("link-shortener", 3, 8)
