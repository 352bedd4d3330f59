"""Rendering: links, overlays, and the findings for faults in templates."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.publishing.pages import Page
from builder.publishing.references import Feed
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets
from builder.rendering.environment import Renderer

SITE = Site(
    title="An archive", description="", language="en", direction="ltr", url="https://archive.example/base/",
    base_path="/base/", menu=(), footer=(), feed=Feed("All", "/feed.xml", "/feed.json"),
    has_search=False, repository=None, contact=None, licence=None, version="1",
)  # fmt: skip
NO_ASSETS = Assets("/assets/0123456789/", ())


@dataclass(frozen=True)
class View:
    title: str = "A <title> & more"


def renderer(*folders: tuple[Path, str], site: Site = SITE) -> Renderer:
    return Renderer(folders, site, NO_ASSETS)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def render(folder: Path, template: str = "pages/x.html") -> tuple[str, list[tuple[str, int, str]]]:
    content, findings = renderer((folder, "templates")).render(Page("x/index.html", template, View()))
    return content.decode(), [(finding.path, finding.line, finding.code) for finding in findings]


def test_values_are_escaped_in_pages_and_feeds(tmp_path: Path) -> None:
    write(tmp_path, {"pages/x.html": "{{ view.title }}", "feeds/x.xml": "{{ view.title }}"})
    assert render(tmp_path) == ("A &lt;title&gt; &amp; more", [])
    assert render(tmp_path, "feeds/x.xml") == ("A &lt;title&gt; &amp; more", [])


@pytest.mark.parametrize("expression", ["nothing", "view.titel", "site.colour", "view.title.x.y"])
def test_an_undefined_name_is_found_at_its_line(tmp_path: Path, expression: str) -> None:
    write(tmp_path, {"pages/x.html": "one\n{# two #}\n{{ view.title }}\n{{ " + expression + " }}\nfive\n"})
    assert render(tmp_path) == ("", [("templates/pages/x.html", 4, "template-undefined")])


def test_an_undefined_name_in_a_macro_is_found_in_the_file_of_the_macro(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "partials/m.html": "{% macro row(entry) %}\n<li>\n{{ entry.date }}\n</li>\n{% endmacro %}\n",
            "pages/x.html": "{% import 'partials/m.html' as m %}\n\n{{ m.row(view) }}\n",
        },
    )
    assert render(tmp_path) == ("", [("templates/partials/m.html", 3, "template-undefined")])


def test_an_undefined_name_in_a_block_is_found_in_the_child(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "base.html": "<title>{% block main %}{% endblock %}",
            "pages/x.html": "{% extends 'base.html' %}\n{% block main %}\n{{ view.none }}\n{% endblock %}\n",
        },
    )
    assert render(tmp_path) == ("", [("templates/pages/x.html", 3, "template-undefined")])


def test_the_finding_names_the_page(tmp_path: Path) -> None:
    write(tmp_path, {"pages/x.html": "{{ view.titel }}"})
    (finding,) = renderer((tmp_path, "templates")).render(Page("x/index.html", "pages/x.html", View()))[1]
    assert "titel" in finding.message
    assert "x/index.html" in finding.message


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ("{% if view.title %}\n", 1),
        ("\n{{ view.title|nofilter }}", 2),
        ("\n\n{{ asset('none.css') }}", 3),
        ("\n{% include 'partials/none.html' %}", 2),
        ("\n{{ 1 // 0 }}", 2),
        ("\n{{ view.title }", 2),
    ],
)
def test_other_faults_are_template_errors_at_their_line(tmp_path: Path, fault: str, line: int) -> None:
    write(tmp_path, {"pages/x.html": fault})
    assert render(tmp_path) == ("", [("templates/pages/x.html", line, "template-error")])


def test_a_missing_template_is_a_finding(tmp_path: Path) -> None:
    assert render(tmp_path) == ("", [("templates/pages/x.html", 1, "template-error")])


def test_an_archives_own_template_overlays_the_shipped_one_and_is_named_in_findings(tmp_path: Path) -> None:
    shipped = write(tmp_path / "shipped", {"pages/x.html": "{% include 'a.html' %}", "a.html": "shipped"})
    own = write(tmp_path / "own", {"a.html": "own"})
    page = Page("x/index.html", "pages/x.html", View())
    both = ((shipped, "(built in)"), (own, "templates"))
    assert renderer(both[0]).render(page)[0] == b"shipped"
    assert renderer(*both).render(page)[0] == b"own"
    write(own, {"a.html": "\n{{ nothing }}"})
    (finding,) = renderer(*both).render(page)[1]
    assert (finding.path, finding.line) == ("templates/a.html", 2)


def test_counts_are_worded_by_number_with_their_values_escaped(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"pages/x.html": "{% trans count=2, t=view.title %}{{ t }}{% pluralize %}{{ t }}s{% endtrans %}"},
    )
    assert render(tmp_path)[0] == "A &lt;title&gt; &amp; mores"


def test_what_is_wrong_with_a_template_is_found_when_a_page_is_rendered_not_before(tmp_path: Path) -> None:
    write(tmp_path, {"pages/x.html": "{% if %}", "pages/y.html": "sound", "partials/z.html": "\n{{ nothing| }}"})
    prepared = renderer((tmp_path, "templates"))
    prepared.prepare(["pages/x.html", "pages/y.html", "pages/none.html"])
    assert prepared.render(Page("y", "pages/y.html", View())) == (b"sound", ())
    (finding,) = prepared.render(Page("x", "pages/x.html", View()))[1]
    assert (finding.path, finding.line) == ("templates/pages/x.html", 1)
