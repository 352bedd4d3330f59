"""The quick code of templates, held against what Jinja itself makes of the same templates."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from builder.addresses.urls import absolute_below, link_below
from builder.languages.messages import translations
from builder.publishing.pages import Document, Page
from builder.publishing.references import Feed, Reference
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets
from builder.rendering.environment import Renderer

SITE = Site(
    title="Q & <A>", description="", language="de", direction="ltr", url="https://archive.example/base/",
    base_path="/base/", menu=(Reference("<Dates>", "/dates/"),), footer=(), feed=Feed("All", "/feed.xml", "/feed.json"),
    has_search=True, repository=None, contact=None, licence="CC & BY", version="1",
)  # fmt: skip
ASSETS = Assets("/assets/0123456789/", (Document("assets/0123456789/css/base.css", b""),))


@dataclass(frozen=True)
class View:
    """Values of every kind that a template may put out."""

    text: str = "a <b> & 'c' \"d\""
    plain: str = "nothing to escape"
    markup: Markup = field(default_factory=lambda: Markup("<i>x</i>"))
    number: int = 1234
    nothing: None = None
    truth: bool = True
    rows: tuple[Reference, ...] = (Reference("<One>", "/one & two/"), Reference("Two", "/zwei/ü/"))
    names: dict[str, Any] = field(default_factory=lambda: {"items": "<own>", "key": "<k>", "list": ["<l>"]})


PARTS = {
    "m.html": "{% macro row(entry, flag=true, other='<o>') %}"
    "<li>{{ entry.name }}{{ flag }}{{ other }}</li>{% endmacro %}"
    "{% macro given() %}{{ varargs|join }}{{ kwargs.get('a') }}{% endmacro %}"
    "{% macro around(x) %}<b>{{ caller() }}{{ x }}</b>{% endmacro %}"
    "{% set constant %}<hr title='{{ site.title }}'>{% endset %}",
    "base.html": "{% set head = view.text %}<title>{{ site.title }}</title>{% block main %}{{ head }}{% endblock %}"
    "{% block side %}{{ view.text }}{% endblock %}"
    "{{ _('Search') }}",
    "own.html": "{% set site = view.rows[0] %}{{ site.name }}",
    "part.html": "{{ site.title }}{{ view.text }}",
}
TEMPLATES = {
    "values": "{{ view.text }}|{{ view.plain }}|{{ view.markup }}|{{ view.number }}|{{ view.nothing }}|{{ view.truth }}"
    "|{{ view.rows }}|{{ '<' }}|{{ view.text|safe }}|{{ view.text ~ view.markup }}|{{ 1 + 2 }}|{{ [view.text] }}",
    "constants of the site": "{{ site.title }}|{{ site.base_path ~ 'x' }}|{{ site.licence|upper }}|"
    "{% if site.has_search %}yes{% endif %}{{ site.repository or 'none' }}|"
    "{% for m in site.menu %}{{ m.name }}{% endfor %}"
    "{{ site.feed.title }}",
    "links": "{{ href('/x & y/') }}|{{ href(view.rows[0].path) }}|{{ absolute('/ü/') }}|{{ asset('css/base.css') }}|"
    "{{ href('https://x.example/?a&b') }}|{{ href(view.rows[1].path)|length }}|{{ href(view.markup) }}",
    "words": "{{ _('Search') }}|{{ gettext('Feed') }}|{{ _('100%% of it') }}|{{ _('Error in: ')|urlencode }}|"
    "{% trans %}Licence:{% endtrans %}|{% trans name=view.text %}disputed by {{ name }}{% endtrans %}|"
    "{% trans name=view.markup %}disputed by {{ name }}{% endtrans %}|{{ _('%(n)d of %(x)s', n=3, x=view.text) }}|"
    "{% trans count=view.number, shown=view.text %}"
    "{{ shown }} statement{% pluralize %}{{ shown }} statements{% endtrans %}"
    "|{{ ngettext('%(num)s day', '%(num)s days', 1) }}|{{ _('“<q>”') }}|{{ _('Search') ~ '<' }}",
    "without escaping": "{% autoescape false %}{{ view.text }}{{ _('“<q>”') }}{{ href('/&/') }}"
    "{% trans x=view.text %}disputed by {{ x }}{% endtrans %}{% endautoescape %}{{ view.text }}",
    "escaping by the page": "{% autoescape view.truth %}"
    "{{ view.text }}{{ _('“<q>”') }}{{ site.title }}{% endautoescape %}",
    "macros": "{% import 'm.html' as m %}{{ m.row(view.rows[0]) }}{{ m.row(view.rows[1], false, view.text) }}"
    "{{ m.row(entry=view.rows[0], other=view.markup) }}{{ m.given(1, '<', a=view.text) }}{{ m.constant }}"
    "{% call m.around('<x>') %}{{ view.text }}{% endcall %}"
    "{% for r in view.rows %}{{ m.row(r) }}{{ loop.index }}{% endfor %}"
    "{{ m.row(view.rows[0])|length }}",
    "imported names": "{% from 'm.html' import row, constant as c %}{{ row(view.rows[0]) }}{{ c }}",
    "imported with the page": "{% import 'part.html' as p with context %}{{ p }}",
    "own macros": "{% macro x(site, href) %}{{ site.name }}{{ href }}{% endmacro %}{{ x(view.rows[0], '<') }}",
    "own names": "{% set site = view.rows[0] %}{{ site.name }}{% for _ in view.rows %}{{ _.name }}{% endfor %}"
    "{% set href = view.text %}{{ href }}",
    "a call of a value": "{% set told = [] %}{% set done = told.append(view.text) %}"
    "{{ told.pop() }}{{ view.text.upper() }}"
    "{{ view.names.get('key') }}{{ view.names['key'] }}",
    "remembered": "{% from 'm.html' import row %}"
    "{% for r in view.rows * 2 %}{{ remembered(row, r, true) }}{% endfor %}",
    "blocks": "{% extends 'base.html' %}{% block main %}{{ super() }}{{ view.plain }}{{ self.side() }}{% endblock %}",
    "parts": "{% include 'part.html' %}{% include 'own.html' %}{% include ['none.html', 'part.html'] %}",
    "loops": "{% for a in [[1, [2]], [3]] recursive %}{{ a if a is number else loop(a) }}{{ loop.last }}"
    "{% else %}-{% endfor %}"
    "{% for r in view.rows if r.language is none %}{{ r.name }}{% endfor %}",
    "captured": "{% set x %}<b>{{ view.text }}</b>{% endset %}{{ x }}"
    "{% filter upper %}{{ view.text }}{% endfilter %}",
    "namespaces": "{% set ns = namespace(a=1) %}{% set ns.a = view.text %}{{ ns.a }}",
    "filters": "{{ view.rows|map(attribute='name')|join(', ') }}{{ view.rows|selectattr('language')|list|length }}",
    "what may not be there": "{{ view.none is defined }}{{ view.text is defined }}{{ view.none|default('<d>') }}"
    "{{ none_at_all is undefined }}{{ view.rows[7] is defined }}",
    "items of a mapping": "{{ view.names.key }}{% for name, value in view.names.items() %}{{ name }}{% endfor %}",
    "an undefined value that is only tested": "{% set x = view.none %}{{ x is defined }}",
}  # fmt: skip


def as_jinja(site: Site, name: str) -> str:
    """Give what Jinja makes of a template with the names that templates have."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(PARTS | TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(site.language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(
        site=site,
        href=lambda path: link_below(path, site.base_path),
        absolute=lambda path: absolute_below(path, site.url, site.base_path),
        asset=lambda name: link_below(ASSETS.path(name), site.base_path),
        remembered=lambda macro, *arguments: macro(*arguments),
    )
    return environment.get_template(name).render(view=View())


def write(folder: Path) -> Path:
    for name, text in (PARTS | TEMPLATES).items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_shows_what_jinja_shows(name: str, language: str, tmp_path: Path) -> None:
    site = replace(SITE, language=language)
    renderer = Renderer([(write(tmp_path), "templates")], site, ASSETS)
    for _ in range(2):  # what is remembered is shown the second time
        content, findings = renderer.render(Page("x", name, View()))
        assert findings == ()
        assert content.decode() == as_jinja(site, name)


SLOWER = {"items of a mapping", "an undefined value that is only tested"}


@pytest.mark.parametrize("name", sorted(TEMPLATES.keys() - SLOWER))
def test_only_what_is_not_there_is_left_to_jinja(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Renderer, "_as_jinja_does", None)
    renderer = Renderer([(write(tmp_path), "templates")], SITE, ASSETS)
    assert renderer.render(Page("x", name, View()))[0]


def test_constants_stand_in_the_text_around_them(tmp_path: Path) -> None:
    text = "<a href=\"{{ href('/x/') }}\">{{ _('Search') }} {{ site.title }}</a>{{ view.text }}"
    (tmp_path / "x").write_text(text)
    renderer = Renderer([(tmp_path, "templates")], SITE, ASSETS)
    environment = renderer._direct
    code = environment.compile(text, raw=True)
    assert """'<a href="/base/x/">Suchen Q &amp; &lt;A&gt;</a>'""" in code
