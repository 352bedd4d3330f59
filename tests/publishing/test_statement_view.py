"""The pages of statements as their views, from archives read as a build reads them."""

from pathlib import Path

import pytest

from builder.publishing.pages import Page
from builder.publishing.statement_pages import statement_targets
from builder.publishing.statement_view import StatementView
from tests.publishing.made_archives import made, made_by, statement


def views(folder: Path, files: dict[str, str]) -> dict[str, StatementView]:
    """Give the views by statement id."""
    pages = (each for each in made_by(statement_targets(made(folder, files))) if isinstance(each, Page))
    return {page.view.id: page.view for page in pages}


def test_the_heading_of_a_withdrawn_statement_names_nobody(tmp_path: Path) -> None:
    found = views(
        tmp_path,
        {"content/statements/x.md": statement(), "content/statements/y.md": statement(status="withdrawn")},
    )
    assert found["x"].head.title == "Ada Example: A title"
    assert found["y"].head.title == "A title"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"form": "verbatim"}, True),
        ({"form": "verbatim", "extent": "whole"}, True),
        ({"form": "verbatim", "extent": "summary"}, False),
        ({"form": "mixed"}, False),
        ({}, False),
    ],
)
def test_a_page_knows_whether_its_whole_text_is_the_speaker_s(
    tmp_path: Path, fields: dict[str, str], expected: bool
) -> None:
    found = views(tmp_path, {"content/statements/x.md": statement(**fields)})["x"]
    assert found.is_quotation is expected
    assert ('"@type": "Quotation"' in found.head.structured_data) is expected


def test_links_to_other_statements_know_the_language_of_their_titles(tmp_path: Path) -> None:
    files = {
        "content/statements/x.md": statement(relates="[{id: ar, type: quotes}]", date="2021-03-04"),
        "content/statements/ar.md": statement(title="عنوان", language="ar", date="2021-03-05"),
    }
    found = views(tmp_path, files)
    assert [(tie.statement.name, tie.statement.language) for tie in found["x"].relates] == [("عنوان", "ar")]
    assert [tie.statement.language for tie in found["ar"].relates] == ["en"]
    assert found["x"].next is not None
    assert found["x"].next.language == "ar"
