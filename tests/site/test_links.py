"""Every link within the built site leads to a file of it, and every fragment to an element."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import html5lib
import pytest

from tests.built_sites import BASE_PATH

ATTRIBUTES = ("href", "src", "action")


class Links:
    """What a page links to, and the ids that links may lead to."""

    def __init__(self, file: Path) -> None:
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        self.ids: set[str] = set()
        self.targets: list[str] = []
        for element in tree.iter():
            if "id" in element.attrib:
                assert element.attrib["id"] not in self.ids, f"{file}: the id {element.attrib['id']} stands twice"
                self.ids.add(element.attrib["id"])
            self.targets += [element.attrib[name] for name in ATTRIBUTES if name in element.attrib]
            if element.attrib.get("http-equiv") == "refresh":
                self.targets.append(element.attrib["content"].partition("url=")[2])


def broken(folder: Path, files: Sequence[Path]) -> list[str]:
    """Give the links of some of a site's pages that lead nowhere."""
    links = cache(Links)  # pages that are led to are read as well
    assert files
    found = []
    for file in files:
        for target in links(file).targets:
            if urlsplit(target).scheme in ("http", "https", "mailto", "data"):
                own = target.startswith(f"https://name.example{BASE_PATH}")
                if not own:
                    assert "name.example" not in target, f"{file}: {target} leaves the base path"
                    continue
                target = target.removeprefix("https://name.example")
            path, fragment = urldefrag(target)
            if path:
                assert path.startswith(BASE_PATH), f"{file}: {target} leaves the base path"
                goal = folder / unquote(urlsplit(path).path).removeprefix(BASE_PATH)
                goal = goal / "index.html" if goal.is_dir() else goal
            else:
                goal = file
            if not goal.is_file():
                found.append(f"{file.relative_to(folder)}: {target}")
            elif fragment and goal.suffix == ".html" and unquote(fragment) not in links(goal).ids:
                found.append(f"{file.relative_to(folder)}: {target}: no such element")
    return found


def test_every_link_and_fragment_of_the_own_archive_leads_somewhere(site: Path) -> None:
    assert broken(site, sorted(site.rglob("*.html"))) == []


def test_every_link_of_the_real_statements_leads_somewhere(corpus_site: Path) -> None:
    assert broken(corpus_site, sorted(corpus_site.rglob("*.html"))) == []


@pytest.mark.parametrize(
    "name", ["index.html", "404.html", "search/index.html", "data/index.html", "feed.xml", "robots.txt"]
)
def test_what_every_site_has_is_there(site: Path, name: str) -> None:
    assert (site / name).stat().st_size > 0


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    loading = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
    for file in site.rglob("*.html"):
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        for element in tree.iter():
            if element.attrib.get("rel") in ("canonical", "alternate"):
                continue
            value = element.attrib.get(loading.get(str(element.tag), ""), "")
            assert not value.startswith(("http:", "https:", "//")), f"{file}: {value}"
