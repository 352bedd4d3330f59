"""What a statement's page shows of its citations.

A passage's citation is made by a script from a template with places in it, marked by characters for private use, which
no record's text has. A place is a name between two of them; the part of a template for passages of the speaker's own
words is ``own``, all that is said of the mode of such passages, the part, and ``end``.
"""

import dataclasses
from dataclasses import dataclass

from builder.languages.messages import translations
from builder.publishing.citations.formats import FILES, FORMATS, CitationFormat
from builder.publishing.citations.notes import own_words
from builder.publishing.citations.source import Citation

_BEGIN, _END, _OR = "\ue000", "\ue001", "\ue002"
PLACEHOLDERS = tuple(f"{_BEGIN}{name}{_END}" for name in ("address", "quotation", "mode"))
"""What a script puts a passage's address, text and mode for, escaped in Wikipedia's format as ``escaped`` does."""

_TEXTS = tuple(each for each in FORMATS if each not in FILES)
_STYLES = frozenset({"apa", "mla", "chicago"})


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one format, and the template of the same of a passage."""

    format: str
    name: str
    text: str
    passage_text: str


@dataclass(frozen=True, slots=True)
class StatementCitations:
    """The texts to copy, the plainest first, and the files to import: each name with its site path."""

    texts: tuple[CitationText, ...]
    files: tuple[tuple[str, str], ...]


def citations_view(citation: Citation, path: str) -> StatementCitations:
    """Give the citations of the statement's page at the site path."""
    template = passage_template(citation)
    say = translations(citation.display_language).gettext
    return StatementCitations(
        tuple(
            CitationText(each.id, say(each.name), text, _of_passage(each, text, citation, template))
            for each in _TEXTS
            for text in (each.write(citation),)
        ),
        tuple((each.name, f"{path}cite.{each.extension}") for each in FILES),
    )


def _of_passage(each: CitationFormat, text: str, citation: Citation, template: Citation) -> str:
    if each.id in _STYLES and citation.source:  # the entry names the source, so only the bracket differs
        return text.removesuffix(citation.bracket) + template.bracket
    written = each.write(template)
    if each.id != "wikipedia":
        return written
    quote = f" |quote={template.quotation}"
    own = f"{_BEGIN}own{_OR}{_OR.join(own_words(citation.display_language))}{_END}"
    return written.replace(quote, f"{own}{quote}{_BEGIN}end{_END}")


def passage_template(citation: Citation) -> Citation:
    """Give a statement's citation as that of any passage of the speaker's words, with places for what differs."""
    address, quotation, mode = PLACEHOLDERS
    return dataclasses.replace(citation, passage="", address=address, quotation=quotation, mode=mode, own=True)
