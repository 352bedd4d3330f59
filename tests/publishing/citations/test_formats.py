"""What is written, read back: with bibtexparser, rispy and citeproc-py's reader of CSL-JSON."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import rispy

from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.model.passage import Mode
from builder.publishing.citations.bibtex import bibtex, key_of
from builder.publishing.citations.formats import BY_ID, FORMATS, citation_documents
from builder.publishing.citations.ris import ris
from builder.publishing.citations.source import Citation, citation_of
from builder.reading.content import read_content
from builder.reading.settings import read_settings
from builder.workers import workers
from tests.built_sites import ROOT
from tests.publishing.citations.made_citations import cited, passage, related
from tests.publishing.made_archives import SETTINGS, made, statement

HOSTILE = r"100 % of \alpha_i & {b} $5 #1 ~ ^ | [x]"
# The schema of CSL 1.0.2 for input (github.com/citation-style-language/schema, csl-data.json): the members used here.
TEXTS = {
    "title",
    "container-title",
    "publisher",
    "genre",
    "event-title",
    "event-place",
    "URL",
    "language",
    "note",
    "id",
}
TYPES = {"article-newspaper", "interview", "post", "speech", "webpage"}


def read_bibtex(text: str) -> Any:
    import bibtexparser

    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return library.entries


def plain(value: str) -> str:
    """Undo the escapes that TeX needs."""
    value = (
        value.replace(r"\textbackslash{}", "\0").replace(r"\textasciitilde{}", "~").replace(r"\textasciicircum{}", "^")
    )
    return re.sub(r"\\([{}$&#%_])", r"\1", value).replace("\0", "\\")  # fmt: skip


def assert_bibtex(entry: Any, citation: Citation) -> None:
    fields = {field.key: field.value for field in entry.fields}
    assert entry.key == key_of(citation)
    assert re.fullmatch(r"[A-Za-z0-9._:-]+", entry.key)
    assert plain(fields["title"][1:-1]) == citation.title
    assert (fields["date"], fields["year"]) == (citation.issued.text, str(citation.issued.year))
    assert plain(fields["journal" if entry.entry_type == "article" else "howpublished"]) == citation.outlet
    assert fields["url"].replace("%20", " ") == citation.url
    assert len(fields["author"].split(" and ")) == len(citation.authors)
    assert citation.archive in plain(fields["note"])


def assert_ris(entry: dict[str, Any], citation: Citation) -> None:
    assert entry["title"] == citation.title
    assert entry["authors"] == [author.inverted for author in citation.authors]
    assert entry["year"] == str(citation.issued.year)
    assert citation.url in entry["urls"]
    assert citation.outlet in (entry.get("secondary_title"), entry.get("publisher"))
    assert any(citation.archive in note for note in entry["notes"])


def assert_csl(item: dict[str, Any], citation: Citation) -> None:
    assert item["type"] in TYPES
    assert all(isinstance(item[name], str) and item[name] for name in TEXTS & item.keys())
    assert item.keys() <= TEXTS | {"type", "author", "issued", "accessed"}
    for name in {"issued", "accessed"} & item.keys():
        date = item[name]
        assert date.keys() <= {"date-parts", "circa", "literal"}
        assert all(isinstance(part, int) for part in chain.from_iterable(date.get("date-parts", [])))
        assert date.keys() & {"date-parts", "literal"}
    for author in item["author"]:
        assert author.keys() == {"literal"} or {"family", "given"} <= author.keys() <= {"family", "given", "suffix"}
    assert item["title"] == citation.title


def assert_valid(citations: Sequence[Citation], files: Mapping[str, str]) -> None:
    """Check what the three files say; those of many statements are read as one, as an importer would."""
    from citeproc.source.json import CiteProcJSON

    entries, records = read_bibtex(files["bib"]), rispy.loads(files["ris"])
    items = [item for array in files["json"].split("\n") if array for item in json.loads(array)]
    for citation, entry, record, item in zip(citations, entries, records, items, strict=True):
        assert_bibtex(entry, citation)
        assert_ris(record, citation)
        assert_csl(item, citation)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in files["ris"].split("\r\n")[:-1])
    younger = ("event-title", "event-place")  # than citeproc-py's list of variables
    known = [{name: value for name, value in item.items() if name not in younger} for item in items]
    assert CiteProcJSON(known).keys() == {citation.id.lower() for citation in citations}


def assert_all_valid(archive: Archive) -> None:
    documents = {
        document.output: document.content.decode()
        for each in archive.statements
        for document in citation_documents(citation_of(each, archive.settings), each.path)
    }
    folders = [each.path.lstrip("/") for each in archive.statements]
    extensions = ("bib", "ris", "json")
    assert documents.keys() == {f"{folder}cite.{extension}" for folder in folders for extension in extensions}
    citations = [citation_of(each, archive.settings) for each in archive.statements]
    assert_valid(
        citations,
        {extension: "".join(documents[f"{folder}cite.{extension}"] for folder in folders) for extension in extensions},
    )
    for citation in citations:
        wikitext = BY_ID["wikipedia"].write(citation)
        assert wikitext.count("{{") == wikitext.count("}}") >= 1
        assert "\n" not in wikitext
        for style in ("plain", "apa", "mla", "chicago"):
            text = BY_ID[style].write(citation)
            assert citation.url in text
            assert citation.outlet.rstrip(".") in text
            assert ".." not in text.replace("...", "").replace("../", "")
            assert "None" not in text


def archive_in(source: Path) -> Archive:
    settings, _findings = read_settings(source, None)
    assert settings is not None
    with workers(2) as hands:
        content, _findings = read_content(source, settings, hands)
    return relate(content)[0]


def test_every_statement_of_the_own_archive_has_valid_citations() -> None:
    assert_all_valid(archive_in(ROOT))


def test_every_statement_of_the_corpus_has_valid_citations(corpus_archive: Archive) -> None:
    assert len(corpus_archive.statements) > 1000
    assert_all_valid(corpus_archive)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": json.dumps(HOSTILE), "event": json.dumps(HOSTILE)},
        {"title": json.dumps('A "quoted" – title'), "speaker": "[lavrov, king, ministry]", "outlet": "daily-news"},
        {"title": "外交部发言人", "speaker": "tang", "language": "zh"},
        {"date": "2020-12-28/2020-12-29"},
        {"date": "201X"},
        {"date": "../2020"},
        {"date": "0404~"},
        {"source": ""},
    ],
)
def test_hostile_and_doubtful_records_come_back(tmp_path: Path, fields: dict[str, str]) -> None:
    citation = cited(tmp_path, **fields)
    files = {"bib": bibtex(citation), "ris": ris(citation), "json": BY_ID["csl-json"].write(citation)}
    assert_valid([citation], files)


def test_names_in_bibtex_are_taken_apart_as_recorded(tmp_path: Path) -> None:
    text = bibtex(cited(tmp_path, speaker="[king, ministry, Ada Example]"))
    assert "author = {King, Jr., Martin Luther and {Ministry of Affairs} and {Ada Example}}," in text


def test_keys_are_the_ids_made_safe_and_stay_apart(tmp_path: Path) -> None:
    files = {f"content/statements/{name}.md": statement() for name in ("a-b", "a+b", "речь")}
    archive = made(tmp_path, files)
    keys = {each.id: key_of(citation_of(each, SETTINGS)) for each in archive.statements}
    assert keys["a-b"] == "a-b"
    assert len(set(keys.values())) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", key) for key in keys.values())


def test_a_doubt_about_the_date_reaches_every_format(tmp_path: Path) -> None:
    citation = cited(tmp_path, date="2020-12-29?")
    marks = {
        "plain": "uncertain",
        "apa": "ca. 2020",
        "mla": "Circa 29 Dec. 2020",
        "chicago": "[December 29, 2020?]",
        "wikipedia": "|date=c. 2020",
        "bibtex": "date = {2020-12-29?}",
        "ris": "date uncertain",
        "csl-json": '"circa": true',
    }
    assert {each.id for each in FORMATS if marks[each.id] in each.write(citation)} == set(marks)


def test_the_words_of_a_passage_stand_where_a_format_has_a_place(tmp_path: Path) -> None:
    words = "We shall not | ever {yield} 100 %."
    citation = citation_of(related(tmp_path), SETTINGS, passage(words, Mode.DIRECT))
    (entry,) = read_bibtex(bibtex(citation))
    assert plain(entry["annotation"]) == words
    assert entry.key == "x:p-abcd2345"
    assert f"N1  - “{words}”\r\n" in ris(citation)
    assert words in json.loads(BY_ID["csl-json"].write(citation))[0]["note"]
    assert "|quote=We shall not {{!}} ever &#123;yield&#125; 100 %.}}" in BY_ID["wikipedia"].write(citation)
    assert f" “{words}” [" in BY_ID["plain"].write(citation)
