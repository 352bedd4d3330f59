import json

from builder.checking.finding import Finding, Level
from builder.preview.messages import Outcome, gravest, script_tag, stand_in
from tests.preview.previews import ERROR, WARNING


def test_an_outcome_is_one_line_of_json_with_errors_first() -> None:
    outcome = Outcome(build="x-2", site="x-1", findings=(WARNING, ERROR))

    line = outcome.message()

    assert "\n" not in line
    read = json.loads(line)
    assert (read["build"], read["site"], read["good"], read["count"]) == ("x-2", "x-1", False, 2)
    assert read["findings"][0] == {
        "place": "content/a.md:3:7",
        "code": "missing-field",
        "level": "error",
        "message": "no <title>",
        "hint": "Add a title.",
    }
    assert read["findings"][1]["level"] == "warning"


def test_a_site_of_this_build_is_good_even_with_warnings() -> None:
    assert Outcome(build="x-1", site="x-1", findings=(WARNING,)).good
    assert not Outcome(build="x-0").good


def test_a_page_shows_the_gravest_of_very_many_findings_and_their_number() -> None:
    warnings = tuple(Finding("a.md", line, 1, "c", Level.WARNING, "m") for line in range(1, 500))
    outcome = Outcome(build="x-1", findings=(*warnings, ERROR))

    assert gravest(outcome.findings)[0] == ERROR
    assert len(json.loads(outcome.message())["findings"]) == 100
    assert "and 400 more" in stand_in(outcome)


def test_the_page_in_the_place_of_a_site_lists_findings_as_text() -> None:
    page = stand_in(Outcome(build="x-1", findings=(ERROR,)))

    assert "content/a.md:3:7: missing-field: no &lt;title&gt;" in page
    assert "Add a title." in page
    assert "/_preview/preview.js?instead=x-1" in page
    assert "style=" not in page


def test_the_page_in_the_place_of_a_site_says_a_failure_as_text() -> None:
    assert "<p>port &lt;1&gt;</p>" in stand_in(Outcome(build="x-1", failure="port <1>"))
    assert "being built" in stand_in(Outcome(build="x-0"))


def test_the_script_comes_from_a_file_of_its_own() -> None:
    assert script_tag("site=x-1") == '<script type="module" src="/_preview/preview.js?site=x-1"></script>'


def test_a_file_name_that_is_no_unicode_does_not_stop_the_message() -> None:
    odd = Finding("content/\udcff.md", 1, 1, "file-name", Level.ERROR, "m")
    outcome = Outcome(build="x-1", findings=(odd,))

    assert outcome.message().encode()
    assert "�" not in outcome.message()
