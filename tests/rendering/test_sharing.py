"""What a statement's page tells link previews, rendered from the macro and read by an HTML parser."""

from pathlib import Path
from types import SimpleNamespace

import html5lib
import pytest

from builder.model.dates import parse_date
from builder.publishing.pages import Page
from builder.publishing.references import Feed, Reference
from builder.publishing.site_views import Site
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer

TEMPLATES = Path(__file__).parents[2] / "templates"
SITE = Site(
    title="An archive", description="", language="en", direction="ltr", url="https://archive.example/base/",
    base_path="/base/", menu=(), footer=(), feed=Feed("All", "/feed.xml", "/feed.json"),
    has_search=False, repository=None, contact=None, licence=None, version="1",
)  # fmt: skip
VIEW = {
    "head": SimpleNamespace(path="/statements/x/"),
    "language": "en",
    "kind": "speech",
    "form": "verbatim",
    "is_quotation": True,
    "withdrawn": False,
    "date_published": parse_date("2021-03-04"),
    "speakers": (SimpleNamespace(speaker=Reference("Ada", "/speakers/ada/")),),
    "topics": (Reference('"Trade" & <more>', "/topics/trade/"), Reference("Peace", "/topics/peace/")),
}
ARTICLE = {"article:published_time", "article:author", "article:tag"}


def shared(folder: Path, **changes: object) -> dict[str, list[str]]:
    """Give the values by property or name."""
    template = "{% import 'partials/sharing.html' as shares %}{{ shares.sharing(view) }}"
    (folder / "one.html").write_text(template)
    renderer = Renderer([(TEMPLATES, "templates"), (folder, "own")], SITE, collect_assets([TEMPLATES]))
    content, findings = renderer.render(Page("x/index.html", "one.html", SimpleNamespace(**{**VIEW, **changes})))
    assert findings == ()
    head = html5lib.parse(f"<!DOCTYPE html><title>x</title>{content.decode()}", namespaceHTMLElements=False)
    values: dict[str, list[str]] = {}
    for meta in head.iter("meta"):
        values.setdefault(meta.attrib.get("property") or meta.attrib["name"], []).append(meta.attrib["content"])
    for link in head.iter("link"):
        values.setdefault(link.attrib["type"], []).append(link.attrib["href"])
    return values


def test_a_verbatim_text_has_authors_topics_and_its_day(tmp_path: Path) -> None:
    assert shared(tmp_path) == {
        "application/json": ["/base/statements/x/index.json"],
        "og:locale": ["en"],
        "article:section": ["Speech"],
        "article:published_time": ["2021-03-04"],
        "article:author": ["https://archive.example/base/speakers/ada/"],
        "article:tag": ['"Trade" & <more>', "Peace"],
        "twitter:card": ["summary"],
    }


@pytest.mark.parametrize("form", ["verbatim", "mixed", "reported", None])
def test_a_text_that_is_not_all_the_speaker_s_words_has_no_author(tmp_path: Path, form: str | None) -> None:
    assert "article:author" not in shared(tmp_path, form=form, is_quotation=False)


@pytest.mark.parametrize("date", ["2021-03", "2021", "2021-03-04?", "2021-03-04/2021-03-05"])
def test_only_one_certain_day_is_a_day_of_publication(tmp_path: Path, date: str) -> None:
    assert "article:published_time" not in shared(tmp_path, date_published=parse_date(date))
    assert "article:published_time" not in shared(tmp_path, date_published=None)


def test_a_withdrawn_statement_is_attributed_to_nobody(tmp_path: Path) -> None:
    found = shared(tmp_path, withdrawn=True, kind=None)
    assert not ARTICLE & found.keys()
    assert "article:section" not in found


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", "en"),
        ("en-us", "en_US"),
        ("zh-Hans-CN", "zh_CN"),
        ("pt-BR", "pt_BR"),
        ("en-t-fr-t0-und", "en"),
        ("es-419", "es"),
        ("sr-Latn", "sr"),
    ],
)
def test_a_region_is_named_only_where_the_language_tag_has_it(tmp_path: Path, tag: str, locale: str) -> None:
    assert shared(tmp_path, language=tag)["og:locale"] == [locale]
