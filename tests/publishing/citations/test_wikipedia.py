from pathlib import Path

import pytest

from builder.publishing.citations.wikipedia import wikipedia
from tests.publishing.citations.made_citations import cited

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
        "|archive-url=https://web.archive.org/x |archive-date=5 March 2021 |via=Example archive}}"
    )


def test_a_speech_is_cite_speech_with_its_event(tmp_path: Path) -> None:
    fields = {"kind": "speech", "event": "Munich Conference", "place": "Munich", "speaker": "[lavrov, ministry]"}
    assert wikipedia(cited(tmp_path, **fields)) == (
        "{{cite speech |last1=Lavrov |first1=Sergey V. |author2=Ministry of Affairs |title=A title "
        "|date=4 March 2021 |event=Munich Conference |location=Munich |publisher=The Example Times "
        "|url=https://source.example/a |via=Example archive}}"
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
