"""The JSON-LD of every statement's page, made into RDF by another's processor and asked with SPARQL.

What it must say comes from the statements' files and from the corpus, not from the program.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyld import jsonld
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from tests.built_sites import BASE_PATH, ROOT

BASE = f"https://name.example{BASE_PATH}"
SCHEMA = Namespace("https://schema.org/")
# schema.org's own context for the terms in use; it types the values of these as addresses, and others not at all
CONTEXT = {
    "@vocab": str(SCHEMA),
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "license", "archivedAt", "contentUrl")},
}
SPOKEN = (
    "(schema:spokenByCharacter/schema:spokenByCharacter)|schema:spokenByCharacter"  # past a Role, where there is one
)


class Scripts(HTMLParser):
    """Collects the JSON-LD of a page, and counts what comes after it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.after = 0
        self._within = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._within = tag == "script" and ("type", "application/ld+json") in attributes
        if self._within:
            self.found.append("")
        self.after += bool(self.found)

    def handle_endtag(self, tag: str) -> None:
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            self.found[-1] += data


def load(address: str, _options: object) -> Mapping[str, object]:
    assert address == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
            "document": {"@context": CONTEXT}}  # fmt: skip


def graph(site: Path, name: str) -> Graph:
    """Give what a statement's page says, as RDF."""
    scripts = Scripts()
    scripts.feed((site / "statements" / name / "index.html").read_text("utf-8"))
    (text,) = scripts.found
    assert scripts.after > 10
    quads = jsonld.to_rdf(json.loads(text), {"documentLoader": load, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def ask(found: Graph, subject: URIRef, path: str) -> list[str]:
    """Give the values at the end of a property path, sorted."""
    return sorted(str(row[0]) for row in found.query(query(path), initBindings={"subject": subject}))


@cache
def query(path: str) -> Query:
    return prepareQuery(f"SELECT DISTINCT ?value WHERE {{ ?subject {path} ?value }}", initNs={"schema": SCHEMA})


def own_records() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((ROOT / "content" / "statements").rglob("*.md")):
        if file.name == "README.md":
            continue
        front_matter = yaml.load(file.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        if front_matter.get("status") != "draft":
            yield front_matter.get("id", file.stem), front_matter


def as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(("name", "record"), [pytest.param(*each, id=each[0]) for each in own_records()])
def test_a_page_of_the_own_archive_says_what_its_file_says(site: Path, name: str, record: dict[str, Any]) -> None:
    found, page = graph(site, name), URIRef(f"{BASE}statements/{name}/")
    verbatim = record.get("form") == "verbatim" and record.get("extent") != "summary"
    assert set(found.objects(page, RDF.type)) == {SCHEMA.Quotation if verbatim else SCHEMA.Article}
    assert ask(found, page, "schema:name") == [record["title"]]
    assert ask(found, page, "schema:inLanguage") == [record.get("language", "en")]
    assert len(ask(found, page, "schema:about/schema:name")) == len(as_list(record["topics"]))
    exact = record["date"].replace("-", "").isdigit()
    assert ask(found, page, "schema:dateCreated") == ([record["date"]] if exact else [])
    steps = record.get("trail", [])
    urls = {step["url"] for step in steps if "url" in step} | {record[key] for key in ("source",) if key in record}
    assert set(ask(found, page, "schema:isBasedOn/schema:url")) == urls
    copies = {copy["url"] for step in steps for copy in step.get("archives", [])}
    assert set(ask(found, page, "schema:isBasedOn/schema:archivedAt")) == copies
    speakers = ask(found, page, f"({SPOKEN})/schema:name" if verbatim else "schema:mentions/schema:name")
    assert len(speakers) == len(as_list(record["speaker"]))
    assert bool(ask(found, page, f"schema:hasPart/({SPOKEN})")) == (record.get("form") == "mixed")


def test_versions_of_one_utterance_are_examples_of_one_work(site: Path) -> None:
    groups: dict[str, set[str]] = {}
    for name, record in own_records():
        if "utterance" in record:
            groups.setdefault(record["utterance"], set()).add(f"{BASE}statements/{name}/")
    assert groups
    for pages in groups.values():
        works = set()
        for page in pages:
            found = graph(site, page.rstrip("/").rpartition("/")[2])
            works.update(ask(found, URIRef(page), "schema:exampleOfWork"))
            assert set(ask(found, URIRef(page), "schema:exampleOfWork/schema:workExample")) == pages - {page}
        assert len(works) == 1


def test_each_page_of_the_real_statements_says_what_its_source_says(corpus: Path, corpus_site: Path) -> None:
    different = []
    count = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            count += 1
            name = record["id"]
            found, page = graph(corpus_site, name), URIRef(f"{BASE}statements/{name}/")
            told = (
                set(found.objects(page, RDF.type)),
                ask(found, page, "schema:name"),
                [speaker.casefold() for speaker in ask(found, page, "schema:mentions/schema:name")],
                ask(found, page, "schema:isBasedOn/schema:url"),
                [date[:4] for date in ask(found, page, "schema:dateCreated")],
                list(found.subjects(SCHEMA.spokenByCharacter)),
            )
            stated = (
                {SCHEMA.Article},  # the corpus does not say whose words its texts are
                [" ".join(record["title"].split())],
                [" ".join(record["speaker"].split()).casefold()],  # an import writes names in capitals as names
                [record["source_url"]] if record["source_url"] else [],
                [record["date"][:4]],
                [],
            )
            if told != stated:
                different.append((name, told, stated))
    assert count == 2000
    assert different == []
