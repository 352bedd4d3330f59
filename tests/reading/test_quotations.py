"""Quotations in plain text, language by language, and over several paragraphs."""

import gzip
import json
from pathlib import Path
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.languages.quotation_marks import quotation_marks
from builder.reading.quotations import find_quotations, quotations

LANGUAGES = ("en", "fr", "de", "es", "it", "ru", "uk", "pl", "ar", "he", "tr", "zh", "ja", "ko", "fi")

CASES = [
    ("en", "“The bridge is open,” she said. “Use it.”", ["“The bridge is open,”", "“Use it.”"]),
    ("en", "He called it “a ‘green’ bridge” at once.", ["“a ‘green’ bridge”"]),
    ("en", "‘The workers’ rights don’t end here,’ he said.", ["‘The workers’ rights don’t end here,’"]),
    ("en", "I don't recall the '90s, nor rock 'n' roll, nor the workers' choir.", []),
    ("en", "In the ’90s they couldn’t play rock ’n’ roll in the workers’ club.", []),
    ("en", "The board is 6' 2\" long and 5\" wide; the run took 3' 20\".", []),
    ("en", '"The pipe is 5" wide," he said, "and 6\' long."', ['"The pipe is 5" wide,"', '"and 6\' long."']),
    ("en", '"We began in 2020" and "we end in 2021"', ['"We began in 2020"', '"we end in 2021"']),
    ("en", "She wrote 'no, thanks' and 'it's fine'.", ["'no, thanks'", "'it's fine'"]),
    ("en", "“We will go on, with respect for the law, ”he said.", ["“We will go on, with respect for the law, ”"]),
    ("en", '"We will go on, with respect for the law, "he said.', ['"We will go on, with respect for the law, "']),
    ("en", 'the law, "he said, "and peace', []),
    ("en", "He ” underlined it.", []),
    ("en", "He said “we must and left. “Yes,” she said.", ["“Yes,”"]),
    ("fr", "« Le pont est ouvert », dit-elle.", ["« Le pont est ouvert »"]),
    ("fr", "Il parle d’«ouverture» et d’un « pont «vert» ».", ["«ouverture»", "« pont «vert» »"]),
    ("fr", "Elle a dit : « Le pont « vert » est là. »", ["« Le pont « vert » est là. »"]),
    ("fr", 'Aujourd\'hui, l\'eau dit " merci " et “bonjour”.', ['" merci "', "“bonjour”"]),
    ("fr", "« Il a dit : “le ‹ pont ›” », note-t-on.", ["« Il a dit : “le ‹ pont ›” »"]),
    ("de", "„Die Brücke ist ‚grün‘“, sagte sie.", ["„Die Brücke ist ‚grün‘“"]),
    ("de", "»Ja«, sagte er, »es ist ›gut‹.«", ["»Ja«", "»es ist ›gut‹.«"]),
    ("de", "Die Zeitung schrieb: «Der Bund baut.» Und dann „nichts\".", ["«Der Bund baut.»", '„nichts"']),
    ("de", 'Er rief "Halt" und „Die Brücke „heute“ sperren“.', ['"Halt"', "„Die Brücke „heute“ sperren“"]),
    ("de", "Hans’ Auto steht, so geht’s, bei Max' Haus.", []),
    ("es", "«El puente está “abierto”», dijo.", ["«El puente está “abierto”»"]),
    ("es", "¿“Abierto”? ¡«Sí»!", ["“Abierto”", "«Sí»"]),
    ("es", "Dijo: \"Vamos\". Y luego ‘no’.", ['"Vamos"', "‘no’"]),
    ("es", "Mide 5\" y 6' de largo.", []),
    ("it", "«Il ponte è “aperto”» ha detto.", ["«Il ponte è “aperto”»"]),
    ("it", "La 'ndrangheta c'è, un po' dell'acqua no.", []),
    ("it", "L'ha detto: \"l'acqua è di tutti\".", ['"l\'acqua è di tutti"']),
    ("it", "Ha detto 'un po' di pace' e basta.", ["'un po' di pace'"]),
    ("ru", "«Мост открыт», — сказала она.", ["«Мост открыт»"]),
    ("ru", "По словам ООО «Мост» и ОАО «Компания «Заря», да.", ["«Мост»", "«Компания «Заря»"]),
    ("ru", "Он сказал: «Это „зелёный“ мост».", ["«Это „зелёный“ мост»"]),
    ("ru", 'Газета "Заря" и „мост“.', ['"Заря"', "„мост“"]),
    ("uk", "«Міст відкрито», — сказала вона про об'єкт.", ["«Міст відкрито»"]),
    ("uk", "У п'ятницю в сім'ї було п’ять.", []),
    ("uk", "Він назвав це „зеленим“ і \"новим\".", ["„зеленим“", '"новим"']),
    ("uk", "«Це „зелений“ міст», — додав він.", ["«Це „зелений“ міст»"]),
    ("pl", "„Most jest otwarty”, powiedziała.", ["„Most jest otwarty”"]),
    ("pl", "„To «zielony» most” i »nowy«.", ["„To «zielony» most”", "»nowy«"]),
    ("pl", 'Gazeta "Zorza" i «most».', ['"Zorza"', "«most»"]),
    ("pl", "Powiedział: „Idziemy\".", ['„Idziemy"']),
    ("ar", "قال: «الجسر مفتوح».", ["«الجسر مفتوح»"]),
    ("ar", "قال إن “الجسر مفتوح” و”الطريق مغلق“.", ["“الجسر مفتوح”", "”الطريق مغلق“"]),
    ("ar", 'وصف الأمر بـ"السلام" و"الأمن".', ['"السلام"', '"الأمن"']),
    ("ar", "«قال لي “نعم” اليوم»، أضاف.", ["«قال لي “نعم” اليوم»"]),
    ("he", 'צה"ל ומנכ"לית ארה"ב באו לדו"ח.', []),
    ("he", 'דובר צה"ל אמר: "הגשר פתוח".', ['"הגשר פתוח"']),
    ("he", 'ב"הארץ" נכתב כי "יו"ר הכנסת בא".', ['"הארץ"', '"יו"ר הכנסת בא"']),
    ("he", "הוא אמר: ”הגשר פתוח” וגם „כן”.", ["”הגשר פתוח”", "„כן”"]),
    ("he", "ארה״ב אמרה ״לא״, וז'קט של ג'ורג' נשאר.", ["״לא״"]),
    ("tr", "“Köprü açık” dedi.", ["“Köprü açık”"]),
    ("tr", "Türkiye'nin ve Ankara’da olan.", []),
    ("tr", 'Bakan, "Köprü Ankara\'da" dedi; "Zaman"ın haberi.', ['"Köprü Ankara\'da"', '"Zaman"']),
    ("tr", "“Köprüye ‘yeşil’ dedik” diyor.", ["“Köprüye ‘yeşil’ dedik”"]),
    ("zh", "她说：“桥已经‘开放’了。”", ["“桥已经‘开放’了。”"]),
    ("zh", "她說：「橋已經『開放』了。」", ["「橋已經『開放』了。」"]),
    ("zh", "《大桥报》说\"桥开了\"，又说\"好\"。", ['"桥开了"', '"好"']),
    ("zh", "他读了《桥》和〈路〉。", []),
    ("ja", "彼女は「橋は『緑』だ」と述べた。", ["「橋は『緑』だ」"]),
    ("ja", "『橋』という本と“道”。", ["『橋』", "“道”"]),
    ("ja", '彼は"開通"と言った。', ['"開通"']),
    ("ja", "《橋》を読んだ。", []),
    ("ko", "그는 “다리가 ‘개통’됐다”고 말했다.", ["“다리가 ‘개통’됐다”"]),
    ("ko", "그는 '다리'를 \"연다\"고 했다.", ["'다리'", '"연다"']),
    ("ko", "‘KTX’를 「도로법」에 따라.", ["‘KTX’", "「도로법」"]),
    ("ko", "『다리』라는 책과 “길”.", ["『다리』", "“길”"]),
    ("fi", "”Silta on auki”, hän sanoi, »tänään».", ["”Silta on auki”", "»tänään»"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_outermost_quotations_are_found(language: str, text: str, expected: list[str]) -> None:
    found = quotations(text, language)
    assert [text[quotation.start : quotation.end] for quotation in found] == expected
    assert all(quotation.closed for quotation in found)


def test_every_language_of_the_table_has_four_cases() -> None:
    counts = {language: sum(case[0] == language for case in CASES) for language in LANGUAGES if language != "fi"}
    assert min(counts.values()) >= 4


OVER_BLOCKS = {
    "English, opened again": (
        "en",
        ["She said: “The bridge is open.", "“It is ‘green’.", "“Use it,” she said. “Now.”", "No more."],
        [["“The bridge is open.~"], ["“It is ‘green’.~"], ["“Use it,”", "“Now.”"], []],
    ),
    "straight marks, opened again, with a term inside": (
        "en",
        ['"The "green" bridge is open.', '"Use it."'],
        [['"The "green" bridge is open.~'], ['"Use it."']],
    ),
    "single marks, opened again": ("en", ["‘It’s open.", "‘Use it.’"], [["‘It’s open.~"], ["‘Use it.’"]]),
    "French, opened again": (
        "fr",
        ["Elle dit : « Le pont est ouvert.", "« Prenez-le », dit-elle."],
        [["« Le pont est ouvert.~"], ["« Prenez-le »"]],
    ),
    "older French, with closing guillemets before each paragraph": (
        "fr",
        ["« Le pont est ouvert.", "» Il est « vert ».", "» Prenez-le. »", "Fin."],
        [["« Le pont est ouvert.~"], ["» Il est « vert ».~"], ["» Prenez-le. »"], []],
    ),
    "older Spanish": (
        "es",
        ["Dijo: «El puente está abierto.", "»Úsenlo», añadió."],
        [["«El puente está abierto.~"], ["»Úsenlo»"]],
    ),
    "German, opened once": (
        "de",
        ["Er sagte: „Die Brücke ist offen.", "Sie ist grün.", "Nutzt sie.“ Dann ging er.", "„Ja“, hieß es."],
        [["„Die Brücke ist offen.~"], ["Sie ist grün.~"], ["Nutzt sie.“"], ["„Ja“"]],
    ),
    "Russian, opened once": (
        "ru",
        ["Он сказал: «Мост открыт.", "Он зелёный»."],
        [["«Мост открыт.~"], ["Он зелёный»"]],
    ),
    "Japanese, opened once": ("ja", ["彼は「橋は開いた。", "使おう」と述べた。"], [["「橋は開いた。~"], ["使おう」"]]),
    "never closed, at the beginning of a sentence": (
        "en",
        ["He said: “The bridge is open.", "He left."],
        [["“The bridge is open.~"], []],
    ),
    "never closed, in the midst of a sentence": ("en", ["The “bridge is open.", "He left."], [[], []]),
    "a stray mark before another quotation": (
        "en",
        ["The “bridge, he said: “No.”", "“Yes,” she said."],
        [["“No.”"], ["“Yes,”"]],
    ),
    "closed too far off": ("de", ["Der „Rest.", *["Nichts."] * 6, "Ende“."], [[]] * 8),
}


@pytest.mark.parametrize("case", OVER_BLOCKS)
def test_quotations_over_several_blocks(case: str) -> None:
    language, blocks, expected = OVER_BLOCKS[case]
    found = [
        [block[quotation.start : quotation.end] + ("" if quotation.closed else "~") for quotation in within]
        for block, within in zip(blocks, find_quotations(blocks, language), strict=True)
    ]
    assert found == expected


MARKS = "".join(sorted({mark for language in LANGUAGES for pair in quotation_marks(language).pairs.items() for mark in
                        "".join(pair)}))  # fmt: skip
TEXTS = st.lists(st.text(alphabet=MARKS + "ab s.,:5 אבвг说가", max_size=40), max_size=6)


class Counted(str):
    """A text that counts how many of its characters are asked for."""

    asked = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        got = super().__getitem__(key)
        self.asked += len(got)
        return got


PATTERNS = [
    ("fr", "«a "),
    ("fr", "« a » "),
    ("he", 'ה"אבג '),
    ("he", '"'),
    ("de", "„A „b "),
    ("de", "»"),
    ("en", "“A. "),
    ("en", '"A. "B '),
    ("en", "‘s’ a "),
    ("en", '5" a '),
    ("fi", "‘说‘5  ›5  ›s›a‚5  ›s‘说‚5 ‚‘הא"),  # gone through to its end from every period, but for the limit
]


@pytest.mark.parametrize(("language", "pattern"), PATTERNS)
def test_the_work_grows_as_the_text_does(language: str, pattern: str) -> None:
    asked = []
    for times in (300, 600):
        text = Counted(pattern * times)
        quotations(text, language)
        asked.append(text.asked)
    assert asked[1] <= 2.2 * asked[0]


@pytest.mark.parametrize("block", ['"A. "B.', "“A. “B.", "«A » «A «B.", "«A"])
def test_the_work_grows_as_the_number_of_blocks_does(block: str) -> None:
    asked = []
    for times in (500, 1000):
        texts = [Counted(block) for _ in range(times)]
        find_quotations(texts, "fr")
        asked.append(sum(text.asked for text in texts))
    assert asked[1] <= 2.2 * asked[0]


def test_many_thousand_marks_in_one_block_are_read() -> None:
    pairs = quotations("« a » " * 30_000, "fr")
    assert [(each.start, each.end) for each in pairs] == [(6 * number, 6 * number + 5) for number in range(30_000)]
    assert quotations("“a " * 30_000, "en") == ()
    text = "«a " * 30_000 + "»"
    assert [text[each.start : each.end][-3:] for each in quotations(text, "fr")] == ["a »"]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_letters_without_number_next_to_a_mark_do_not_matter(language: str) -> None:
    word = "a" * 50_000
    assert [(each.start, each.end) for each in quotations(f"“{word}”", language)] == [(0, len(word) + 2)]


@given(blocks=TEXTS, language=st.sampled_from(LANGUAGES))
def test_quotations_are_in_order_apart_and_within_the_text(blocks: list[str], language: str) -> None:
    found = find_quotations(blocks, language)
    assert len(found) == len(blocks)
    for block, within in zip(blocks, found, strict=True):
        end = 0
        for quotation in within:
            assert end <= quotation.start < quotation.end <= len(block)
            assert quotation.closed or quotation.end == len(block)
            end = quotation.end


@given(text=st.text().map(lambda text: "".join(letter for letter in text if letter not in MARKS)))
def test_a_text_without_marks_has_no_quotations(text: str) -> None:
    assert all(quotations(text, language) == () for language in LANGUAGES)


@given(before=st.text(alphabet="ab .,", max_size=20), inside=st.text(alphabet="ab.,", min_size=1, max_size=20))
def test_a_pair_that_has_one_meaning_is_found_wherever_it_stands(before: str, inside: str) -> None:
    for language, (opening, closing) in {"en": "“”", "fr": "«»", "ja": "「」", "zh": "『』"}.items():
        found = quotations(before + opening + inside + closing + before, language)
        assert [(each.start, each.end) for each in found] == [(len(before), len(before) + len(inside) + 2)]


def test_quotations_of_real_statements_are_balanced(corpus: Path) -> None:
    """The Austrian records print „ and “ with care: where only these occur, counting gives the outermost pairs."""
    compared = 0
    for blocks in _austrian_records(corpus):
        for block, found in zip(blocks, find_quotations(blocks, "de-AT"), strict=True):
            if any(mark in block for mark in "\"‚‘’'”«»") or not block.count("„") == block.count("“") > 0:
                continue
            depth, outermost = 0, 0
            for character in block:
                depth += (character == "„") - (character == "“")
                outermost += character == "“" and depth == 0
            compared += 1
            assert sum(quotation.closed for quotation in found) == outermost, block
    assert compared > 250


def _austrian_records(corpus: Path) -> list[list[str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        texts = [record["text"] for record in map(json.loads, lines) if record["id"].startswith("at-")]
    return [[" ".join(block.split()) for block in text.split("\n\n")] for text in texts]
