"""What templates may do with values."""

import json

import pytest

from builder.model.dates import parse_date
from builder.rendering.filters import filters_for, host, json_script, time_attribute


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("2020-12-29", "2020-12-29"),
        ("2020-12", "2020-12"),
        ("2020", "2020"),
        ("2020?-12-29", ""),
        ("1961~", ""),
        ("2020-12-28/2020-12-29", ""),
        ("2020-21", ""),
        ("196X", ""),
    ],
)
def test_only_a_plain_date_has_a_machine_readable_form(text: str, attribute: str) -> None:
    assert time_attribute(parse_date(text)) == attribute


def test_numbers_and_sizes_are_written_in_the_language_of_the_site() -> None:
    english, german = filters_for("en"), filters_for("de")
    assert english["number"](2041) == "2,041"
    assert german["number"](2041) == "2.041"
    assert english["file_size"](999) == "999 B"
    assert english["file_size"](12_345) == "12 kB"
    assert german["file_size"](12_345_678) == "12,3 MB"


def test_months_are_named_as_they_stand_alone() -> None:
    assert filters_for("ru")["month_name"](12) == "декабрь"
    assert filters_for("en")["month_name"](1, "abbreviated") == "Jan"


def test_json_for_scripts_cannot_end_its_element_and_reads_back() -> None:
    value = {"text": "</script><!-- & 'quotes' \"too\" -->"}
    written = json_script(value)
    assert "<" not in written
    assert "&" not in written
    assert json.loads(written) == value


def test_a_host_is_shown_without_its_www() -> None:
    assert host("https://www.un.org/en/x") == "un.org"
    assert host("mailto:somebody") == "mailto:somebody"
