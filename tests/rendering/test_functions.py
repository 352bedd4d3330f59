"""What templates may call: what is remembered is never taken for something else."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from builder.publishing.pages import Page
from builder.rendering.assets import Assets
from builder.rendering.environment import Renderer
from tests.rendering.test_direct_code import SITE

MACROS = (
    "{% macro row(entry, short) %}{{ '' if short else entry.path }}{{ entry.title }};{% endmacro %}"
    "{% macro name(entry, short) %}{{ entry.title }}!{% endmacro %}"
)


@dataclass(frozen=True)
class Entry:
    path: str
    title: str


@dataclass(frozen=True)
class View:
    entries: tuple[Entry, ...] = ()
    addresses: tuple[str, ...] = ()


def shown(folder: Path, template: str, *views: View) -> list[str]:
    """Give what one renderer shows of views, one after the other."""
    (folder / "m.html").write_text(MACROS)
    (folder / "x.html").write_text(template)
    renderer = Renderer([(folder, "templates")], SITE, Assets("/assets/", ()))
    return [renderer.render(Page("x", "x.html", view))[0].decode() for view in views]


def test_what_a_macro_makes_is_remembered_by_macro_entry_and_flags(tmp_path: Path) -> None:
    template = (
        "{% import 'm.html' as m %}{% for e in view.entries %}"
        "{{ remembered(m.row, e, true) }}{{ remembered(m.row, e, false) }}{{ remembered(m.name, e, false) }}"
        "{% endfor %}"
    )
    one, other = Entry("/a/", "A & B"), Entry("/b/", "C")
    expected = "A &amp; B;/a/A &amp; B;A &amp; B!"
    views = View((one,)), View((one, other)), View((Entry("/a/", "A & B"),))
    assert shown(tmp_path, template, *views) == [expected, expected + "C;/b/C;C!", expected]


def test_an_entry_that_changed_is_not_shown_as_it_was(tmp_path: Path) -> None:
    template = "{% from 'm.html' import row %}{% for e in view.entries %}{{ remembered(row, e, true) }}{% endfor %}"
    views = View((Entry("/a/", "old"),)), View((Entry("/a/", "new"),)), View((Entry("/a/", "old"),))
    assert shown(tmp_path, template, *views) == ["old;", "new;", "old;"]


def test_a_link_that_is_markup_does_not_stand_for_plain_text(tmp_path: Path) -> None:
    address = "https://example.org/?a&b"
    views = View(addresses=(Markup(address), address)), View(addresses=(address,))
    template = "{% for each in view.addresses %}{{ href(each) }} {% endfor %}"
    escaped = address.replace("&", "&amp;")
    assert shown(tmp_path, template, *views) == [f"{address} {escaped} ", f"{escaped} "]
