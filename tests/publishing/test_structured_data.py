"""JSON-LD, read out of a page by an HTML parser, as a search engine reads it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import html5lib
import pytest

from builder.publishing.structured_data import (
    licence_url,
    person_json_ld,
    site_json_ld,
    source_urls,
    statement_json_ld,
)
from tests.publishing.made_archives import SETTINGS, made, statement

HOSTILE = "</script><script>alert(1)</script> <!-- ]]> & \u2028 \u2029 \"'"
BASE = "https://archive.example/archive"


def parsed(json_ld: str) -> Any:
    document = html5lib.parse(
        f'<script type="application/ld+json">{json_ld}</script><p id="after">', namespaceHTMLElements=False
    )
    scripts = list(document.iter("script"))
    assert len(scripts) == 1
    found = json.loads(scripts[0].text)
    assert found["@context"] == "https://schema.org"
    return found


def of_statement(folder: Path, **fields: str) -> Any:
    archive = made(
        folder,
        {
            "content/speakers/ada-example.yaml": "name: Ada Example\nwikidata: Q7259\n",
            "content/outlets/agency.yaml": "name: The Agency\n",
            "content/statements/x.md": statement(date_basis="The page.", **fields),
        },
    )
    return parsed(statement_json_ld(archive.by_id["x"], archive))


def test_verbatim_words_are_a_quotation_spoken_by_somebody(tmp_path: Path) -> None:
    found = of_statement(tmp_path, form="verbatim", spoken_language="en-GB")
    assert found["@type"] == "Quotation"
    assert found["spokenByCharacter"] == {
        "@type": "Person",
        "@id": f"{BASE}/speakers/ada-example/",
        "name": "Ada Example",
        "url": f"{BASE}/speakers/ada-example/",
        "sameAs": "https://www.wikidata.org/wiki/Q7259",
    }
    assert found["url"] == f"{BASE}/statements/x/"
    assert found["inLanguage"] == "en"
    assert found["isPartOf"] == {"@type": "WebSite", "@id": f"{BASE}/", "name": "Example archive"}
    assert found["publisher"]["name"] == "The Example Times"
    assert found["about"]["url"] == f"{BASE}/topics/economy/"
    assert "translationOfWork" not in found


@pytest.mark.parametrize("form", ["", "mixed", "reported"])
def test_other_texts_are_no_quotation_as_a_whole(tmp_path: Path, form: str) -> None:
    found = of_statement(tmp_path, form=form)
    assert found["@type"] == "Article"
    assert "spokenByCharacter" not in found
    assert "author" not in found
    assert found["mentions"]["name"] == "Ada Example"
    assert ("hasPart" in found) == (form == "mixed")


def test_a_translation_says_from_what(tmp_path: Path) -> None:
    found = of_statement(tmp_path, form="verbatim", spoken_language="ru")
    assert found["translationOfWork"] == {"@type": "Quotation", "inLanguage": "ru"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("0404", "0404"),
        ("2021-03-04?", None),
        ("2021~", None),
        ("2020?-12-29", None),
        ("2021-03-04/2021-03-06", None),
        ("../2020", None),
        ("202X", None),
        ("2021-21", None),
    ],
)
def test_a_doubtful_date_is_left_out(tmp_path: Path, date: str, expected: str | None) -> None:
    found = of_statement(tmp_path, date=f'"{date}"', date_published=f'"{date}"')
    assert found.get("dateCreated") == expected
    assert found.get("datePublished") == expected


def test_hostile_text_stays_within_its_script(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/statements/x.md": statement(title=json.dumps(HOSTILE))})
    json_ld = statement_json_ld(archive.by_id["x"], archive)
    assert not set("<>&\u2028\u2029") & set(json_ld)
    assert parsed(json_ld)["name"] == " ".join(HOSTILE.split())  # a title is one line
    hostile = dataclasses.replace(archive.speakers["ada-example"], name=HOSTILE)
    assert parsed(person_json_ld(hostile, archive))["name"] == HOSTILE
    titled = dataclasses.replace(archive, settings=dataclasses.replace(SETTINGS, title=HOSTILE))
    assert parsed(site_json_ld(titled))["name"] == HOSTILE


def test_copies_belong_to_the_sources_that_they_show(tmp_path: Path) -> None:
    trail = (
        "[{org: The Agency, role: agency, language: ru, seen: false}, {org: The Example Times, role: outlet, "
        'url: "https://example.org/a", archives: [{url: "https://web.archive.org/a"}]}]'
    )
    found = of_statement(tmp_path, trail=trail)
    agency, outlet = found["isBasedOn"]
    assert agency["publisher"]["name"] == "The Agency"
    assert agency["inLanguage"] == "ru"
    assert outlet["url"] == "https://example.org/a"
    assert outlet["archivedAt"] == "https://web.archive.org/a"
    assert "archivedAt" not in found


def test_a_text_that_the_archive_translated_was_not_published_by_the_outlet(tmp_path: Path) -> None:
    found = of_statement(tmp_path, trail="[{role: archive, language: en, translation: machine}]")
    assert "publisher" not in found
    assert found["isBasedOn"]["publisher"]["name"] == "The Example Times"


def test_a_source_alone_is_what_the_text_is_based_on(tmp_path: Path) -> None:
    found = of_statement(tmp_path, source="https://example.org/a")
    assert found["isBasedOn"] == {"@type": "CreativeWork", "url": "https://example.org/a"}


def test_a_correction_is_a_comment_with_its_date(tmp_path: Path) -> None:
    found = of_statement(tmp_path, corrections="[{date: 2022-01-02, what: The name.}]")
    assert found["correction"] == {"@type": "CorrectionComment", "text": "The name.", "datePublished": "2022-01-02"}


def test_a_withdrawn_statement_is_attributed_to_nobody(tmp_path: Path) -> None:
    found = of_statement(tmp_path, form="verbatim", status="withdrawn", source="https://example.org/a")
    assert found["creativeWorkStatus"] == "Withdrawn"
    assert set(found) == {"@context", "@type", "@id", "url", "name", "inLanguage", "isPartOf", "creativeWorkStatus"}


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ("{text: CC-BY-4.0}", "https://creativecommons.org/licenses/by/4.0/"),
        ('{text: "https://example.org/terms"}', "https://example.org/terms"),
        ("{text: CC0-1.0, translation: CC-BY-NC-SA-3.0}",
         ["https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/licenses/by-nc-sa/3.0/"]),
        ("{text: LicenseRef-quotation}", None),
        ("{text: CC-BY-4.0, translation: All rights reserved}", None),
    ],
)  # fmt: skip
def test_a_licence_is_named_where_all_that_is_stated_has_an_address(
    tmp_path: Path, rights: str, expected: object
) -> None:
    assert of_statement(tmp_path, rights=rights).get("license") == expected


@pytest.mark.parametrize(
    "terms", ["", "Public domain", "CC-BY", "CC-BY-9.0", "LicenseRef-x", "see https://example.org/"]
)
def test_words_are_no_licence(terms: str) -> None:
    assert licence_url(terms) is None
    assert licence_url(None) is None


def test_sources_come_nearest_first_and_once(tmp_path: Path) -> None:
    trail = '[{org: The Agency, url: "https://a.example/"}, {org: The Agency, url: "https://b.example/"}]'
    archive = made(
        tmp_path,
        {
            "content/outlets/agency.yaml": "name: The Agency\n",
            "content/statements/x.md": statement(source='"https://b.example/"', trail=trail),
        },
    )
    assert source_urls(archive.by_id["x"].statement) == ("https://b.example/", "https://a.example/")


def test_a_person_has_names_dates_and_posts(tmp_path: Path) -> None:
    entry = (
        "name: Ada Example\nother_names: [{name: Ада}]\nborn: 1950-03-21\ndied: 2001~\nlinks: [https://example.org/ada]\n"
        "memberships: [{role: Minister, org: Exampleland, start: 2004, end: 2012-05}]\n"
    )
    archive = made(tmp_path, {"content/speakers/ada-example.yaml": entry})
    found = parsed(person_json_ld(archive.speakers["ada-example"], archive))
    assert found["@type"] == "Person"
    assert found["alternateName"] == "Ада"
    assert found["birthDate"] == "1950-03-21"
    assert "deathDate" not in found  # about 2001
    assert found["hasOccupation"] == {
        "@type": "Role",
        "hasOccupation": {"@type": "Occupation", "name": "Minister, Exampleland"},
        "startDate": "2004",
        "endDate": "2012-05",
    }
    assert found["subjectOf"] == {"@type": "WebPage", "url": "https://example.org/ada"}
    assert "sameAs" not in found


def test_an_organisation_is_not_born(tmp_path: Path) -> None:
    entry = "name: Ada Example\nkind: organization\nborn: 1950\n"
    archive = made(tmp_path, {"content/speakers/ada-example.yaml": entry})
    found = parsed(person_json_ld(archive.speakers["ada-example"], archive))
    assert found["@type"] == "Organization"
    assert "birthDate" not in found


def test_the_home_page_offers_a_search_only_where_there_is_one(tmp_path: Path) -> None:
    archive = made(tmp_path)
    assert "potentialAction" not in parsed(site_json_ld(archive, has_search=False))
    action = parsed(site_json_ld(archive, has_search=True))["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}/search/?q={{search_term_string}}"
