"""Statements of unusual kinds, built whole: whatever a record states, its page is made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Options, build
from tests.publishing.made_archives import statement

Make = Callable[[dict[str, str]], Path]


def page(folder: Path, *, search: bool = False) -> str:
    result = build(Options(source=folder, output=folder / "_site", jobs=1, search=search))
    assert [finding for finding in result.findings if finding.level == "error"] == []
    return (folder / "_site/statements/x/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "fields",
    [
        {"spoken_language": "fr"},
        {"trail": "[{org: The Example Times, role: outlet, language: fr}]"},
        {"spoken_language": "ru", "trail": "[{role: archive, language: en, translation: machine}]"},
    ],
)
def test_a_translated_statement_says_so_with_or_without_a_trail(archive: Make, fields: dict[str, str]) -> None:
    html = page(archive({"content/statements/x.md": statement(**fields)}))
    assert "stop-translated" in html


@pytest.mark.parametrize("body", ["—", "!!! ???", "🙂"])
def test_a_statement_without_a_word_is_published_beside_others(archive: Make, body: str) -> None:
    assert body in page(archive({"content/statements/x.md": statement(body)}), search=True)


def test_a_picture_alone_is_no_text(archive: Make) -> None:
    folder = archive({"content/statements/x.md": statement("![a picture](https://example.org/x.png)")})
    result = build(Options(source=folder, output=folder / "_site", jobs=1, search=False))
    assert "empty-body" in {finding.code for finding in result.findings}


def test_the_original_stands_beside_its_translation_and_outside_the_text(archive: Make) -> None:
    body = '> We go on.\n{: .direct lang="ru" original="Мы продолжаем." }'
    html = page(archive({"content/statements/x.md": statement(body, form="mixed", spoken_language="ru")}))
    text, _, after = html.partition('id="site-text"')[2].partition('class="originals"')
    assert "Мы продолжаем." not in text
    assert '<dd lang="ru" dir="ltr">Мы продолжаем.' in after


def test_a_withdrawn_statement_says_nothing_of_its_distance(archive: Make) -> None:
    html = page(archive({"content/statements/x.md": statement(form="verbatim", status="withdrawn")}))
    assert "This statement was withdrawn." in html
    assert 'class="distance' not in html
