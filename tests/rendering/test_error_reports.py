"""'Report an error' as a browser opens it: what the report says, and where it goes."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from builder.publishing.head import Head
from builder.publishing.pages import Page
from builder.publishing.site_pages import site_constants
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer
from tests.publishing.made_archives import made

TEMPLATES = Path(__file__).parents[2] / "templates"
FILE = "content/statements/2020/x & y.md"
TITLE = "Tom & 'Jerry' <b> 100 %"
ON_A_STATEMENT = f"{{% import 'partials/names.html' as n %}}{{{{ n.mend('{FILE}', view.title, statement=view) }}}}"
ELSEWHERE = "{% import 'partials/names.html' as n %}{{ n.mend('content/pages/about.md', 'About') }}"


@dataclass(frozen=True)
class View:
    head: Head
    id: str = "x-y"
    title: str = TITLE


def links(folder: Path, template: str, repository: str | None, contact: str | None) -> dict[str, dict[str, str]]:
    """Give the attributes of each link by its words."""
    (folder / "pages").mkdir()
    (folder / "pages" / "x.html").write_text(template, "utf-8")
    site = site_constants(made(folder / "archive"), has_search=False, version="1")
    site = dataclasses.replace(site, repository=repository, contact=contact)
    folders = ((TEMPLATES, "templates"), (folder, "own"))
    page = Page("x", "pages/x.html", View(Head(title="x", path="/statements/x-y/")))
    content, findings = Renderer(folders, site, collect_assets([TEMPLATES])).render(page)
    assert findings == ()
    tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    return {"".join(each.itertext()): dict(each.attrib) for each in tree.iter("a")}


def message_of(address: str) -> dict[str, str]:
    query = parse_qs(urlsplit(address).query, strict_parsing=True, keep_blank_values=True)
    return {name: value for name, (value,) in query.items()}


@pytest.mark.parametrize(
    ("repository", "contact", "target", "subject"),
    [
        ("https://github.com/owner/name/", None, "https://github.com/owner/name/issues/new", "title"),
        ("https://github.com/owner/name", "a@example.org", "https://github.com/owner/name/issues/new", "title"),
        (None, "reports+a@example.org", "mailto:reports%2Ba@example.org", "subject"),
    ],
)
def test_a_report_names_the_statement_and_takes_a_passage_at_its_end(
    tmp_path: Path, repository: str | None, contact: str | None, target: str, subject: str
) -> None:
    link = links(tmp_path, ON_A_STATEMENT, repository, contact)["Report an error"]
    assert (link["id"], link["class"]) == ("site-report", "report")
    assert link["href"].partition("?")[0] == target
    message = message_of(link["href"] + "p-abcdefgh")
    assert message[subject] == f"Error in: {TITLE} (x-y)"
    lines = message["body"].splitlines()
    assert lines[:3] == ["Statement: x-y", "Address: https://archive.example/archive/statements/x-y/", f"File: {FILE}"]
    assert lines[-1] == "Passage: p-abcdefgh"


def test_elsewhere_a_report_names_the_file(tmp_path: Path) -> None:
    link = links(tmp_path, ELSEWHERE, "https://github.com/owner/name", None)["Report an error"]
    assert "id" not in link
    assert message_of(link["href"]) == {"title": "Error in: About", "body": "content/pages/about.md"}


def test_an_address_of_a_form_is_left_as_it_is(tmp_path: Path) -> None:
    found = links(tmp_path, ON_A_STATEMENT, None, "https://example.org/form?to=archive")
    assert found == {"Report an error": {"class": "report", "href": "https://example.org/form?to=archive"}}


def test_without_repository_and_contact_nothing_is_offered(tmp_path: Path) -> None:
    assert links(tmp_path, ON_A_STATEMENT, None, None) == {}
