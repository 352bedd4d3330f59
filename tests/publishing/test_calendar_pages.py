"""The pages under ``/dates/``: where dates of every form stand, and in which order."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.archive.archive import Archive
from builder.publishing.calendar_pages import calendar_targets
from builder.publishing.calendar_views import MonthView, YearView
from builder.publishing.pages import Page
from builder.publishing.references import Row
from builder.publishing.site_pages import site_constants
from builder.publishing.statement_pages import statement_targets
from builder.rendering.assets import Assets
from builder.rendering.environment import Renderer
from tests.publishing.made_archives import made, made_by, statement

TEMPLATES = Path(__file__).parents[2] / "templates"


def dated(folder: Path, dates: Mapping[str, str]) -> Archive:
    """Give an archive of statements with these dates by id, beside the sound one, ``first`` of 2 January 2020."""
    files = {
        f"content/statements/{id}.md": statement(date=f'"{date}"', date_basis="The page says so.")
        for id, date in dates.items()
    }
    return made(folder, files)


def ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.path.strip("/").rpartition("/")[2] for row in rows]


def places(archive: Archive, id: str) -> list[str]:
    """Give every year and month under which a statement stands: ``2020-12``, or ``2020-?`` for an unknown month."""
    found = []
    for page in made_by(calendar_targets(archive)):
        if isinstance(page, Page) and isinstance(page.view, YearView):
            for group in page.view.groups:
                month = "?" if group.month is None else f"{group.month:02}"
                found += [f"{page.view.calendar.year}-{month}"] * ids(group.rows).count(id)
    return sorted(found)


def months_with_pages(archive: Archive, id: str) -> list[str]:
    """Give the addresses of the months' pages that list a statement."""
    pages = (
        page
        for page in made_by(calendar_targets(archive))
        if isinstance(page, Page) and isinstance(page.view, MonthView)
    )
    return sorted(page.output for page in pages if id in ids(page.view.rows))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-12-29", ["2020-12"]),
        ("2020-12", ["2020-12"]),
        ("2020?-12-29", ["2020-12"]),
        ("2020-12-%29", ["2020-12"]),
        ("2020-12~", ["2020-12"]),
        ("2020-12-28/2020-12-29", ["2020-12"]),
        ("2019-12-31/2020-01-01", ["2019-12", "2020-01"]),
        ("2020-02/2020-04", ["2020-02", "2020-03", "2020-04"]),
        ("2020-33", ["2020-01", "2020-02", "2020-03"]),
        ("2020-12-XX", ["2020-12"]),
        ("../2020-06-30", ["2020-06"]),
        ("2020-06-30/..", ["2020-06"]),
        ("1961", ["1961-?"]),
        ("1961~", ["1961-?"]),
        ("1961-XX", ["1961-?"]),
        ("2019/2020", ["2019-?", "2020-?"]),
        ("1900/1999", ["1900-?"]),
    ],
)
def test_a_date_stands_in_every_month_that_it_touches(tmp_path: Path, date: str, expected: list[str]) -> None:
    archive = dated(tmp_path, {"x": date})
    assert places(archive, "x") == expected
    months = [f"dates/{place.replace('-', '/')}/index.html" for place in expected if not place.endswith("?")]
    assert months_with_pages(archive, "x") == months


def test_the_lower_bound_sorts_an_open_start_by_its_end_and_ties_by_id(tmp_path: Path) -> None:
    dates = {
        "d-open-start": "../2020-12-20",
        "e-later": "2020-12-21",
        "b-tie": "2020-12-10",
        "a-tie": "2020-12-10/2020-12-31",
        "c-month": "2020-12",
        "f-open-end": "2020-12-15/..",
        "g-doubt": "2020-12?-11",
    }
    archive = dated(tmp_path, dates)
    order = ["e-later", "d-open-start", "f-open-end", "g-doubt", "a-tie", "b-tie", "c-month"]
    assert [each.id for each in archive.statements if each.id != "first"] == order
    (page,) = [page for page in made_by(calendar_targets(archive)) if page.output == "dates/2020/12/index.html"]
    assert isinstance(page, Page)
    assert isinstance(page.view, MonthView)
    assert ids(page.view.rows) == order


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2020-12", "December 2020"),
        ("1961~", "about 1961"),
        ("2020-12-28/2020-12-29", "between 28 and 29 December 2020"),
        ("2020?-12-29", "29 December 2020 (year uncertain)"),
    ],
)
def test_a_statement_shows_its_date_in_words_and_what_it_rests_on(tmp_path: Path, date: str, words: str) -> None:
    archive = dated(tmp_path / "archive", {"x": date})
    macro = "{% import 'partials/record.html' as records %}{{ records.record(view) }}"
    (tmp_path / "own" / "pages").mkdir(parents=True)
    (tmp_path / "own" / "pages" / "x.html").write_text(macro, "utf-8")
    (page,) = [page for page in made_by(statement_targets(archive)) if isinstance(page, Page) and page.view.id == "x"]
    folders = ((TEMPLATES, "templates"), (tmp_path / "own", "own"))
    site = site_constants(archive, has_search=False, version="1")
    content, findings = Renderer(folders, site, Assets("/assets/", ())).render(Page("x", "pages/x.html", page.view))
    assert findings == ()
    said = content.decode().partition("<dt>Said</dt>")[2].partition("</dd>")[0]
    assert words in said
    assert "The page says so." in said
