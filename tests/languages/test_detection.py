import pytest

from builder.languages.detection import detect_language

_TEXTS = {
    "en": "The committee met in the morning and spoke for three hours about the budget of the coming years and roads.",
    "de": "Der Ausschuss kam am Morgen zusammen und sprach drei Stunden lang über den Haushalt und auch über die "
    "Straßen, die noch in diesem Jahr gebaut werden.",
    "fr": "La commission s’est réunie le matin et a parlé pendant trois heures du budget des années à venir "
    "et des routes.",
    "es": "La comisión se reunió por la mañana y habló durante tres horas sobre el presupuesto "
    "de los próximos años y las.",
    "pt": "A comissão se reuniu pela manhã e falou durante três horas sobre o orçamento "
    "dos próximos anos e não das ruas.",
    "ru": "Комитет собрался утром и говорил три часа о бюджете на ближайшие годы и о дорогах, но не о том, что было в "
    "прошлом году и как это будет в этом.",
    "ja": "委員会は午前中に開かれ、今後の予算について三時間にわたって議論しました。",
    "zh-Hans": "委员会上午开会，讨论了今后几年的预算和道路问题，时间长达三个小时。",
    "zh-Hant": "委員會上午開會，討論了今後幾年的預算和道路問題，時間長達三個小時。",
}


@pytest.mark.parametrize("language", _TEXTS)
def test_texts_in_many_languages(language: str) -> None:
    assert detect_language(_TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "Berlin", "123 456", "xqz vbnt krlw pfft " * 6])
def test_what_tells_nothing(text: str) -> None:
    assert detect_language(text) is None
