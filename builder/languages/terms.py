"""The words of the record's closed vocabularies (kinds, forms, roles, ties), as readers see them.

Each value of ``builder/reading/fields.py`` has its English words here; catalogues translate them.
"""

from collections.abc import Mapping

from builder.languages.messages import translations


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
    },
    "distance": {
        "none": _("not translated"),
        "human": _("human translation"),
        "reviewed": _("machine translation, reviewed"),
        "unknown": _("translator unknown"),
        "machine": _("machine translation"),
    },
    "translation": {
        "none": _("not translated"),
        "human": _("human translation"),
        "machine": _("machine translation"),
        "unknown": _("translator unknown"),
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


def term(value: str, vocabulary: str, language: str) -> str:
    """Give the words for a value of a vocabulary; a value that it does not have is given back as written.

    Raises:
        KeyError: there is no such vocabulary.
    """
    words = TERMS[vocabulary].get(value)
    return value if words is None else translations(language).gettext(words)
