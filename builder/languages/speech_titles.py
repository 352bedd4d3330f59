"""Titles that say who speaks: 'Rede von Bundespräsident Johannes Rau beim …', 'Remarks by President Joe Biden at …'.

Only languages in which a name in such a title stands in its plain form: Slavic ones bend it ('выступление Сергея
Лаврова'), which no list undoes without mistakes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_KINDS: Mapping[str, str] = {
    # German
    "rede": "speech", "ansprache": "speech", "grußwort": "speech", "regierungserklärung": "speech",
    "festrede": "speech", "eröffnungsrede": "speech", "laudatio": "speech", "predigt": "speech",
    "neujahrsansprache": "speech", "weihnachtsansprache": "speech",
    "statement": "remarks", "pressestatement": "remarks", "erklärung": "declaration", "interview": "interview",
    "pressekonferenz": "press-conference",
    # English
    "speech": "speech", "address": "speech", "keynote": "speech", "lecture": "speech", "sermon": "speech",
    "remarks": "remarks", "comments": "remarks", "testimony": "testimony", "press conference": "press-conference",
    "news conference": "press-conference",
    # French
    "discours": "speech", "allocution": "speech", "intervention": "speech", "déclaration": "declaration",
    "entretien": "interview", "conférence de presse": "press-conference",
    # Spanish, Portuguese, Italian
    "discurso": "speech", "alocución": "speech", "palabras": "remarks", "intervención": "speech",
    "declaración": "declaration", "entrevista": "interview", "conferencia de prensa": "press-conference",
    "pronunciamento": "speech", "declaração": "declaration", "coletiva de imprensa": "press-conference",
    "discorso": "speech", "dichiarazione": "declaration", "intervista": "interview", "intervento": "speech",
    "conferenza stampa": "press-conference",
    # Dutch, Scandinavian
    "toespraak": "speech", "tal": "speech", "tale": "speech",
}  # fmt: skip
_BEFORE_WHO = (
    r"(?:by|of|from|with|von|des|der|mit|vom|de la|de l['’]|de|du|d['’]|par|avec|del|della|dell['’]|di|do|da|com|con|"
    r"van|med|av|af)"
)
_ROLE = re.compile(
    r"^(?:\S*(?:präsident|kanzler|minister|sekretär|kommissar|senator|bürgermeister|botschafter|beauftragte|"
    r"vorsitzende|sprecher)(?:in|r|s|n)?|president|président|présidente|presidente|presidenta|prime|premier|première|"
    r"primer|primera|primeiro|vice|vice-president|vice-président|chancellor|chancelier|chancelière|canciller|minister|"
    r"ministre|ministro|ministra|ministru|secretary|secretary-general|secrétaire|secretario|secretaria|secretário|"
    r"state|foreign|deputy|general|général|generale|governor|gouverneur|gobernador|senator|sénateur|senador|senadora|"
    r"representative|congressman|congresswoman|ambassador|ambassadeur|embajador|commissioner|commissaire|mayor|maire|"
    r"alcalde|king|queen|prince|princess|roi|reine|rey|reina|könig|königin|pope|pape|papa|papst|cardinal|bishop|"
    r"chairman|chairwoman|chair|director|directeur|director-general|chief|the|of|for|and|affairs|und|le|la|el|il)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|lord|lady|hon|rt|m|mm|mme|mlle|sr|sra|srta|don|doña|sig|dott|herrn?|frau|"
    r"dipl|ing|mag|h\.e|s\.e|s\.m)\.?$",
    re.IGNORECASE,
)
_PARTICLES = _words("von van der den de di da del della dos das do le la bin ibn al el ter zu zur")
_WORDS = sorted(_KINDS, key=len, reverse=True)
_TITLE = re.compile(
    rf"(?<!\w)(?P<what>{'|'.join(map(re.escape, _WORDS))})(?!\w)(?P<between>[^:.]{{0,25}}?)\s*"
    rf"(?<!\w)(?P<by>{_BEFORE_WHO})(?:\s+|(?<=['’]))(?P<who>\S.*)$",
    re.IGNORECASE,
)
_KIND_ONLY = re.compile(rf"(?<!\w)(?P<what>{'|'.join(map(re.escape, _WORDS))})(?!\w)", re.IGNORECASE)
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class SpeechTitle:
    """What a title says of a speech: its kind (of ``reading.fields.KINDS``), whose it is, and in which post."""

    kind: str
    name: str
    role: str | None


def read_speech_title(title: str) -> SpeechTitle | None:
    """Give what a title says, None where it does not name a speaker by two words or more."""
    match = _TITLE.search(title)
    if match is None:
        return None
    role: list[str] = []
    name: list[str] = []
    for word in re.split(r"\s+", match["who"]):
        bare = word.rstrip(",;:")
        if not name and _ROLE.match(bare):
            role.append(bare)
        elif not name and _ADDRESS.match(bare):
            continue
        elif bare[:1].isupper() or (name and bare.lower() in _PARTICLES):
            name.append(bare)
        else:
            break
        if bare != word or len(name) == _MOST_NAMES:
            break
    while name and name[-1].lower() in _PARTICLES:
        name.pop()
    if len(name) < 2 or not name[0][:1].isupper():
        return None
    if role and match["by"].lower() == "des":
        role[-1] = role[-1].removesuffix("s")  # Rede des Bundeskanzlers
    return SpeechTitle(_KINDS[match["what"].lower()], " ".join(name), " ".join(role) or None)


def kind_in_title(title: str) -> str | None:
    """Give the kind of statement that a title begins with or names before a colon."""
    match = _KIND_ONLY.search(title)
    if match is None or (match.start() > 0 and ":" not in title[match.end() : match.end() + 2]):
        return None
    return _KINDS[match["what"].lower()]
