"""The words for roles with which transcripts label turns, by language.

They are the labels that transcripts of parliaments, ministries, agencies and newspapers print instead of names. Forms
of address ('Mr. President', 'Señor Presidente', 'Herr Präsident') are left out: a colon after one is a salutation.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TurnWords:
    """The labels of one language, in lower case.

    ``answers`` name the speaker of the statement; ``questions`` whoever asks; ``people`` whoever else speaks, and a
    name may stand with them ('Präsidentin Bures'). ``initials`` are the letters for question and answer, each of which
    is a label only where the other occurs.
    """

    answers: frozenset[str]
    questions: frozenset[str]
    people: frozenset[str]
    initials: tuple[str, str] = ("q", "a")


def label_key(label: str) -> str:
    """Give a label as the lists here have it: lower case, plain marks, and no difference between i and Turkish ı."""
    return " ".join(label.lower().translate(_PLAIN).split())


_PLAIN = {ord("’"): "'", ord("״"): '"', ord("”"): '"', ord("ı"): "i", 0x307: None}


def _words(answers: str, questions: str, people: str, initials: tuple[str, str] = ("q", "a")) -> TurnWords:
    """Make the entry from words divided by vertical bars."""
    keys = [frozenset(map(label_key, each.split("|"))) for each in (answers, questions, people)]
    return TurnWords(keys[0], keys[1], keys[2], initials)


TURN_WORDS: Mapping[str, TurnWords] = {
    "en": _words(
        "answer|reply",
        "question|follow-up question|follow-up|questioner",
        "interviewer|moderator|host|presenter|anchor|announcer|narrator|journalist|reporter|correspondent|press|media|"
        "the press|audience|audience member|member of the audience|participant|unidentified speaker|unidentified male|"
        "unidentified female|unknown speaker|speaker|the speaker|deputy speaker|the deputy speaker|madam speaker|"
        "mr. speaker|mr speaker|president|the president|the acting president|the vice-president|the vice president|"
        "chair|the chair|chairman|the chairman|chairwoman|the chairwoman|chairperson|the chairperson|"
        "the secretary-general|the general secretary|the prime minister|the secretary of state|the foreign minister|"
        "translator|interpreter|operator|staff|spokesperson|spokesman|spokeswoman|several hon. members|an hon. member|"
        "hon. members",
    ),
    "fr": _words(
        "réponse",
        "question|questions|relance",
        "journaliste|le journaliste|la journaliste|présentateur|présentatrice|animateur|animatrice|modérateur|"
        "modératrice|intervieweur|intervieweuse|président|présidente|le président|la présidente|m. le président|"
        "mme la présidente|mme le président|le premier ministre|m. le premier ministre|le ministre|la ministre|"
        "m. le ministre|mme la ministre|"
        "rapporteur|le rapporteur|m. le rapporteur|un député|une députée|un sénateur|"
        "public|un participant|une participante|interprète|traducteur",
        ("q", "r"),
    ),
    "de": _words(
        "antwort",
        "fragen",
        "frage|zusatzfrage|zusatz|nachfrage|zwischenfrage|interviewer|interviewerin|moderator|moderatorin|moderation|"
        "journalist|journalistin|reporter|reporterin|redaktion|präsident|präsidentin|der präsident|die präsidentin|"
        "vizepräsident|vizepräsidentin|bundespräsident|bundeskanzler|bundeskanzlerin|vorsitzender|vorsitzende|"
        "der vorsitzende|die vorsitzende|vorsitz|obmann|obfrau|abg.|abgeordneter|abgeordnete|sts|bm|"
        "sprecher|sprecherin|dolmetscher|dolmetscherin|publikum|zuruf|zwischenruf",
        ("f", "a"),
    ),
    "es": _words(
        "respuesta|contesta",
        "pregunta|preguntas|repregunta",
        "periodista|el periodista|la periodista|entrevistador|entrevistadora|moderador|moderadora|el moderador|"
        "la moderadora|presentador|presentadora|conductor|conductora|locutor|locutora|interlocutor|interlocutora|"
        "presidente|presidenta|el presidente|la presidenta|el señor presidente|la señora presidenta|"
        "el sr. presidente|la sra. presidenta|vicepresidente|vicepresidenta|el señor vicepresidente|"
        "la señora vicepresidenta|secretario|secretaria|el señor secretario|la señora secretaria|portavoz|"
        "asistentes|público|intérprete|traductor|traductora",
        ("p", "r"),
    ),
    "it": _words(
        "risposta",
        "domanda|domande",
        "giornalista|il giornalista|la giornalista|intervistatore|intervistatrice|moderatore|moderatrice|conduttore|"
        "conduttrice|cronista|presidente|il presidente|la presidente|vicepresidente|il presidente del consiglio|"
        "relatore|relatrice|pubblico|interprete|traduttore|traduttrice|voce dal pubblico|voci",
        ("d", "r"),
    ),
    "ru": _words(
        "ответ",
        "вопрос|вопросы|реплика",
        "корреспондент|журналист|журналистка|ведущий|ведущая|модератор|интервьюер|председатель|председательствующий|"
        "председательствующая|спикер|президент|премьер-министр|министр|депутат|участник|участница|из зала|"
        "голос из зала|голоса из зала|переводчик|переводчица|пресс-секретарь",
        ("в", "о"),
    ),
    "uk": _words(
        "відповідь",
        "запитання|питання|репліка",
        "кореспондент|кореспондентка|журналіст|журналістка|ведучий|ведуча|модератор|модераторка|інтерв'юер|"
        "головуючий|головуюча|голова|спікер|президент|прем'єр-міністр|міністр|депутат|із залу|з залу|"
        "голос із залу|голоси із залу|учасник|учасниця|перекладач|перекладачка",
        ("п", "в"),
    ),
    "pl": _words(
        "odpowiedź",
        "pytanie|pytania",
        "dziennikarz|dziennikarka|redaktor|redaktorka|prowadzący|prowadząca|moderator|moderatorka|reporter|reporterka|"
        "marszałek|wicemarszałek|przewodniczący|przewodnicząca|prezydent|premier|prezes|poseł|posłanka|senator|"
        "głos z sali|głosy z sali|tłumacz|tłumaczka|rzecznik|rzeczniczka",
        ("p", "o"),
    ),
    "ar": _words(
        "جواب|الجواب|ج|الإجابة|إجابة",
        "سؤال|السؤال|س",
        "صحفي|صحفية|الصحفي|الصحفية|صحافي|الصحافي|مذيع|المذيع|مذيعة|المذيعة|المحاور|المحاورة|مقدم البرنامج|"
        "مدير الجلسة|مراسل|المراسل|مراسلة|الرئيس|رئيس الجلسة|رئيس المجلس|الوزير|المترجم|مداخلة",
        ("س", "ج"),
    ),
    "he": _words(
        "תשובה",
        "שאלה|שאלות",
        'מראיין|מראיינת|המראיין|המראיינת|מנחה|המנחה|עיתונאי|עיתונאית|העיתונאי|העיתונאית|כתב|כתבת|יו"ר|היו"ר|'
        'יו"ר הכנסת|היושב-ראש|היושבת-ראש|ראש הממשלה|הנשיא|נשיא המדינה|השר|השרה|קריאה|קריאות|מתורגמן|דובר|דוברת|קהל',
        ("ש", "ת"),
    ),
    "tr": _words(
        "cevap|yanıt",
        "soru|sorular",
        "gazeteci|muhabir|sunucu|moderatör|röportajcı|spiker|başkan|oturum başkanı|meclis başkanı|cumhurbaşkanı|"
        "başbakan|bakan|milletvekili|tercüman|çevirmen|sözcü|seyirci|dinleyici",
        ("s", "c"),
    ),
    "zh": _words(
        "答|回答|答复|答覆",
        "问|問|提问|提問|追问|追問",
        "记者|記者|主持人|采访者|採訪者|主席|议长|議長|院长|院長|总统|總統|总理|總理|部长|部長|发言人|發言人|"
        "翻译|翻譯|观众|觀眾|听众|聽眾|网友|網友",
    ),
    "ja": _words(
        "答|回答|答え",
        "問|質問|問い",
        "記者|司会|司会者|聞き手|インタビュアー|議長|副議長|委員長|会長|大統領|総理|首相|大臣|通訳|広報官|報道官",
    ),
    "ko": _words(
        "답|답변|대답",
        "문|질문|질의",
        "기자|사회자|진행자|앵커|의장|부의장|위원장|대통령|총리|국무총리|장관|대변인|통역|청중|방청객",
    ),
}
"""By primary language subtag."""

WRITTEN_TOGETHER = frozenset({"zh", "ja"})
"""Languages in which the name of a medium or a person stands right before the word for the role (新华社记者)."""

NAME_BEFORE = WRITTEN_TOGETHER | {"ko"}
"""Languages in which names come before the word for a role."""

NAME_AFTER = frozenset({'יו"ר', 'היו"ר'})
"""Words for roles after which a name may stand in a script without capitals; after others a verb would look alike."""
