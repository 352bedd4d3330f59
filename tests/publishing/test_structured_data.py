"""JSON-LD, read out of a page by an HTML parser, as a search engine reads it."""

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import html5lib
import pytest

from builder.archive.archive import Archive
from builder.model.passage import Block, Mode, Passage, Run
from builder.publishing.structured_data import (
    licence_url,
    person_json_ld,
    site_json_ld,
    source_urls,
    statement_json_ld,
)
from tests.conftest import SHARED
from tests.publishing.made_archives import SETTINGS, made, statement

HOSTILE = "</script><script>alert(1)</script> <!-- ]]> & \u2028 \u2029 \"'"
PAYLOADS = SHARED / "payloads" / "script-injection.txt"
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


def passage(address: str, *runs: tuple[str, Mode | None], **changes: Any) -> Passage:
    """Give a passage from its runs, each a text with its mode."""
    at, made_runs = 0, []
    for text, mode in runs:
        made_runs.append(Run(at, at + len(text), mode))
        at += len(text)
    words = "".join(text for text, _mode in runs)
    return Passage(address=address, text=words, block=Block.PARAGRAPH, runs=tuple(made_runs), **changes)


def with_passages(folder: Path, passages: Sequence[Passage], **fields: str) -> Any:
    """Give the JSON-LD of a statement whose text has these passages, whatever the reader makes of its body."""
    archive = made(folder, {"content/statements/x.md": statement(**fields)})
    related = archive.by_id["x"]
    body = dataclasses.replace(related.statement.body, passages=tuple(passages))
    related = dataclasses.replace(related, statement=dataclasses.replace(related.statement, body=body))
    return parsed(statement_json_ld(related, archive))


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
    assert "hasPart" not in found  # nothing in the text is quoted


@pytest.mark.parametrize("form", ["verbatim", "mixed"])
def test_a_summary_holds_no_quotation(tmp_path: Path, form: str) -> None:
    body = "She hopes for peace.\n\n> Peace will come to all of us."
    archive = made(tmp_path, {"content/statements/x.md": statement(body, form=form, extent="summary")})
    found = parsed(statement_json_ld(archive.by_id["x"], archive))
    assert found["@type"] == "Article"
    assert "hasPart" not in found


@pytest.mark.parametrize("mark", ["summary", "reported", "direct"])
def test_a_text_with_a_paragraph_in_other_words_is_no_quotation_as_a_whole(tmp_path: Path, mark: str) -> None:
    body = f"I will come.\n\nThen she took questions.\n{{: .{mark}}}"
    archive = made(tmp_path, {"content/statements/x.md": statement(body, form="verbatim")})
    found = parsed(statement_json_ld(archive.by_id["x"], archive))
    if mark == "direct":
        assert found["@type"] == "Quotation"
    else:
        assert found["@type"] == "Article"
        assert found["hasPart"]["text"] == "I will come."


def test_a_text_of_notes_alone_is_no_quotation(tmp_path: Path) -> None:
    found = with_passages(tmp_path, [passage("p-aaaaaaaa", ("(Inaudible.)", Mode.EDITORIAL))], form="verbatim")
    assert found["@type"] == "Article"
    assert "hasPart" not in found


@pytest.mark.parametrize("count", [1, 2, 21])
def test_quotations_of_several_speakers_are_attributed_to_none_of_them(tmp_path: Path, count: int) -> None:
    files = {
        "content/speakers/bo.yaml": "name: Bo Example\n",
        "content/statements/x.md": statement(
            "\n\n".join(f"> Peace number {number} will come to all of us." for number in range(count)),
            form="mixed", speaker="[Ada Example, Bo Example]",
        ),
    }  # fmt: skip
    archive = made(tmp_path, files)
    found = parsed(statement_json_ld(archive.by_id["x"], archive))
    assert [each["name"] for each in found["mentions"]] == ["Ada Example", "Bo Example"]
    parts = found["hasPart"] if isinstance(found["hasPart"], list) else [found["hasPart"]]
    assert [part["@type"] for part in parts] == ["Quotation"] * (1 if count > 20 else count)
    assert "spokenByCharacter" not in json.dumps(found)


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


@pytest.mark.skipif(not PAYLOADS.is_file(), reason="the payloads are not beside this checkout")
def test_no_known_payload_leaves_its_script(tmp_path: Path) -> None:
    archive = made(tmp_path)
    related = archive.by_id["first"]
    payloads = PAYLOADS.read_text("utf-8").splitlines()
    assert len(payloads) > 1000
    for payload in payloads:
        quoted = passage("p-aaaaaaaa", (f"x{payload}x", Mode.DIRECT))
        body = dataclasses.replace(related.statement.body, passages=(quoted,))
        hostile = dataclasses.replace(related.statement, title=payload, place=payload, form="mixed", body=body)
        found = parsed(statement_json_ld(dataclasses.replace(related, statement=hostile), archive))
        assert found.get("name", "") == payload
        assert found["hasPart"]["text"] == f"x{payload}x"


def test_posts_held_at_the_time_stand_between_the_words_and_their_speaker(tmp_path: Path) -> None:
    found = of_statement(tmp_path, form="verbatim", role="Minister of Trade")
    role = found["spokenByCharacter"]
    assert (role["@type"], role["roleName"]) == ("Role", "Minister of Trade")
    assert role["spokenByCharacter"]["@id"] == f"{BASE}/speakers/ada-example/"
    assert "roleName" not in role["spokenByCharacter"]


def test_a_transcript_with_other_voices_is_no_quotation_as_a_whole(tmp_path: Path) -> None:
    own = passage("p-aaaaaaaa", ("I will.", Mode.DIRECT))
    other = passage("p-bbbbbbbb", ("Will you?", Mode.DIRECT), voice="Question")
    found = with_passages(tmp_path, [other, own], form="verbatim")
    assert found["@type"] == "Article"
    assert found["hasPart"]["text"] == "I will."
    assert with_passages(tmp_path / "alone", [own], form="verbatim")["@type"] == "Quotation"


def test_a_passage_in_the_speaker_s_words_has_its_own_address(tmp_path: Path) -> None:
    whole = passage("p-aaaaaaaa", ("I will come.", Mode.DIRECT), original="Я приду.", original_language="ru")
    told = passage("p-bbbbbbbb", ("She came.", Mode.REPORTED))
    both = passage("p-cccccccc", ("She said: ", Mode.REPORTED), ("go home now", Mode.DIRECT), (" twice.", None))
    found = with_passages(tmp_path, [whole, told, both], form="mixed", spoken_language="ru", role="Minister")
    page = f"{BASE}/statements/x/"
    speaker = {
        "@type": "Role",
        "roleName": "Minister",
        "spokenByCharacter": {"@id": f"{BASE}/speakers/ada-example/"},
    }
    assert found["hasPart"] == [
        {
            "@type": "Quotation",
            "spokenByCharacter": speaker,
            "@id": f"{page}#p-aaaaaaaa",
            "url": f"{page}#p-aaaaaaaa",
            "text": "I will come.",
            "inLanguage": "en",
            "translationOfWork": {"@type": "Quotation", "inLanguage": "ru", "text": "Я приду."},
        },
        {
            "@type": "Quotation",
            "spokenByCharacter": speaker,
            "url": f"{page}#p-cccccccc",
            "text": "go home now",
            "inLanguage": "en",
            "translationOfWork": {"@type": "Quotation", "inLanguage": "ru"},
        },
    ]


@pytest.mark.parametrize(("count", "repeated"), [(20, 20), (21, 0)])
def test_many_quotations_are_not_repeated(tmp_path: Path, count: int, repeated: int) -> None:
    passages = [passage(f"p-{number:08}", (f"Word {number}", Mode.DIRECT)) for number in range(count)]
    parts = with_passages(tmp_path, passages, form="mixed")["hasPart"]
    assert len([part for part in parts if "text" in part]) == repeated
    if not repeated:
        assert parts["spokenByCharacter"] == {"@id": f"{BASE}/speakers/ada-example/"}


def versions_of(folder: Path, **changes: dict[str, str]) -> Archive:
    """Give an archive of one speech in Russian and English, both whole and verbatim, with changes by id."""
    whole = {"utterance": "speech", "form": "verbatim", "extent": "whole", "spoken_language": "ru"}
    files = {
        f"content/statements/{name}.md": statement(**{**whole, "language": language, **changes.get(name, {})})
        for name, language in (("ru", "ru"), ("en", "en"))
    }
    return made(folder, files)


def test_a_whole_translation_and_its_original_are_tied(tmp_path: Path) -> None:
    archive = versions_of(tmp_path)
    russian, english = (parsed(statement_json_ld(archive.by_id[name], archive)) for name in ("ru", "en"))
    assert english["translationOfWork"] == {
        "@type": "Quotation",
        "@id": f"{BASE}/statements/ru/",
        "inLanguage": "ru",
    }
    assert russian["workTranslation"]["@id"] == f"{BASE}/statements/en/"
    assert "translationOfWork" not in russian
    assert "workTranslation" not in english
    assert russian["exampleOfWork"]["@id"] == english["exampleOfWork"]["@id"] == "tag:example.org,2020:utterance/speech"
    assert russian["exampleOfWork"]["url"] == f"{BASE}/utterances/speech/"
    assert russian["exampleOfWork"]["workExample"]["@id"] == f"{BASE}/statements/en/"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("en", {"extent": "excerpt"}),
        ("ru", {"extent": "excerpt"}),
        ("en", {"form": "mixed"}),
        ("ru", {"spoken_language": ""}),
        ("ru", {"status": "withdrawn"}),
        ("en", {"trail": "[{language: fr, translation: human}, {language: en, translation: human}]"}),
    ],
)
def test_no_translation_is_claimed_that_the_record_does_not_bear_out(
    tmp_path: Path, name: str, change: dict[str, str]
) -> None:
    archive = versions_of(tmp_path, **{name: change})
    russian, english = (parsed(statement_json_ld(archive.by_id[each], archive)) for each in ("ru", "en"))
    assert "workTranslation" not in russian
    assert "@id" not in english.get("translationOfWork", {})


def test_a_tie_is_a_citation_of_the_other_page(tmp_path: Path) -> None:
    found = of_statement(tmp_path, relates="[{id: first, type: quotes}]")
    assert found["citation"] == {"@type": "Article", "@id": f"{BASE}/statements/first/", "inLanguage": "en"}


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
