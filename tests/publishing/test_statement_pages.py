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
