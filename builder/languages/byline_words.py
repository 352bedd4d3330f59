"""The words that stand before the names of authors: 'By', 'Von', 'Par', 'Por', '责任编辑：'."""

import re


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_NAMED = (
    "by|written by|story by|text by|reported by|author|authors|posted by|von|text von|autor|"
    "autorin|autoren|verfasser|verfasst von|par|auteur|auteurs|écrit par|rédigé par|por|"
    "autora|autores|escrito por|texto|di|autore|autori|scritto da|a cura di|door|"
    "geschreven door|av|af|tekst|skrevet av|skriven av|kirjoittaja|autorzy|autorka|opracował|"
    "opracowała|автор|авторы|текст|автори|автор текста|بقلم|كتب|كتبت|الكاتب|حوار|إعداد|تأليف|"
    "作者|记者|記者|责任编辑|責任編輯|编辑|編輯|文|撰文|著者|執筆|取材|기자|글"
)
_BEFORE_NAMES = tuple(_NAMED.split("|"))
"""Words before names, whatever the language: a page in French may say 'By'."""

_WITH_COLON_ONLY = _words(
    "author authors autor autorin autoren autora autores autore autori auteur auteurs texto tekst autorzy "
    "autorka автор авторы текст автори حوار 作者 记者 記者 责任编辑 責任編輯 编辑 編輯 文 撰文 著者 執筆 取材 글"
)
_PATTERN = "|".join(sorted(map(re.escape, _BEFORE_NAMES), key=len, reverse=True))
BYLINE = re.compile(rf"^[\s|•·/—–-]*(?P<word>{_PATTERN})(?P<mark>\s*[:：]\s*|\s+)(?P<names>\S.*)$", re.IGNORECASE)

AND = re.compile(r"\s*[,;|•]\s*|\s+(?:and|und|et|y|e|ed|en|och|og|oraz|i|и|та|&)\s+|、|；|，", re.IGNORECASE)
"""What stands between two names."""

NOBODY = _words(
    "admin administrator administrador webmaster editor editors editorial staff redaktion redaction redacción "
    "redaccion redação redacao redazione rédaction redactie redakcja redakce редакция newsroom newsdesk "
    "webdesk online-redaktion agencies agencias agences guest unknown anonymous none null undefined author "
    "autor"
)
"""Names of nobody: a desk, a program, a field that was left empty."""


def names_after_byline(line: str) -> str | None:
    """Give what stands after a word for authors at the beginning of a line, None where none does."""
    match = BYLINE.match(line)
    if match is None:
        return None
    needs_colon = match["word"].lower() in _WITH_COLON_ONLY
    return match["names"] if not needs_colon or match["mark"].strip() else None
