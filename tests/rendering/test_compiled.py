"""Compiled templates from one build to the next: used again as long as all is the same, and never otherwise."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from builder.cache import Cache
from builder.publishing.pages import Document, Page
from builder.rendering.assets import Assets
from builder.rendering.compiled import CompiledTemplates
from builder.rendering.direct_code import DirectCodeGenerator
from builder.rendering.environment import Renderer
from tests.rendering.test_direct_code import SITE

ASSETS = Assets("/assets/0123456789/", (Document("assets/0123456789/x.css", b""),))
TEXT = "{{ site.title }} {{ asset('x.css') }} {{ view.text }}"


@dataclass(frozen=True)
class View:
    text: str = "words"


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_it = DirectCodeGenerator.visit_Template

    def counted(self: DirectCodeGenerator, *arguments: object) -> None:
        names.append(str(self.name))
        compile_it(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(DirectCodeGenerator, "visit_Template", counted)
    return names


def shown(folder: Path, title: str = "A", assets: Assets = ASSETS) -> str:
    """Give the page that a new renderer shows."""
    site = replace(SITE, title=title)
    with Cache(folder / "kept") as cache:
        renderer = Renderer([(folder, "templates")], site, assets, CompiledTemplates(cache, site, assets))
        return renderer.render(Page("x", "x.html", View()))[0].decode()


def test_a_template_is_compiled_once(tmp_path: Path, compilations: list[str]) -> None:
    (tmp_path / "x.html").write_text(TEXT)
    assert [shown(tmp_path) for _ in range(3)] == ["A /base/assets/0123456789/x.css words"] * 3
    assert compilations == ["x.html"]


def test_what_stands_in_the_code_is_never_an_earlier_builds(tmp_path: Path, compilations: list[str]) -> None:
    (tmp_path / "x.html").write_text(TEXT)
    moved = Assets("/assets/9876543210/", (Document("assets/9876543210/x.css", b""),))
    assert shown(tmp_path).startswith("A /base/assets/0123456789/")
    assert shown(tmp_path, title="B").startswith("B /base/assets/0123456789/")
    assert shown(tmp_path, assets=moved).startswith("A /base/assets/9876543210/")
    (tmp_path / "x.html").write_text(TEXT + "!")
    assert shown(tmp_path).endswith("words!")
    assert len(compilations) == 4


@pytest.mark.parametrize("left", [0, 1, 20, 60, -1])
def test_damaged_code_is_made_again(tmp_path: Path, left: int, compilations: list[str]) -> None:
    (tmp_path / "x.html").write_text(TEXT)
    before = shown(tmp_path)
    with Cache(tmp_path / "kept") as cache:
        (key,) = cache.keys("readings")
        cache.put("readings", [(key, (cache.get("readings", key) or b"")[:left])])
    assert shown(tmp_path) == before
    assert len(compilations) == 2


def test_a_folder_that_cannot_be_written_to_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(TEXT)
    (tmp_path / "kept").write_text("a file")
    assert shown(tmp_path).startswith("A ")
