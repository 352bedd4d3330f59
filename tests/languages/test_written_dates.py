import datetime

import pytest
from babel.dates import format_date

from builder.languages.written_dates import written_dates


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("Lübeck, 31. März 2003", "de", "2003-03-31"),
        ("April 26, 2022", "en", "2022-04-26"),
        ("le 1er janvier 2020", "fr", "2020-01-01"),
        ("4 de mayo de 2022 - 00:38", "es", "2022-05-04"),
        ("الجمعة 8 فيفري 2019", "ar", "2019-02-08"),  # Tunis
        ("٨ فبراير ٢٠١٩", "ar", "2019-02-08"),  # Cairo
        ("2020年2月19日", "zh-Hans", "2020-02-19"),
        ("Updated: 20 Jan, 2020", "de", "2020-01-20"),  # English in any language
        ("23/10/2020", "fr", "2020-10-23"),
        ("04/05/2022 05:49", "pt-BR", "2022-05-04"),
        ("04/05/2022", "en-US", "2022-04-05"),
        ("04/25/2022", "en", "2022-04-25"),
    ],
)
def test_days_as_people_write_them(text: str, language: str, iso: str) -> None:
    assert [date.iso for date in written_dates(text, language)] == [iso]


@pytest.mark.parametrize(
    ("text", "language"),
    [("04/05/2022", "en"), ("31. Februar 2020", "de"), ("12.13.14", "de"), ("may be 5 people", "en"), ("", "en")],
)
def test_what_is_none_or_can_be_read_in_two_ways(text: str, language: str) -> None:
    assert written_dates(text, language) == ()


def test_a_day_may_have_no_year() -> None:
    (date,) = written_dates("on December 29 he said", "en")
    assert (date.year, date.month, date.day, date.iso) == (None, 12, 29, None)


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "pl", "ru", "uk", "nl", "sv", "cs", "tr", "ar"])
def test_every_month_as_the_language_writes_it(language: str) -> None:
    for month in range(1, 13):
        day = datetime.date(2021, month, 14)
        written = format_date(day, "long", language)
        assert [date.iso for date in written_dates(written, language)] == [day.isoformat()]
