"""The words of the record's closed vocabularies (kinds, forms, roles, ties), as readers see them.

Each value of ``builder/reading/fields.py`` has its English words here; catalogues translate them.
"""

from collections.abc import Mapping
from functools import lru_cache

from builder.languages.messages import translations
from builder.model.distance import Distance


def _(words: str) -> str:
    """Mark words for translation, which happens when they are asked for."""
    return words


TERMS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "speech": _("Speech"),
        "interview": _("Interview"),
        "press-conference": _("Press conference"),
        "debate": _("Debate"),
        "testimony": _("Testimony"),
        "letter": _("Letter"),
        "declaration": _("Declaration"),
        "resolution": _("Resolution"),
        "written": _("Written statement"),
        "post": _("Post"),
        "remarks": _("Remarks"),
        "article": _("Article"),
    },
    "extent": {
        "whole": _("The whole statement"),
        "excerpt": _("An excerpt"),
        "summary": _("A summary"),
    },
    "form": {
        "verbatim": _("The speaker’s words throughout"),
        "mixed": _("The speaker’s words and an account of them"),
        "reported": _("An account of the speaker’s words"),
    },
    "wording": {
        "verbatim": _("Verbatim"),
        "mixed": _("Partly verbatim"),
        "reported": _("Reported"),
        "summary": _("Summary"),
        "": _("Wording not stated"),
    },
    "wording meaning": {
        "verbatim": _("The speaker’s words throughout, perhaps translated."),
        "mixed": _("The speaker’s words in quotation, and somebody’s account of the rest."),
        "reported": _("Somebody’s account of the words."),
        "summary": _("A summary of what was said."),
        "": _("The record does not say whether the words are the speaker’s."),
    },
    "distance": {
        "none": _("not translated"),
        "human": _("human translation"),
        "reviewed": _("machine translation, reviewed"),
        "unknown": _("translator unknown"),
        "machine": _("machine translation"),
        "relayed": _("relayed translation"),
        "": _("translation not stated"),
    },
    "distance meaning": {
        "none": _("The text is in the language that was spoken."),
        "human": _("A person translated it."),
        "reviewed": _("A machine translated it, and a person who is named reviewed the result."),
        "unknown": _("It was translated; by whom, the record does not say."),
        "machine": _("A machine translated it, and nobody is named who reviewed the result."),
        "relayed": _("It was translated twice or more; beside the text, the weakest translation is named."),
        "": _("The record does not say in which language the words were spoken."),
    },
    "badge": {
        "full": _("full circle"),
        "half": _("half circle"),
        "hollow": _("hollow circle"),
        "dotted": _("dotted circle"),
        "": _("no badge"),
    },
    "badge meaning": {
        "full": _("The speaker’s words throughout, in the language that was spoken."),
        "half": _(
            "The speaker’s words, but only in part, or in a translation that a person made or reviewed, or with the "
            "language spoken not stated."
        ),
        "hollow": _("An account or a summary, or a wording that is not stated, or a translator who is not known."),
        "dotted": _("A translation by a machine that nobody reviewed, or a translation of a translation."),
        "": _("Nothing is stated."),
    },
    "trail": {
        "text": _("this text"),
        "unnamed": _("not stated"),
        "agency": _("agency"),
        "outlet": _("outlet"),
        "publisher": _("publisher"),
        "collection": _("collection"),
        "archive": _("archive"),
        "human": _("human translation"),
        "reviewed": _("machine translation, reviewed"),
        "unknown": _("translator unknown"),
        "machine": _("machine translation"),
        "not-reviewed": _("not reviewed"),
        "not-seen": _("not seen"),
        "archived": _("archived"),
    },
    "translation": {
        "none": _("not translated"),
        "human": _("human translation"),
        "machine": _("machine translation"),
        "unknown": _("translator unknown"),
    },
    "mode": {
        "direct": _("the speaker’s words"),
        "quoted": _("single words quoted"),
        "reported": _("reported speech"),
        "summary": _("the archive’s summary"),
        "editorial": _("editorial text"),
        "": _("wording not stated"),
    },
    "step role": {
        "agency": _("agency"),
        "outlet": _("outlet"),
        "publisher": _("publisher"),
        "collection": _("collection"),
        "archive": _("archive"),
    },
    "step relation": {
        "quotes": _("quotes it"),
        "reports": _("reports it"),
        "republishes": _("republishes it"),
        "transcribes": _("transcribes it"),
        "excerpts": _("gives an excerpt"),
    },
    "relation": {
        "responds-to": _("Responds to"),
        "repeats": _("Repeats"),
        "corrects": _("Corrects"),
        "quotes": _("Quotes"),
    },
    "relation back": {
        "responds-to": _("Answered by"),
        "repeats": _("Repeated by"),
        "corrects": _("Corrected by"),
        "quotes": _("Quoted by"),
    },
    "level": {
        "error": _("Error"),
        "warning": _("Warning"),
        "suggestion": _("Suggestion"),
    },
}


@lru_cache(maxsize=1_024, typed=True)
def term(value: str, vocabulary: str, language: str) -> str:
    """Give the words for a value of a vocabulary; a value that it does not have is given back as written.

    Raises:
        KeyError: there is no such vocabulary.
    """
    words = TERMS[vocabulary].get(value)
    return value if words is None else translations(language).gettext(words)


@lru_cache(maxsize=256)
def distance_words(distance: Distance, language: str) -> str:
    """Give both axes in words, 'Partly verbatim · machine translation, 2 hops'; of several hops, the weakest."""
    wording = term(distance.wording or "", "wording", language)
    if distance.hops < 2 or distance.weakest is None:
        return f"{wording} · {term(distance.translation or '', 'distance', language)}"
    message = translations(language).ngettext("%(kind)s, %(shown)s hop", "%(kind)s, %(shown)s hops", distance.hops)
    kind = term(distance.weakest, "distance", language)
    return f"{wording} · {message % {'kind': kind, 'shown': str(distance.hops)}}"
