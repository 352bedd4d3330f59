import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from builder.model.passage import Mode
from builder.publishing.citations.formats import BY_ID, citation_documents
from builder.publishing.citations.notes import mode_words
from builder.publishing.citations.source import citation_of
from builder.publishing.citations.view import citations_view
from builder.publishing.citations.wikipedia import escaped
from tests.built_sites import ROOT
from tests.publishing.citations.made_citations import passage, related
from tests.publishing.made_archives import SETTINGS, made

RECORDS = [
    {},
    {"source": "", "form": "verbatim"},
    {"kind": "speech", "form": "mixed", "spoken_language": "ru", "language": "en"},
    {"title": "'{quotation} {mode} {address} |quote= }}'", "form": "verbatim", "disputes": "[{what: x}]"},
]


def filled(template: str, format: str, address: str, quotation: str, mode: str) -> str:
    """Do what the script of the page does."""
    write = escaped if format == "wikipedia" else str
    parts = {"address": address, "quotation": write(quotation), "mode": write(mode)}
    own = re.compile("\ue000own\ue002(.*?)\ue001(.*?)\ue000end\ue001")
    text = own.sub(lambda part: part[2] if mode in part[1].split("\ue002") else "", template)
    text = re.sub("\ue000([a-z]+)\ue001", lambda place: parts[place[1]], text)
    assert not re.search("[\ue000-\uf8ff]", text)
    return text


@pytest.mark.parametrize("fields", RECORDS)
@pytest.mark.parametrize("modes", [(Mode.DIRECT,), (Mode.QUOTED, Mode.DIRECT), (Mode.REPORTED, Mode.DIRECT), (None,)])
@pytest.mark.parametrize("voice", [None, "Question", "{{Q}} ~~~~ {quotation}"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_template_with_its_places_filled_is_the_passage_s_citation(
    tmp_path: Path, fields: dict[str, str], modes: tuple[Mode | None, ...], voice: str | None, language: str
) -> None:
    settings = dataclasses.replace(SETTINGS, language=language)
    statement = related(tmp_path, **fields)
    cited = passage("“Never”, he said, {twice} {mode} | <ref> ~~~~.", *modes, voice=voice)
    view = citations_view(citation_of(statement, settings), statement.path)
    assert [each.format for each in view.texts] == ["plain", "apa", "mla", "chicago", "wikipedia"]
    for each in view.texts:
        address = "https://archive.example/archive/statements/x/#p-abcd2345"
        text = filled(each.passage_text, each.format, address, cited.text, mode_words(modes, language, voice))
        assert text == BY_ID[each.format].write(citation_of(statement, settings, cited))
        assert each.text == BY_ID[each.format].write(citation_of(statement, settings))


def test_the_files_of_the_view_are_documents(tmp_path: Path) -> None:
    archive = made(tmp_path)
    citation, path = citation_of(archive.by_id["first"], SETTINGS), "/statements/first/"
    outputs = {document.output for document in citation_documents(citation, path)}
    files = citations_view(citation, path).files
    assert {path.lstrip("/") for _name, path in files} == outputs
    assert [name for name, _path in files] == ["BibTeX", "RIS", "CSL-JSON"]


class _Citations(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.links: list[str] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "citation":
            self._open = given["data-format"] or ""
            self.found[self._open] = [given["data-passage"] or "", ""]
        if tag == "a":
            self.links.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open][1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "dd":
            self._open = ""


def test_the_page_shows_every_text_as_it_is_and_the_files(tmp_path: Path) -> None:
    view = citations_view(citation_of(related(tmp_path, title="'<b> & \"x\"'"), SETTINGS), "/statements/x/")
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, extensions=["jinja2.ext.i18n"]
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals["href"] = lambda path: f"/archive{path}"
    shown = environment.from_string(
        "{% import 'partials/citations.html' as part with context %}{{ part.citations(view) }}"
    )
    parser = _Citations()
    parser.feed(shown.render(view=view))
    assert parser.found == {each.format: [each.passage_text, each.text] for each in view.texts}
    assert parser.links == [f"/archive/statements/x/cite.{extension}" for extension in ("bib", "ris", "json")]
