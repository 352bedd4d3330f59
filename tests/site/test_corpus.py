"""The 2,000 real statements, imported and built: a reader sees the source's words and no others."""

import gzip
import json
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import html5lib

from builder.build import Options, examine
from tests.built_sites import BASE_URL


def collapsed(text: str) -> str:
    return " ".join(text.split())


def shown_text(page: Path) -> str:
    """Give the text of the statement on a page, by an independent parser."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    (body,) = [each for each in tree.iter() if each.attrib.get("id") == "site-text"]
    parts: list[str] = []
    for element in body.iter():
        if element.tag in ("p", "br", "li", "blockquote", "h2", "h3"):
            parts.append(" ")
        parts.append(element.text or "")
        parts.append("" if element is body else element.tail or "")
    return collapsed("".join(parts))


def test_the_text_on_each_page_equals_the_source_s(corpus: Path, corpus_site: Path) -> None:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    assert len(records) == 2000
    assert all((corpus_site / "statements" / record["id"] / "index.html").is_file() for record in records)
    different = [
        quote(record["id"])
        for record in records
        if shown_text(corpus_site / "statements" / record["id"] / "index.html") != collapsed(record["text"])
    ]
    assert different == []


def test_only_the_six_records_without_a_source_raise_a_warning(
    corpus: Path, corpus_source: Path, corpus_site: Path
) -> None:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        without = sorted(record["id"] for record in map(json.loads, lines) if not record["source_url"])
    result = examine(Options(source=corpus_source, output=corpus_site, base_url=BASE_URL))
    warned = [finding for finding in result.findings if finding.level != "suggestion"]
    assert {finding.code for finding in warned} == {"no-source"}
    assert sorted(Path(finding.path).stem for finding in warned) == without
    suggestions = [finding for finding in result.findings if finding.level == "suggestion"]
    # the debates whose other speakers the records do not name, and a letter that begins 'SIR:'
    suggested = {Path(finding.path).stem for finding in suggestions if finding.code == "unknown-label"}
    debates = {"5171", "5172", "5173", "5174", "4898", "4965", "4584"}
    assert suggested == {f"miller-{number}" for number in debates | {"3943"}}
    # what each rule finds in them was looked at; scans and sittings have their flaws, and no name or language is wrong
    counts = Counter(
        finding.code for finding in suggestions if finding.code not in ("unknown-label", "source-not-archived")
    )
    assert counts == {"unpaired-quotation-mark": 135, "same-title": 18, "similar-name": 8}


def test_the_words_of_an_opponent_are_not_the_speaker_s(corpus_site: Path) -> None:
    twin = json.loads((corpus_site / "statements" / "miller-5171" / "index.json").read_text("utf-8"))
    voices = {passage.get("voice") for passage in twin["passages"]}
    assert {"MR. NIXON", "MR. VANOCUR"} <= voices
    (speaker,) = twin["speaker"]
    for passage in twin["passages"]:
        begins = passage["text"].partition(":")[0]
        if begins in ("MR. NIXON", "MR. VANOCUR"):
            assert passage["voice"] == begins
        if begins == f"MR. {speaker['name'].split()[-1].upper()}":
            assert "voice" not in passage


def test_year_only_dates_stand_under_their_year_without_a_month(corpus_site: Path) -> None:
    assert "1946" in (corpus_site / "dates" / "1946" / "index.html").read_text("utf-8")
    page = html5lib.parse(
        (corpus_site / "dates" / "1946" / "index.html").read_text("utf-8"), namespaceHTMLElements=False
    )
    links = {each.attrib.get("href", "") for each in page.iter("a")}
    assert "/archive/statements/un-blr-1-1946/" in links
