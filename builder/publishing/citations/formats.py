"""The table of formats, and the files beside each statement's page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.publishing.citations.apa import apa
from builder.publishing.citations.bibtex import bibtex
from builder.publishing.citations.chicago import chicago
from builder.publishing.citations.csl_json import csl_json
from builder.publishing.citations.mla import mla
from builder.publishing.citations.plain_text import plain_text
from builder.publishing.citations.ris import ris
from builder.publishing.citations.source import Citation
from builder.publishing.citations.wikipedia import wikipedia
from builder.publishing.pages import Document, output_of


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format: its id, its name for readers, media type, file extension, and the function that writes it."""

    id: str
    name: str
    media_type: str
    extension: str
    write: Callable[[Citation], str]


def _(words: str) -> str:
    """Mark words for translation, which happens when they are asked for."""
    return words


FORMATS: tuple[CitationFormat, ...] = (
    CitationFormat("plain", _("Plain text"), "text/plain", "txt", plain_text),
    CitationFormat("apa", "APA", "text/plain", "txt", apa),
    CitationFormat("mla", "MLA", "text/plain", "txt", mla),
    CitationFormat("chicago", "Chicago", "text/plain", "txt", chicago),
    CitationFormat("wikipedia", "Wikipedia", "text/plain", "txt", wikipedia),
    CitationFormat("bibtex", "BibTeX", "application/x-bibtex", "bib", bibtex),
    CitationFormat("ris", "RIS", "application/x-research-info-systems", "ris", ris),
    CitationFormat("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", csl_json),
)
"""Every format, in the order in which readers see them."""

BY_ID = {each.id: each for each in FORMATS}
FILES = tuple(each for each in FORMATS if each.id in ("bibtex", "ris", "csl-json"))
"""The formats that reference managers import: each is a file ``cite.<extension>`` beside the page."""


def file_of(format: CitationFormat) -> str:
    """Give how the site path of a statement's citation in a format ends."""
    return f"/cite.{format.extension}"


def citation_documents(citation: Citation, path: str) -> Iterator[Document]:
    """Give ``cite.bib``, ``cite.ris`` and ``cite.json`` beside the statement's page at the site path."""
    for each in FILES:
        yield Document(output_of(path.rstrip("/") + file_of(each)), each.write(citation).encode())
