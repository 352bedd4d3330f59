"""What a citation has to say about its text, in words: whose wording it is, how it was translated, what is doubtful."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from builder.languages.date_words import date_words
from builder.languages.locales import language_name
from builder.languages.messages import translations
from builder.languages.terms import term
from builder.model.dates import UncertainDate
from builder.model.distance import Translation, Wording, primary
from builder.model.own_words import OWN
from builder.model.passage import Mode
from builder.model.statement import Statement


def _(words: str) -> str:
    """Mark words for translation, which happens when they are asked for."""
    return words


_WORDINGS = {
    Wording.MIXED: _("partly reported speech"),
    Wording.REPORTED: _("reported speech"),
    Wording.SUMMARY: _("summary"),
    None: _("wording not stated"),
}
_FROM = {
    Translation.HUMAN: _("human translation from %(language)s"),
    Translation.REVIEWED: _("machine translation from %(language)s, reviewed"),
    Translation.UNKNOWN: _("translation from %(language)s, translator unknown"),
    Translation.MACHINE: _("machine translation from %(language)s, not reviewed"),
}
_TRANSLATED = {
    Translation.HUMAN: _("human translation"),
    Translation.REVIEWED: _("machine translation, reviewed"),
    Translation.UNKNOWN: _("translation, translator unknown"),
    Translation.MACHINE: _("machine translation, not reviewed"),
}


@lru_cache(maxsize=64)
def own_words(language: str) -> tuple[str, ...]:
    """Give everything that ``mode_words`` says of passages for which ``is_own`` holds."""
    return tuple(mode_words(modes, language) for size in (1, 2) for modes in permutations(OWN, size))


def mode_words(modes: Sequence[Mode | None], language: str, voice: str | None = None) -> str:
    """Give a passage's modes in words, 'the speaker’s words; reported speech', or 'words of X' for another's voice."""
    say = translations(language).gettext
    words = [term(mode or "", "mode", language) for mode in modes or (None,)]
    if voice:
        named = say(_("words of %(name)s, not of the speaker cited")) % {"name": voice}
        words = [named, *(word for mode, word in zip(modes, words, strict=False) if mode is not Mode.DIRECT)]
    return "; ".join(words)


def wording_words(statement: Statement, language: str) -> str:
    """Give whose wording the whole text is, or nothing where it is the speaker's throughout."""
    wording = statement.distance.wording
    return "" if wording is Wording.VERBATIM else translations(language).gettext(_WORDINGS[wording])


def statement_notes(statement: Statement, agencies: Sequence[str], language: str) -> tuple[str, ...]:
    """Give what else is to be said, the gravest first; nothing is said of what the record does not state."""
    return tuple(_notes(statement, agencies, language))


def _notes(statement: Statement, agencies: Sequence[str], language: str) -> Iterator[str]:
    say = translations(language).gettext
    if statement.withdrawn:
        yield say(_("withdrawn"))
    for dispute in statement.disputes:
        yield say(_("disputed by %(name)s")) % {"name": dispute.by} if dispute.by else say(_("disputed"))
    translation = translation_words(statement, language)
    if translation:
        yield translation
    if statement.extent == "excerpt":
        yield say(_("excerpt"))
    if statement.date.uncertain:
        yield say(_("date uncertain"))
    if statement.date.approximate:
        yield say(_("date approximate"))
    for agency in agencies:
        yield say(_("agency: %(name)s")) % {"name": agency}
    published = statement.date_published
    if published and published != statement.date:
        yield say(_("published %(date)s")) % {"date": words_of_date(published, language)}


def translation_words(statement: Statement, language: str) -> str:
    """Give how the text was translated, or nothing where it was not or the record does not say."""
    distance = statement.distance
    if not distance.hops or distance.weakest is None:
        return ""
    messages = translations(language)
    if distance.hops > 1:
        message = messages.ngettext(
            "relayed through %(shown)s translation, the weakest a %(kind)s",
            "relayed through %(shown)s translations, the weakest a %(kind)s",
            distance.hops,
        )
        kind = messages.gettext(_TRANSLATED[distance.weakest])
        return message % {"shown": str(distance.hops), "kind": kind}
    source = statement.hops[0].source
    if source is None:
        return messages.gettext(_TRANSLATED[distance.weakest])
    return messages.gettext(_FROM[distance.weakest]) % {"language": language_name(primary(source), language)}


def withdrawn_title(title: str, language: str) -> str:
    """Give a withdrawn statement's title with a word before it that says so."""
    word = translations(language).gettext(_("withdrawn"))
    return f"{word[:1].upper()}{word[1:]}: {title}"


@lru_cache(maxsize=4096)
def words_of_date(date: UncertainDate, language: str) -> str:
    """Give a date in words; statements of one day are many, and CLDR's patterns take their time."""
    return date_words(date, language)
