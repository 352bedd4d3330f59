import pytest

from builder.importing.web_pages.page_title import without_site
from tests.importing.web_pages.pages import facts_of, html


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Global: Robots must not decide – The Times", "Global: Robots must not decide"),
        ("The Times | Robots must not decide", "Robots must not decide"),
        ("Robots – a warning", "Robots – a warning"),
        ("武汉的声音-新华网", "武汉的声音"),
        ("Robots must not decide - Politics - The Times", "Robots must not decide - Politics"),
    ],
)
def test_only_names_of_the_site_are_cut_off(title: str, bare: str) -> None:
    assert without_site(title, ["The Times", "新华网"]) == bare


def test_the_heading_that_the_title_of_the_document_repeats_is_the_title() -> None:
    page = html(title="Roads come first: the committee").replace("<nav>", "<h1>Navigation und Service</h1><nav>")
    assert facts_of(page).title.text == "Roads come first: the committee"


def test_a_line_that_is_no_heading_element_may_print_the_title() -> None:
    page = (
        html(title="武汉的声音：有英勇的你", lang="zh")
        .replace("h1>", "div>")
        .replace(" | The Example Times", "-新华网")
    )
    facts = facts_of(page)
    assert (facts.title.text, facts.title.at is None) == ("武汉的声音：有英勇的你", False)


def test_a_date_before_the_heading_is_no_part_of_the_title() -> None:
    page = html(title="Roads come first", lang="de").replace("<h1>", "<h1>1. Februar 2022 ")
    assert facts_of(page, "https://times.example/a").title.text == "Roads come first"
