from pathlib import Path

import pytest

from builder.checking.finding import Finding, Level
from builder.importing.pasted_text import read_pasted_text, take_apart
from builder.importing.source_records import SourceRecord
from builder.reading.markdown import convert
from tests.built_sites import ROOT
from tests.conftest import SHARED
from tests.importing.web_pages.pages import KNOWN, PARAGRAPHS


def draft_of(file: Path, content: Path, address: str | None = None) -> SourceRecord:
    *_findings, record = read_pasted_text(str(file), content, address=address)
    assert isinstance(record, SourceRecord)
    return record


@pytest.fixture(scope="module")
def seed() -> Path:
    file = SHARED / "seed" / "first-statement.txt"
    if not file.is_file():
        pytest.skip("the first statement is not beside this checkout")
    return file


def test_the_first_statement_of_the_archive_as_it_was_pasted(seed: Path) -> None:
    record = draft_of(seed, ROOT / "content")
    values = record.values
    assert values["title"] == "Sergey Lavrov outlines Russian foreign policy in 2021"
    assert (values["speaker"], values["outlet"]) == ("Sergey Lavrov", "RT en français")
    assert (values["date"], values["form"], values["language"]) == ("2020?-12-29", "mixed", "en")
    assert values["attributed_as"] == ["Sergey Lavrov", "Sergei Lavrov"]
    assert "without a year" in str(values["date_basis"])
    assert [step["role"] for step in values["trail"]] == ["outlet", "archive"]  # type: ignore[index,union-attr,call-overload]
    shown = convert(record.body or "", path="", first_line=1, base_path="/")[0].text
    _skip, _title, *words = seed.read_text().split("\n")
    assert shown.split() == " ".join(words).split()


def test_every_guess_is_marked(seed: Path) -> None:
    record = draft_of(seed, ROOT / "content")
    marked = {each["field"] for each in record.values["unconfirmed"]}  # type: ignore[index,union-attr,call-overload]
    assert marked == {"title", "speaker", "language", "date", "outlet", "form", "trail"}


def test_lines_around_a_text_are_left_out_and_named(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("Zum Inhalt springen\nMenü\n\nThe committee met\n\n" + "\n\n".join(PARAGRAPHS) + "\n\nShare\n")
    finding, record = read_pasted_text(str(file), tmp_path)
    assert isinstance(finding, Finding)
    assert finding.level is Level.SUGGESTION
    assert "“Zum Inhalt springen”, “Menü”, “Share”" in finding.message
    assert isinstance(record, SourceRecord)
    assert record.values["title"] == "The committee met"
    assert record.body == "\n\n".join(PARAGRAPHS)


def test_a_title_loses_only_the_name_of_an_outlet_that_is_known() -> None:
    pasted = take_apart("Roads – a plan | The Example Times\n\n" + PARAGRAPHS[0], KNOWN)
    assert (pasted.title, pasted.outlet) == ("Roads – a plan", KNOWN.outlets[0])
    assert take_apart("Roads – a plan\n\n" + PARAGRAPHS[0], KNOWN).title == "Roads – a plan"


def test_a_first_line_that_is_a_sentence_is_text() -> None:
    pasted = take_apart("\n\n".join(PARAGRAPHS), KNOWN)
    assert pasted.title is None
    assert tuple(block.text for block in pasted.blocks) == PARAGRAPHS


def test_the_address_of_the_page_tells_its_outlet(archive_content: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A title\n\n" + PARAGRAPHS[0])
    record = draft_of(file, archive_content, "https://times.example/a?utm_source=x")
    assert record.values["outlet"] == "The Example Times"
    (step,) = record.values["trail"]  # type: ignore[misc,union-attr]
    assert step["url"] == "https://times.example/a"  # type: ignore[index,call-overload]


@pytest.fixture
def archive_content(tmp_path: Path) -> Path:
    outlets = tmp_path / "content" / "outlets"
    outlets.mkdir(parents=True)
    (outlets / "times.yaml").write_text("name: The Example Times\ndomains: [times.example]\n")
    return outlets.parent


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("He said on December 29 that 2021 would be better in the coming year.", "2020?-12-29"),
        ("He said on March 3 that 2021 was better.", "2021?-03-03"),
        ("He said on 3 March 2021 that it was better.", "2021-03-03"),
        ("He said on March 3 that it was better.", None),
        ("He said on March 3 that 2020 was better than 2021.", None),
    ],
)
def test_a_date_is_given_as_far_as_the_text_names_it(tmp_path: Path, text: str, date: str | None) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"A title\n\n{text}")
    assert draft_of(file, tmp_path).values.get("date") == date


def test_an_empty_text_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n\n")
    (finding,) = read_pasted_text(str(tmp_path / "a.txt"), tmp_path)
    assert isinstance(finding, Finding)
