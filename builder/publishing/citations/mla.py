"""MLA style, 9th edition: an entry of the works cited, as the official CSL style gives it."""

from builder.publishing.citations.authors import mla_names
from builder.publishing.citations.headline import ended, headline, in_quotation_marks
from builder.publishing.citations.item_types import ARTICLE, POST, SPEECH
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import date_parts, doubtful, mla_date, mla_plain_date


def mla_entry(citation: Citation) -> str:
    """Give the entry alone: 'Lavrov, Sergey. “Title.” Press conference. Outlet, 29 Dec. 2020, https://….'.

    The date of a speech stands with its event, where the handbook has it (the style takes it from ``event-date``).
    """
    title = citation.title if citation.item_type == POST else headline(citation.title, citation.language)
    event, place = (citation.event or "", citation.place or "") if citation.event else ("", "")
    details: tuple[str, ...]
    if citation.item_type == SPEECH:
        when = mla_plain_date(citation.issued)
        if doubtful(citation.issued) and date_parts(citation.issued):
            when = f"[{when}?]"
        details = (citation.outlet, event[:1].upper() + event[1:], when, place)
    elif citation.item_type == ARTICLE:  # 'serials cannot be part of an event', the style says
        details = (citation.outlet, mla_date(citation.issued))
    else:
        details = (citation.outlet, mla_date(citation.issued), event[:1].upper() + event[1:], place)
    genre = f"{citation.genre}. " if citation.genre else ""
    located = ", ".join(filter(None, (*details, citation.url)))
    return f"{ended(mla_names(citation.authors))} {in_quotation_marks(title)} {genre}{located}."


def mla(citation: Citation) -> str:
    """Give the entry, and the archive's own words in brackets after it."""
    return f"{mla_entry(citation)} {citation.bracket}"
