"""Meta elements, held against the names that Zotero looks at.

The names are those of its translators 'Embedded Metadata' (HIGHWIRE_MAPPINGS and addHighwireMetadata) and 'RDF'
(importItem), github.com/zotero/translators; the item types are those of its schema.
"""

import dataclasses
from pathlib import Path

import pytest

from builder.publishing.citations.meta_tags import meta_tags
from builder.publishing.citations.source import citation_of
from tests.publishing.citations.made_citations import cited, related
from tests.publishing.made_archives import SETTINGS

HIGHWIRE = {
    "citation_title", "citation_author", "citation_date", "citation_publication_date", "citation_publisher",
    "citation_public_url", "citation_language",
}  # fmt: skip
RDF = {"prism.publicationName", "DC.type", "DC.description", "z:itemType"}
ITEM_TYPES = {"newspaperArticle", "interview", "presentation", "webpage", "forumPost"}


@pytest.mark.parametrize(
    ("fields", "item_type"),
    [
        ({}, "webpage"),
        ({"kind": "speech"}, "presentation"),
        ({"kind": "interview"}, "interview"),
        ({"kind": "post"}, "forumPost"),
        ({"kind": "speech", "outlet": "daily-news"}, "newspaperArticle"),
    ],
)
def test_only_names_that_zotero_reads_with_the_type_first(
    tmp_path: Path, fields: dict[str, str], item_type: str
) -> None:
    tags = meta_tags(cited(tmp_path, speaker="[lavrov, ministry]", **fields))
    assert {name for name, _content in tags} <= HIGHWIRE | RDF
    assert all(content for _name, content in tags)
    assert [content for name, content in tags if name == "z:itemType"] == [item_type]
    assert item_type in ITEM_TYPES
    assert [content for name, content in tags if name == "citation_author"] == [
        "Lavrov, Sergey V.",
        "Ministry of Affairs",
    ]
    # a date that citation_date has must be one that Zotero's strToDate takes for what it is
    assert dict(tags)["citation_date"] == "2021-03-04"
    assert dict(tags)["citation_public_url"] == "https://archive.example/archive/statements/x/"


@pytest.mark.parametrize("date", ["2020-12-29?", "1961~", "2020-01-01/2020-01-03", "201X"])
def test_a_date_with_a_doubt_is_not_stated(tmp_path: Path, date: str) -> None:
    assert "citation_date" not in dict(meta_tags(cited(tmp_path, date=date)))


@pytest.mark.parametrize(("language", "title"), [("en", "Withdrawn: A title"), ("de", "Zurückgezogen: A title")])
def test_a_withdrawn_statement_is_attributed_to_nobody(tmp_path: Path, language: str, title: str) -> None:
    record = related(tmp_path, speaker="lavrov", status="withdrawn")
    tags = meta_tags(citation_of(record, dataclasses.replace(SETTINGS, language=language)))
    assert dict(tags)["citation_title"] == title
    assert not any("Lavrov" in content for _name, content in tags)
