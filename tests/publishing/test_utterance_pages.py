from pathlib import Path

import pytest

from builder.archive.archive import Archive
from builder.build import Options, archive_at
from builder.publishing.pages import Page
from builder.publishing.utterance_pages import UtteranceView, utterance_targets
from tests.built_sites import ROOT
from tests.publishing.made_archives import made, made_by, statement


def views(archive: Archive) -> dict[str, UtteranceView]:
    return {page.view.name: page.view for page in made_by(utterance_targets(archive)) if isinstance(page, Page)}


@pytest.fixture(scope="module")
def declaration() -> UtteranceView:
    with archive_at(Options(source=ROOT, output=ROOT / "_site", jobs=1, cached=False)) as (archive, findings):
        assert archive is not None
        assert [finding for finding in findings if finding.level == "error"] == []
        return views(archive)["udhr-1948-12-10"]


def cell_texts(view: UtteranceView) -> list[list[str]]:
    return [[" ".join(text for _path, text, _heading in cell.passages) for cell in row] for row in view.rows]


def test_the_declaration_stands_in_six_languages_the_sites_own_first(declaration: UtteranceView) -> None:
    assert [version.language for version in declaration.versions] == ["en", "ar", "es", "fr", "ru", "zh-Hans"]
    assert [version.direction for version in declaration.versions] == ["ltr", "rtl", "ltr", "ltr", "ltr", "ltr"]


@pytest.mark.parametrize(
    "phrases",
    [
        ("Preamble", "الديباجة", "Preámbulo", "Préambule", "ПРЕАМБУЛА", "序言"),
        ("barbarous acts", "أعمال همجية", "actos de barbarie", "actes de barbarie", "варварским", "野蛮"),
        ("rule of law", "القانون", "régimen de Derecho", "régime de droit", "властью закона", "法治"),
        ("worth of the human person", "كرامة الفرد", "persona humana", "personne humaine", "личности", "人格"),
        ("common standard", "المستوى المشترك", "ideal común", "idéal commun", "задачи", "共同标准"),
        ("Article 1", "المادة 1", "Artículo 1", "Article premier", "Статья 1", "第一条"),
        ("born free", "أحرار", "nacen libres", "naissent libres", "рождаются свободными", "生而自由"),
    ],
)
def test_what_answers_to_each_other_stands_in_one_row(declaration: UtteranceView, phrases: tuple[str, ...]) -> None:
    held = [
        row for row in cell_texts(declaration) if any(phrase in cell for phrase, cell in zip(phrases, row, strict=True))
    ]
    assert any(all(phrase in cell for phrase, cell in zip(phrases, row, strict=True)) for row in held), held


def test_every_passage_of_every_version_stands_once_with_its_address(declaration: UtteranceView) -> None:
    for number, version in enumerate(declaration.versions):
        paths = [path for row in declaration.rows for path, _text, _heading in row[number].passages]
        assert len(paths) == len(set(paths)) >= 11
        assert all(path.startswith(f"{version.statement.path}#p-") for path in paths)


def test_the_language_spoken_comes_first_and_is_named(tmp_path: Path) -> None:
    archive = made(tmp_path, {
        "content/statements/2020/a.md": statement(utterance="talk", language="en", spoken_language="ru"),
        "content/statements/2020/b.md": statement(utterance="talk", language="ru"),
    })  # fmt: skip
    view = views(archive)["talk"]
    assert [(version.language, version.is_original) for version in view.versions] == [("ru", True), ("en", False)]


def test_one_version_alone_makes_no_page_and_a_withdrawn_one_is_none(tmp_path: Path) -> None:
    archive = made(tmp_path, {
        "content/statements/2020/a.md": statement(utterance="talk"),
        "content/statements/2020/b.md": statement(utterance="talk", status="withdrawn"),
    })  # fmt: skip
    assert views(archive) == {}
