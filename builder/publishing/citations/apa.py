"""APA style, 7th edition: an entry of the reference list, as the official CSL style gives it."""

from builder.publishing.citations.authors import apa_names
from builder.publishing.citations.headline import ended
from builder.publishing.citations.item_types import INTERVIEW, POST, WEB_PAGE
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import apa_date

_GENRES = {INTERVIEW: "Interview", POST: "Online post"}


def apa_entry(citation: Citation) -> str:
    """Give the entry alone: 'Lavrov, S. (2020, December 29). Title [Speech]. Outlet. https://…'."""
    genre = citation.genre or _GENRES.get(citation.item_type)
    title = f"{citation.title} [{genre}]" if genre else citation.title
    event = ", ".join(filter(None, (citation.event, citation.place))) if citation.event else ""
    outlet = citation.outlet
    parts = (event, outlet) if citation.item_type in (WEB_PAGE, POST) else (outlet, event)
    written = [ended(apa_names(citation.authors)), f"({apa_date(citation.issued)})."]
    written += [ended(part) for part in (title, *parts) if part]
    return " ".join((*written, citation.url))


def apa(citation: Citation) -> str:
    """Give the entry, and the archive's own words in brackets after it."""
    return f"{apa_entry(citation)} {citation.bracket}"
