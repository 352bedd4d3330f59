"""Chicago style, 18th edition: an entry of the bibliography beside notes, as the official CSL style gives it."""

from builder.publishing.citations.authors import chicago_names
from builder.publishing.citations.headline import ended, headline, in_quotation_marks
from builder.publishing.citations.item_types import ARTICLE, POST, WEB_PAGE
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import chicago_date


def chicago_entry(citation: Citation) -> str:
    """Give the entry alone: 'Lavrov, Sergey. “Title.” Press conference. Outlet, December 29, 2020. https://….'."""
    event = ", ".join(filter(None, (citation.event, citation.place))) if citation.event else ""
    event = event[:1].upper() + event[1:]
    published = f"{citation.outlet}, {chicago_date(citation.issued)}"
    if citation.item_type == ARTICLE or not event:
        details = f"{published}."
    elif citation.item_type in (WEB_PAGE, POST):
        details = f"{event}, {published}."
    else:
        details = f"{event}. {published}."
    genre = f"{citation.genre}. " if citation.genre else ""
    title = in_quotation_marks(headline(citation.title, citation.language))
    return f"{ended(chicago_names(citation.authors))} {title} {genre}{details} {citation.url}."


def chicago(citation: Citation) -> str:
    """Give the entry, and the archive's own words in brackets after it."""
    return f"{chicago_entry(citation)} {citation.bracket}"
