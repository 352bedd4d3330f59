"""Turns in transcripts, and what the room did."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.turns import Turn, interjections, read_turns, unresolved_labels

NAMES = {
    "Ada Example": "speaker",
    "MS. EXAMPLE": "speaker",
    "President Example": "speaker",
    "А. Б. Пример": "speaker",
    "唐例": "speaker",
    "Ben Other": "Ben Other",
}


def voices(language: str, *blocks: str) -> list[str | None]:
    return [turn.voice if turn else None for turn in read_turns(blocks, language, NAMES.get)]


ROLES = [
    ("en", ["Question: Why?", "Answer: So."]),
    ("en", ["Q: Why?", "A: So."]),
    ("en", ["Q. : Why?", "A.: So."]),
    ("en", ["Q2: Why?", "A2: So."]),
    ("en", ["Question from Reuters: Why?", "Answer: So."]),
    ("en", ["Question (in French): Why?", "MS. EXAMPLE: So."]),
    ("en", ["Moderator: Why?", "Ada Example: So."]),
    ("en", ["Moderator Jo Third: Why?", "President Example: So."]),
    ("en", ["[00:01:30] Interviewer: Why?", "[00:02:10] Ada Example: So."]),
    ("fr", ["Question : Pourquoi ?", "Réponse : Parce que."]),
    ("fr", ["Question d’un journaliste : Pourquoi ?", "Réponse : Parce que."]),
    ("fr", ["M. le Président : Silence.", "Ada Example : Bien."]),
    ("de", ["Frage: Warum?", "Antwort: Darum."]),
    ("de", ["FRAGE JUNG: Warum?", "Ada Example: Darum."]),
    ("de", ["Präsidentin Dr. Muster: Bitte.", "Ada Example: Danke."]),
    ("de", ["F: Warum?", "A: Darum."]),
    ("es", ["Pregunta: ¿Por qué?", "Respuesta: Por eso."]),
    ("es", ["P.: ¿Por qué?", "R.: Por eso."]),
    ("es", ["El señor PRESIDENTE: Silencio.", "Ada Example: Bien."]),
    ("it", ["Domanda: Perché?", "Risposta: Così."]),
    ("it", ["D: Perché?", "R: Così."]),
    ("ru", ["Вопрос: Почему?", "Ответ: Потому."]),
    ("ru", ["Вопрос (перевод с английского): Почему?", "А. Б. Пример: Потому."]),
    ("ru", ["Вопрос корреспондента ТАСС: Почему?", "Ответ: Потому."]),
    ("uk", ["Запитання: Чому?", "Відповідь: Тому."]),
    ("uk", ["Головуючий: Прошу.", "Відповідь: Дякую."]),
    ("pl", ["Pytanie: Dlaczego?", "Odpowiedź: Dlatego."]),
    ("pl", ["Marszałek Jan Przykład: Proszę.", "Odpowiedź: Dziękuję."]),
    ("ar", ["سؤال: لماذا؟", "الجواب: لذلك."]),
    ("ar", ["س: لماذا؟", "ج: لذلك."]),
    ("he", ["שאלה: למה?", "תשובה: ככה."]),
    ("he", ['היו"ר דן דוגמה: למה?', "תשובה: ככה."]),
    ("tr", ["Soru: Neden?", "Cevap: Çünkü."]),
    ("tr", ["SORU: Neden?", "YANIT: Çünkü."]),
    ("zh", ["问：为什么？", "答：因为。"]),
    ("zh", ["新华社记者：为什么？", "唐例：因为。"]),
    ("zh-Hant", ["主持人：為什麼？", "答：因為。"]),
    ("ja", ["記者：なぜですか。", "答：だからです。"]),
    ("ja", ["司会: どうぞ。", "回答: はい。"]),
    ("ko", ["질문: 왜요?", "답변: 그래서요."]),
    ("ko", ["한국통신 홍길동 기자: 왜요?", "답변: 그래서요."]),
]


@pytest.mark.parametrize(("language", "blocks"), ROLES, ids=[" / ".join(case[1]) for case in ROLES])
def test_a_question_is_not_the_speakers_and_an_answer_is(language: str, blocks: list[str]) -> None:
    question, answer = voices(language, *blocks)
    assert question not in (None, "speaker")
    assert answer == "speaker"


@pytest.mark.parametrize(
    ("language", "block"),
    [
        ("en", "Let me be clear: we go on."),
        ("en", "I said it before. Moderator: we go on."),
        ("en", "Mr. President: I thank you."),
        ("en", "President Other has said: we go on."),
        ("en", "Question of the bridge: it is open."),
        ("en", "A: the first point."),
        ("en", "At 12:30 we go on."),
        ("en", "question: is it open?"),
        ("en", "https://example.org is down."),
        ("fr", "La question est simple : on continue."),
        ("de", "Erstens: Wir machen weiter."),
        ("de", "Herr Präsident: Ich danke."),
        ("de", "Die Frage ist: Was tun?"),
        ("es", "Señor Presidente: Gracias."),
        ("it", "Il punto è questo: si va avanti."),
        ("ru", "Вопрос в том: что делать?"),
        ("uk", "Питання в тому: що робити?"),
        ("pl", "Po pierwsze: idziemy dalej."),
        ("ar", "أقول لكم: نستمر."),
        ("he", "הנשיא אמר: ממשיכים."),
        ("tr", "Birincisi: devam ediyoruz."),
        ("zh", "我想说的问题：继续。"),
        ("ja", "例えば：続けます。"),
        ("ko", "첫째: 계속합니다."),
    ],
)
def test_words_before_a_colon_open_no_turn(language: str, block: str) -> None:
    assert voices(language, block) == [None]


def test_a_turn_lasts_until_the_next() -> None:
    blocks = ["Hall, noon.", "Q: Why?", "Ada Example: So.", "Let me be clear: no.", "Ben Other: And me?", "Well."]
    assert read_turns(blocks, "en", NAMES.get) == (
        None,
        Turn("Q", 3, "Q"),
        Turn("Ada Example", 13, "speaker"),
        Turn(None, 0, "speaker"),
        Turn("Ben Other", 11, "Ben Other"),
        Turn(None, 0, "Ben Other"),
    )


def test_the_words_begin_where_the_label_ends() -> None:
    block = "— Question :  Why?"
    (turn,) = read_turns([block], "fr", NAMES.get)
    assert turn is not None
    assert turn.label == "Question"
    assert block[turn.label_end :] == "Why?"


def test_the_caller_knows_better_than_the_list_of_roles() -> None:
    (turn,) = read_turns(["The President: Thank you."], "en", {"The President": "speaker"}.get)
    assert turn == Turn("The President", 15, "speaker")


def test_the_answering_letter_needs_a_question() -> None:
    assert voices("de", "A: Erstens.", "B: Zweitens.") == [None, None]


def test_labels_that_recur_like_names_are_reported() -> None:
    blocks = ["MR. THIRD: Hm.", "Ada Example: So.", "MR. THIRD: Hm.", "First: so.", "First: so.", "Jo Only: once."]
    assert unresolved_labels([*blocks, "Q: Why?", "Q: Why?"], "en", NAMES.get) == ("MR. THIRD",)


@given(blocks=st.lists(st.text(alphabet="QA:： .BrдВ问\"'-", max_size=30), max_size=6))
def test_every_block_has_one_turn_and_words_after_its_label(blocks: list[str]) -> None:
    for language in ("en", "ru", "zh", "he"):
        turns = read_turns(blocks, language, NAMES.get)
        assert len(turns) == len(blocks)
        for block, turn in zip(blocks, turns, strict=True):
            assert turn is None or (turn.label is None) == (turn.label_end == 0)
            assert turn is None or turn.label is None or turn.label in block[: turn.label_end]


# interjections

IN_ANY_TEXT = [
    "(Beifall bei der ÖVP.)",
    "(Abg. Dr. Muster: Das steht nicht …!)",
    "(Zwischenruf des Abg. Muster.)",
    "(Beifall bei der FPÖ)",
    "(ironische Heiterkeit bei der SPÖ)",
    "(Ruf bei der SPÖ:Ja eh!)",
    "(Präsident Muster gibt das Glockenzeichen.)",
    "(Bundeskanzler Dr. Muster: Sicher!)",
    "(Abg. Muster: (lachend) Das (hier) gilt!)",
    "[Applause]",
    "(laughter)",
    "[Laughter and applause.]",
    "[inaudible]",
    "[crosstalk]",
    "(Prolonged applause)",
    "(Applaudissements sur les bancs du centre.)",
    "(Rires et exclamations)",
    "(Aplausos)",
    "(Risas.)",
    "(Vivi applausi)",
    "(Ilarità)",
    "(Аплодисменты.)",
    "(Бурные, продолжительные аплодисменты)",
    "(смех в зале)",
    "(Оплески)",
    "(Oklaski)",
    "(Dzwonek)",
    "(تصفيق)",
    "(מחיאות כפיים)",
    "(Alkışlar)",
    "（掌声）",
    "（热烈掌声）",
    "（拍手）",
    "(박수)",
    "(일동 웃음)",
]
IN_TRANSCRIPTS = [
    "(Der Redner zeigt ein Diagramm.)",
    "(auf die Tafel zeigend)",
    "(in Richtung Galerie)",
    "(Im Sitzungssaal läutet ein Handy.)",
    "[At this point, the audience rose.]",
]
OWN = [
    "(EU)",
    "(2003)",
    "(E)",
    "(E 48.)",
    "(wie im Vorjahr)",
    "(1801 der Beilagen)",
    "(III-27/240 d.B.)",
    "(BGBl. Nr. 76/1985)",
    "(and I say this with regret)",
    "(the applause of the few)",
    "(protest and reform)",
    "[resolution 1514 (XV)]",
    "(articolo 49)",
    "(…)",
    "()",
]


@pytest.mark.parametrize("bracket", IN_ANY_TEXT)
def test_interjections_are_known_by_their_words(bracket: str) -> None:
    text = f"Ja {bracket} und (EU) weiter"
    assert interjections(text, transcript=False) == interjections(text, transcript=True) == ((3, 3 + len(bracket)),)


@pytest.mark.parametrize("bracket", IN_TRANSCRIPTS)
def test_what_somebody_did_is_an_interjection_in_a_transcript_only(bracket: str) -> None:
    assert interjections(bracket, transcript=False) == ()
    assert interjections(bracket, transcript=True) == ((0, len(bracket)),)


@pytest.mark.parametrize("bracket", OWN)
def test_the_speakers_own_brackets_are_none(bracket: str) -> None:
    assert interjections(f"Ja {bracket} und Kolleg(inn)en weiter", transcript=True) == ()


def test_an_interjection_within_the_speakers_brackets_is_found() -> None:
    text = "Er (und das weiß er (Beifall bei der SPÖ.) genau) geht (nicht."
    assert [text[start:end] for start, end in interjections(text, transcript=True)] == ["(Beifall bei der SPÖ.)"]


def test_brackets_in_great_numbers_are_read() -> None:
    assert interjections("(a" * 5000 + ")" * 5000, transcript=True) == ()


@given(text=st.text(alphabet="()[]（）Abg.: Beifall!x", max_size=60), transcript=st.booleans())
def test_spans_are_brackets_in_order_and_apart(text: str, transcript: bool) -> None:
    end = 0
    for start, after in interjections(text, transcript=transcript):
        assert end <= start < after <= len(text)
        assert (text[start], text[after - 1]) in {("(", ")"), ("[", "]"), ("（", "）")}
        end = after


def test_interjections_of_real_records(corpus: Path) -> None:
    """Of 3,013 bracket texts in Austrian records all but some fifty are interjections; none of those may be taken."""
    found: dict[str, Counter[str]] = {"at": Counter(), "newyear": Counter(), "un": Counter(), "miller": Counter()}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            group = record["id"].partition("-")[0]
            for block in record["text"].split("\n\n"):
                text = " ".join(block.split())
                found[group].update(text[start:end] for start, end in interjections(text, transcript=group == "at"))
    austrian = found["at"]
    assert len(austrian) >= 2950
    assert austrian["(Beifall bei der ÖVP.)"] == 261
    assert not austrian.keys() & {*OWN, "(Inseratenvergaben)", "(PET-41)", "(5090/J)", "(1026 d.B.)", "(vgl.)", "(BHG)"}
    assert not found["newyear"]
    assert not found["un"]
    assert set(found["miller"]) == {
        "[Laughter]", "[laughter]", "[Laughter and applause]", "[Applause]", "[applause]", "[inaudible]",
        "[ inaudible]",
    }  # fmt: skip
