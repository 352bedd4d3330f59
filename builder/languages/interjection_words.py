"""The words by which transcripts note what happened in the room, in every language at once.

Transcripts often note it in another language than the text's, so the words are not kept apart by language. All are in
lower case.
"""

import re


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


REACTIONS = _words(
    "applause|laughter|standing ovation|crosstalk|cross-talk|"
    "applaudissements|rires|exclamations|huées|mouvements divers|"
    "beifall|heiterkeit|zwischenruf|zwischenrufe|zwischenbemerkung|zwischenbemerkungen|gegenruf|gegenrufe|zuruf|zurufe|"
    "bravoruf|bravorufe|oh-rufe|ah-rufe|aha-rufe|ja-rufe|nein-rufe|pfui-rufe|buh-rufe|buhrufe|gelächter|applaus|"
    "aplausos|risas|rumores|"
    "applausi|applauso|ilarità|"
    "аплодисменты|смех|оплески|сміх|"
    "oklaski|brawa|wesołość na sali|poruszenie na sali|"
    "تصفيق|ضحك|מחיאות כפיים|צחוק|קריאות ביניים|"
    "alkış|alkışlar|gülüşmeler"
)
"""Words that begin an interjection, whatever follows: 'Beifall bei der ÖVP', 'Applaudissements à gauche'."""

REMARKS = _words(
    "inaudible|unintelligible|indiscernible|laughs|laughing|chuckles|cheers|cheering|boos|booing|jeers|hear, hear|"
    "hear hear|interruption|interruptions|cross talk|silence|pause|music|end of transcript|"
    "sourires|murmures|brouhaha|protestations|très bien|très bien !|"
    "ruf|rufe|widerspruch|lachen|lacht|unruhe|unverständlich|zustimmung|protest|glocke|glockenzeichen|pfiffe|"
    "ininteligible|protestas|murmullos|abucheos|pausa|risa|"
    "risate|incomprensibile|inudibile|non udibile|commenti|proteste|brusio|"
    "смеется|смеётся|неразборчиво|шум|шум в зале|оживление|оживление в зале|"
    "сміється|нерозбірливо|шум у залі|"
    "śmiech|śmiechy|śmieje się|wesołość|niezrozumiałe|nieczytelne|dzwonek|gwar na sali|"
    "غير مسموع|غير واضح|مقاطعة|يضحك|צוחק|צוחקת|לא ברור|לא נשמע|"
    "gülüyor|anlaşılmıyor|gürültüler|bravo sesleri"
)
"""Words that are an interjection on their own, or with others of their kind: 'Rires et applaudissements'."""

WITHOUT_SPACES = _words(
    "掌声|掌聲|鼓掌|笑声|笑聲|笑|听不清|聽不清|众笑|眾笑|拍手|喝采|笑い|笑い声|聞き取れず|聴取不能|発言する者あり|"
    "呼ぶ者あり|박수|웃음|청취 불가|환호"
)
"""Words of Chinese, Japanese and Korean that end an interjection: '热烈掌声', '場内拍手', '일동 웃음'."""

MODIFIERS = _words(
    "prolonged|loud|sustained|brief|general|scattered|thunderous|stormy|renewed|more|nervous|soft|"
    "vifs|nourris|nouveaux|vives|quelques|"
    "heftiger|zahlreiche|ironische|ironischer|weitere|weiterer|neuerliche|neuerlicher|lebhafte|lebhafter|anhaltende|anhaltender|"
    "allgemeine|allgemeiner|demonstrativer|demonstrative|stürmischer|starker|lang|langer|lauter|laute|"
    "grandes|fuertes|prolongados|generales|vivi|prolungati|generali|"
    "продолжительные|бурные|общий|громкие|тривалі|бурхливі|huczne|długotrwałe|gromkie|sürekli|şiddetli"
)
"""Words that may stand before a reaction."""

JOINING_WORDS = _words("and|et|und|sowie|y|e|и|та|i|oraz|ve|و")

_OFFICES = (
    r"(?:Abg\.|(?:Die\ )?Abgeordnete[rn]?|Bundesr(?:at|ätin)|(?:Bundes|Vize)kanzler(?:in)?"
    r"|(?:Bundes)?[Mm]inister(?:in)?|(?:Vize|Bundes)?[Pp]räsident(?:in)?|Staatssekretär(?:in)?"
    r"|Landeshaupt(?:mann|frau)|Klubobmann|Poseł|Posłanka|Marszałek|M\.|Mme|On\.|Mr\.|Ms\.)"
)
_ABOUT = r"(?:beim?|von|vom|aus|auf|des|der|im|in|zwischen|und|sowie)"

PARLIAMENT_FORMS = re.compile(
    rf"""
    # who called what: 'Abg. Dr. Haider: Das steht nicht …!', 'Ruf bei der FPÖ: Na geh', 'Poseł Kowalski: Tak!'
    {_OFFICES} \s [^:()]{{0,90}} (?:\([^()]*\) [^:()]{{0,90}})? : .*
    | (?:\w+\s){{0,2}} (?:Ruf|Rufe|\w+-Rufe?) (?:\s{_ABOUT}\s[^:]+)? : .*
    | (?:\w+\s){{0,2}} (?:\w+-)? Rufe? \s {_ABOUT} \s .*
    # who did what: 'Präsident Kopf gibt das Glockenzeichen'
    | Abg\. \s .*
    | {_OFFICES} \s .* \b(?:spricht|telefoniert|blättert|lacht|nickt|macht|zeigt|hält|übergibt|reicht|schüttelt)\b .*
    | .* \b(?:Glockenzeichen|übernimmt\ (?:wieder\ )?den\ Vorsitz)\b .*
    """,
    re.VERBOSE,
)
"""How records of parliaments, of Austria above all, write what others said or did; whole contents of a bracket."""

TRANSCRIPT_FORMS = re.compile(
    rf"""
    (?:\w+\s){{0,2}} (?:Protest|Widerspruch|Unruhe|Lachen|Zustimmung) \s {_ABOUT} \s .*
    | (?:[Dd]er\ Redner|[Dd]ie\ Rednerin|Daraufhin) \s .*
    | .* \bin\ die\ Höhe (?:\ haltend|\ gehalten)? \.?
    | [^.!?]* \b(?:weisend|zeigend|deutend|haltend|hebend|bewegend|wiegend|blickend)
    | in\ Richtung \s [^!?]*
    """,
    re.VERBOSE,
)
"""Contents of a bracket that note what somebody did, in a transcript, and may be the speaker's words elsewhere."""
