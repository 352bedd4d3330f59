"""What a page's site calls itself."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

from builder.importing.web_pages.page_metadata import PageMetadata


def site_names(metadata: PageMetadata) -> tuple[str, ...]:
    """Give the names that the page states for its site and publisher, the likeliest first."""
    names = [
        *(_name(publisher) for publisher in metadata.article_values("publisher")),
        *metadata.all_of("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher"),
    ]
    return tuple(dict.fromkeys(name for name in names if name and not name.startswith("http")))


def likeliest_name(names: Sequence[str], address: str | None, document_title: str) -> str | None:
    """Give the name of the site: one that its domain spells, else one that ends the document's title, else the first.

    Some sites put a section in the place of their name: 'Politics'.
    """
    host = _letters(urlsplit(address).hostname or "") if address else ""
    for name in names:
        if host and len(_letters(name)) > 2 and _letters(name) in host:
            return name
    for name in names:
        if document_title.rstrip().endswith(name):
            return name
    return names[0] if names else None


def _name(publisher: object) -> str:
    name = publisher.get("name", "") if isinstance(publisher, dict) else publisher
    return " ".join(name.split()) if isinstance(name, str) else ""


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(each for each in plain if not unicodedata.combining(each)))
