"""The description of the search, read with an XML parser and held against the limits of OpenSearch 1.1."""

import dataclasses
from pathlib import Path
from urllib.parse import quote, urlsplit

import html5lib
import pytest
from lxml import etree

from builder.model.settings import Settings
from builder.publishing.open_search import OpenSearchView, open_search_pages, shortened
from builder.publishing.pages import Page
from builder.publishing.plan import plan
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer
from tests.built_sites import BASE_PATH, build_site
from tests.publishing.made_archives import SETTINGS, made, made_by, statement

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
TEMPLATES = Path(__file__).parents[2] / "templates"


class Description:
    """A description as a browser reads it."""

    def __init__(self, content: bytes) -> None:
        self.root = etree.fromstring(content)
        assert self.root.tag == f"{NAMESPACE}OpenSearchDescription"

    def all(self, name: str) -> list[str]:
        return [element.text or "" for element in self.root.findall(NAMESPACE + name)]

    def one(self, name: str) -> str:
        (text,) = self.all(name)
        return text

    def template(self, kind: str) -> str:
        (found,) = (url.get("template") for url in self.root.findall(f"{NAMESPACE}Url") if url.get("type") == kind)
        assert found is not None
        return str(found)


def rendered(folder: Path, settings: Settings = SETTINGS, files: dict[str, str] | None = None) -> Description:
    planned = plan(made(folder, files, settings), has_search=True, version="1")
    (page,) = made_by(target for target in planned.targets if target.name == "/opensearch.xml")
    assert isinstance(page, Page)
    renderer = Renderer([(TEMPLATES, "templates")], planned.site, collect_assets([TEMPLATES]))
    content, findings = renderer.render(page)
    assert findings == ()
    return Description(content)


def test_the_required_elements_stand_once_within_their_limits(tmp_path: Path) -> None:
    description = rendered(tmp_path)
    assert description.one("ShortName") == "Example archive"
    assert description.all("LongName") == []
    assert description.one("Description") == "Search the statements of Example archive"
    assert description.one("InputEncoding") == "UTF-8"


def test_the_template_leads_to_the_search_with_the_words(tmp_path: Path) -> None:
    template = rendered(tmp_path).template("text/html")
    assert template.count("{") == 1
    asked = template.replace("{searchTerms}", quote("“world order” & more"))
    assert asked.startswith("https://archive.example/archive/search/?q=%E2%80%9Cworld")
    assert urlsplit(asked).fragment == ""


def test_it_names_itself_and_the_languages_that_can_be_found(tmp_path: Path) -> None:
    files = {
        "content/statements/de.md": statement(language="de-AT"),
        "content/statements/gone.md": statement(language="fr", status="withdrawn"),
    }
    description = rendered(tmp_path, files=files)
    itself = description.template("application/opensearchdescription+xml")
    assert itself == "https://archive.example/archive/opensearch.xml"
    assert description.all("Language") == ["de-AT", "en"]


@pytest.mark.parametrize(
    ("title", "short", "long"),
    [
        ("Sixteen letters.", "Sixteen letters.", []),
        ("Statement Archive", "Statement", ["Statement Archive"]),
        ("Words – of the ministry", "Words – of the", ["Words – of the ministry"]),
        ("Reden aus Ostmi – teleuropa", "Reden aus Ostmi", ["Reden aus Ostmi – teleuropa"]),
        ("Bundesministerium", "Bundesministeriu", ["Bundesministerium"]),
        ("abcdefghijklmnoe\u0301s", "abcdefghijklmno", ["abcdefghijklmnoe\u0301s"]),
        ("<b>Bold</b> & “fair”", "<b>Bold</b> &", ["<b>Bold</b> & “fair”"]),
        ("A name " * 20, "A name A name A", []),
    ],
)
def test_a_long_title_is_cut_to_what_the_format_allows(tmp_path: Path, title: str, short: str, long: list[str]) -> None:
    description = rendered(tmp_path, dataclasses.replace(SETTINGS, title=title))
    assert description.one("ShortName") == short
    assert description.all("LongName") == long
    assert all(len(name) <= 48 for name in long)
    assert len(description.one("Description")) <= 1024


@pytest.mark.parametrize("most", [1, 16, 48])
@pytest.mark.parametrize("text", ["", "x", "e\u0301" * 60, "word " * 60, "\u0301" * 60, "– – " * 30, "国" * 60])
def test_what_is_shortened_is_a_beginning_and_never_too_long(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert text.startswith(short)
    assert short != "" or text == ""


def test_it_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    said = rendered(tmp_path, dataclasses.replace(SETTINGS, language="de")).one("Description")
    assert said == "Die Äußerungen in „Example archive“ durchsuchen"


def test_without_a_search_there_is_none(tmp_path: Path) -> None:
    archive = made(tmp_path)
    assert list(open_search_pages(archive, has_search=False)) == []
    (page,) = open_search_pages(archive, has_search=True)
    assert isinstance(page.view, OpenSearchView)


def test_every_page_of_a_site_with_search_leads_to_it_and_its_icon_is_there(site: Path) -> None:
    description = Description((site / "opensearch.xml").read_bytes())
    icon = urlsplit(description.one("Image"))
    assert icon.netloc == "name.example"
    assert (site / icon.path.removeprefix(BASE_PATH)).read_bytes().startswith(b"<svg")
    for name in ("index.html", "404.html", "search/index.html", "statements/lavrov-2021-priorities/index.html"):
        tree = html5lib.parse((site / name).read_text("utf-8"), namespaceHTMLElements=False)
        (link,) = (link.attrib for link in tree.iter("link") if link.attrib.get("rel") == "search")
        assert link["href"] == f"{BASE_PATH}opensearch.xml"
        assert link["type"] == "application/opensearchdescription+xml"


def test_a_site_without_search_neither_has_nor_names_one(tmp_path: Path) -> None:
    made(tmp_path / "archive", {"site.yaml": "title: Example archive\n"})
    site = build_site(tmp_path / "archive", tmp_path / "site", search=False)
    assert not (site / "opensearch.xml").exists()
    assert "opensearch" not in (site / "index.html").read_text("utf-8")
