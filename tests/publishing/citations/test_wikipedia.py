import dataclasses
import html
import json
import re
from pathlib import Path

import pytest

from builder.model.passage import Mode
from builder.publishing.citations.source import citation_of
from builder.publishing.citations.wikipedia import wikipedia
from tests.publishing.citations.made_citations import cited, passage, related
from tests.publishing.made_archives import SETTINGS

TRAIL = (
    "[{org: RIA Novosti, role: agency, language: ru}, {org: The Daily News, role: outlet, language: fr, "
    "url: 'https://news.example/a|b', accessed: 2021-03-06, "
    "archives: [{url: 'https://web.archive.org/x', captured: 2021-03-05}]}]"
)


def test_text_in_a_paper_is_cite_news_with_agency_copy_and_the_source_s_language(tmp_path: Path) -> None:
    fields = {"outlet": "daily-news", "source": "", "trail": TRAIL, "speaker": "lavrov", "date_published": "2021-03-05"}
    assert wikipedia(cited(tmp_path, **fields)) == (
        "{{cite news |last=Lavrov |first=Sergey V. |title=A title |date=5 March 2021 |work=The Daily News "
        "|agency=RIA Novosti |language=fr |url=https://news.example/a%7Cb |access-date=6 March 2021 "
        "|archive-url=https://web.archive.org/x |archive-date=5 March 2021 |via=Example archive}} "
        "(wording not stated; relayed through 2 translations, the weakest a translation, translator unknown; "
        "agency: RIA Novosti; published 5 March 2021)"
    )


def test_a_speech_is_cite_speech_with_its_event(tmp_path: Path) -> None:
    fields = {"kind": "speech", "event": "Munich Conference", "place": "Munich", "speaker": "[lavrov, ministry]"}
    assert wikipedia(cited(tmp_path, **fields)) == (
        "{{cite speech |last1=Lavrov |first1=Sergey V. |author2=Ministry of Affairs |title=A title "
        "|date=4 March 2021 |event=Munich Conference |location=Munich |publisher=The Example Times "
        "|url=https://source.example/a |via=Example archive}} (wording not stated)"
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-05", "|date=May 2020 "),
        ("2020", "|date=2020 "),
        ("2020-12-28/2020-12-29", "|date=28–29 December 2020 "),
        ("1961~", "|date=c. 1961 "),
    ],
)
def test_dates_as_the_templates_take_them(tmp_path: Path, date: str, expected: str) -> None:
    assert expected in wikipedia(cited(tmp_path, date=date))


def test_a_date_without_a_form_there_is_left_out(tmp_path: Path) -> None:
    assert "|date=" not in wikipedia(cited(tmp_path, date="201X"))


def test_brackets_in_a_title_do_not_end_the_link(tmp_path: Path) -> None:
    assert "|title=A &#91;b&#93; {{!}} c " in wikipedia(cited(tmp_path, title="'A [b] | c'"))


@pytest.mark.parametrize(
    ("fields", "remarks"),
    [
        ({"form": "verbatim"}, ""),
        ({"form": "reported", "status": "withdrawn"}, " (reported speech; withdrawn)"),
        (
            {"form": "verbatim", "disputes": "[{by: '{{x}} | <b>', what: y}]"},
            " (disputed by &#123;&#123;x&#125;&#125; {{!}} &lt;b&gt;)",
        ),
        (
            {
                "form": "reported",
                "spoken_language": "fr",
                "trail": "[{role: archive, language: en, translation: machine}]",
            },
            " (reported speech; machine translation from French, not reviewed)",
        ),
    ],
)
def test_what_the_template_has_no_place_for_follows_it(tmp_path: Path, fields: dict[str, str], remarks: str) -> None:
    assert wikipedia(cited(tmp_path, **fields)).endswith(f"|via=Example archive}}}}{remarks}")


@pytest.mark.parametrize(
    ("modes", "voice", "quoted", "remark"),
    [
        ((Mode.DIRECT,), None, True, "the speaker’s words"),
        ((Mode.DIRECT, Mode.QUOTED), None, True, "the speaker’s words; single words quoted"),
        ((Mode.DIRECT,), "Question", False, "words of Question, not of the speaker cited"),
        ((Mode.DIRECT, Mode.REPORTED), None, False, "the speaker’s words; reported speech"),
        ((Mode.QUOTED, Mode.EDITORIAL), None, False, "single words quoted; editorial text"),
        ((Mode.SUMMARY,), None, False, "the archive’s summary"),
        ((None,), None, False, "wording not stated"),
        ((), None, False, "wording not stated"),
    ],
)
def test_only_the_speaker_s_own_words_are_a_quotation(
    tmp_path: Path, modes: tuple[Mode | None, ...], voice: str | None, quoted: bool, remark: str
) -> None:
    text = wikipedia(citation_of(related(tmp_path), SETTINGS, passage("We shall.", *modes, voice=voice)))
    quote = " |quote=We shall." if quoted else ""
    assert text.endswith(f"|via=Example archive{quote}}}}} ({remark})")


HOSTILE = [
    "a }} b {{d}} c", "<ref>x</ref> <!-- y", "~~~ ~~~~ ~~~~~ ~~~~~~", "[[File:x.png]] [[[a]]] [https://x.example y]",
    "''b'' ''''''c''''''", "a | b {{!}} c", "&lt;ref&gt; &#123; &amp;amp;", "{{{1|}}} {|", "Tom & Jerry’s ~ [sic] 'so'",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_wikitext_and_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    quoted = json.dumps(text)
    record = related(tmp_path, title=quoted, event=quoted, kind="speech", form="verbatim")
    citation = citation_of(record, SETTINGS, passage(text, Mode.DIRECT))
    written = wikipedia(dataclasses.replace(citation, agencies=(text,), notes=(text,)))
    inside, _end, remarks = written.removeprefix("{{cite speech ").partition("}} (")
    bare = inside.replace("{{!}}", "\0")
    assert not re.search(r"[{}<>]|~~~|''|\[\[|\[https?:|\]\]", bare + remarks.replace("{{!}}", ""))
    values = dict(each.split("=", 1) for each in bare.removeprefix("|").split(" |"))
    for name in ("title", "event", "agency", "quote"):
        assert html.unescape(values[name].replace("\0", "|")) == text
    assert html.unescape(remarks.replace("{{!}}", "|")) == f"the speaker’s words; {text})"


def test_single_marks_stay_readable(tmp_path: Path) -> None:
    text = "Tom & Jerry’s ~ [sic] 'so'"
    written = wikipedia(citation_of(related(tmp_path), SETTINGS, passage(text, Mode.DIRECT)))
    assert f"|quote={text}}}}}" in written


def test_an_address_neither_ends_the_template_nor_signs(tmp_path: Path) -> None:
    text = wikipedia(cited(tmp_path, source="'https://source.example/~a/{b}}|~~~~'"))
    assert "|url=https://source.example/~a/%7Bb%7D%7D%7C%7E%7E~~ " in text
