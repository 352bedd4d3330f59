"""A citation in words that need no manual of style, in the archive's language."""

from builder.languages.messages import translations
from builder.publishing.citations.headline import ended
from builder.publishing.citations.notes import words_of_date
from builder.publishing.citations.source import Citation


def _(words: str) -> str:
    """Mark words for translation, which happens when they are asked for."""
    return words


_ACCESSED = _("accessed %(date)s")
_COPY = _("Archived copy: %(address)s")


def plain_text(citation: Citation) -> str:
    """Give speakers, title, occasion, date, outlet, source, copy and a passage's words, then the bracket."""
    say, language = translations(citation.display_language).gettext, citation.display_language
    speakers = ", ".join(author.name for author in citation.authors)
    occasion = (citation.genre, citation.event, citation.place, words_of_date(citation.issued, language))
    parts = [f"{speakers}: {citation.title}", ", ".join(filter(None, occasion)), citation.outlet]
    text = " ".join(ended(part) for part in parts)
    text += f" {citation.url}"
    if citation.accessed:
        text += f" ({say(_ACCESSED) % {'date': words_of_date(citation.accessed, language)}})"
    text += "."
    if citation.archived:
        text += f" {say(_COPY) % {'address': citation.archived}}"
        if citation.archived_on:
            text += f" ({words_of_date(citation.archived_on, language)})"
        text += "."
    return f"{text} “{citation.quotation}” {citation.bracket}" if citation.quotation else f"{text} {citation.bracket}"
