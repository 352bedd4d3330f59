"""The description of the site's search by which browsers offer it beside the address (OpenSearch 1.1, draft 6).

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md has the limits; where browsers depart from
it, https://developer.mozilla.org/en-US/docs/Web/XML/Guides/OpenSearch has the rest.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from builder.addresses.urls import absolute
from builder.archive.archive import Archive
from builder.languages.messages import translations
from builder.publishing.pages import Page

PATH = "/opensearch.xml"

LONGEST_SHORT_NAME = 16
LONGEST_LONG_NAME = 48
LONGEST_DESCRIPTION = 1024
"""How many characters the format allows each of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSearchView:
    """What the description says. All addresses are whole; ``origin`` is for that of the icon, known when rendering.

    ``long_name`` is empty where the short one says it all or the title is longer than either may be. ``languages`` are
    those of the texts that can be found.
    """

    short_name: str
    long_name: str
    description: str
    languages: tuple[str, ...]
    template: str
    address: str
    origin: str


def open_search_pages(archive: Archive, *, has_search: bool) -> Iterator[Page[object]]:
    """Give the description, ``opensearch.xml``; nothing where the site is built without its search."""
    if not has_search:
        return
    settings = archive.settings
    title = " ".join(settings.title.split())
    short_name = shortened(title, LONGEST_SHORT_NAME)
    description = translations(settings.language).gettext("Search the statements of %(title)s") % {"title": title}
    view = OpenSearchView(
        short_name=short_name,
        long_name=title if short_name != title and len(title) <= LONGEST_LONG_NAME else "",
        description=shortened(description, LONGEST_DESCRIPTION),
        languages=tuple(
            sorted({each.statement.language for each in archive.statements if not each.statement.withdrawn})
        ),
        template=absolute("/search/", settings) + "?q={searchTerms}",
        address=absolute(PATH, settings),
        origin=settings.origin,
    )
    yield Page(PATH.lstrip("/"), "pages/open_search.xml", view)


def shortened(text: str, most: int) -> str:
    """Give the text in at most so many characters: the words that fit, or the beginning of a first word that does not.

    Nothing stands for what is left out, and no letter loses the marks that combine with it.
    """
    if len(text) <= most:
        return text
    words = text[: most + 1].rpartition(" ")[0].rstrip(" ,;:–—-·|")
    if words:
        return words
    end = most
    while end > 1 and unicodedata.combining(text[end]):
        end -= 1
    return text[:end]
