"""Meta elements that reference managers read from a page.

They are the names that Zotero's translator 'Embedded Metadata' looks at (github.com/zotero/translators). A
``citation_title`` alone makes it guess a journal article, so ``z:itemType`` says what the item is; PRISM's name of
the publication is where it finds an article's outlet.
"""

from collections.abc import Iterator

from builder.publishing.citations.notes import withdrawn_title
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import date_parts, doubtful


def meta_tags(citation: Citation) -> tuple[tuple[str, str], ...]:
    """Give name and content of each element; a date with a doubt and a withdrawn statement's authors are left out."""
    return tuple(_tags(citation))


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "z:itemType", citation.item_type.zotero
    if citation.withdrawn:  # nobody is held to words that do not stand
        yield "citation_title", withdrawn_title(citation.title, citation.display_language)
    else:
        yield "citation_title", citation.title
        for author in citation.authors:
            yield "citation_author", author.inverted
    date = citation.issued
    if not doubtful(date) and len(date_parts(date)) == 1:
        yield "citation_date", date.text
    yield "citation_language", citation.language
    yield "citation_publisher", citation.outlet
    yield "prism.publicationName", citation.outlet
    yield "citation_public_url", citation.address
    if citation.genre:
        yield "DC.type", citation.genre
    if citation.remarks:
        yield "DC.description", "; ".join(citation.remarks)
