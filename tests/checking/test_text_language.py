"""Texts in another language than stated: only where it is sure."""

import gzip
import json
from pathlib import Path

import pytest

from builder.checking.text_language import other_language

TEXTS = {
    "en": "We are here to speak about the future of our country and its place in the world, and I would like to thank "
    "all those who prepared this meeting. We know that times are hard, and that everybody expects clear answers of "
    "us, and deeds that follow them. Nobody can say today what the coming years will bring to our children.",
    "fr": "Nous sommes réunis pour parler de l'avenir de notre pays et de la place qu'il doit tenir dans le monde. Je "
    "voudrais remercier tous ceux qui ont préparé cette rencontre. Nous savons que les temps sont difficiles, et que "
    "chacun attend de nous des réponses claires et des actes. Personne ne peut dire ce que sera demain.",
    "ru": "Мы собрались, чтобы поговорить о будущем нашей страны и о её месте в мире. Я хотел бы поблагодарить всех, "
    "кто готовил эту встречу. Мы знаем, что времена трудные, и что каждый ждёт от нас ясных ответов и дел. Никто не "
    "может сегодня сказать, что принесут нашим детям ближайшие годы. Но мы сделаем всё, что в наших силах.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_known_under_its_own_language_and_under_a_wrong_one(language: str) -> None:
    wrong = "de"
    assert other_language(TEXTS[language], language) is None
    assert other_language(TEXTS[language], wrong) == language


def test_a_short_text_an_unknown_language_and_a_mixture_say_nothing() -> None:
    assert other_language(TEXTS["fr"][:200], "en") is None
    assert other_language(TEXTS["fr"], "haw") is None
    assert other_language("\n\n".join((TEXTS["fr"], TEXTS["en"], TEXTS["ru"]) * 3), "de") is None


def test_near_languages_are_not_told_apart() -> None:
    norwegian = (
        "Vi er samlet her for å snakke om fremtiden til landet vårt og om plassen det skal ha i verden. Jeg vil gjerne "
        "takke alle som har forberedt dette møtet. Vi vet at tidene er vanskelige, og at alle venter klare svar av oss "
        "og handlinger som følger. Ingen kan i dag si hva de kommende årene vil bringe barna våre, men vi er sammen."
    )
    assert other_language(norwegian, "da") is None
    assert other_language(norwegian, "en") == "no"


def test_no_real_statement_is_said_to_be_in_another_language(corpus: Path) -> None:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][::20]
    labels = {"nb": "no"}
    stated = [(labels.get(each["language"][:2], each["language"][:2]), each["text"]) for each in records]
    assert {other_language(text, language) for language, text in stated} == {None}
    long = [(language, text) for language, text in stated if len(text) > 1000]
    wrong = [other_language(text, "fr" if language != "fr" else "en") for language, text in long]
    assert sum(found == language for found, (language, _) in zip(wrong, long, strict=True)) >= 0.9 * len(long)
