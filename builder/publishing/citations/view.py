"""What a statement's page shows of its citations."""

from dataclasses import dataclass

from builder.archive.archive import RelatedStatement
from builder.languages.messages import translations
from builder.model.settings import Settings
from builder.publishing.citations.formats import FILES, FORMATS, CitationFormat
from builder.publishing.citations.source import Citation, citation_of, of_passage

PLACEHOLDERS = ("{address}", "{quotation}", "{mode}")
"""What a script puts a passage's address, text and mode for. In Wikipedia's format a ``|`` in them is ``{{!}}``."""

_STYLES = frozenset({"apa", "mla", "chicago"})


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one format, and the same of a passage with ``PLACEHOLDERS`` in it."""

    format: str
    name: str
    text: str
    passage_text: str


@dataclass(frozen=True, slots=True)
class StatementCitations:
    """The texts to copy, the plainest first, and the files to import: each name with its site path."""

    texts: tuple[CitationText, ...]
    files: tuple[tuple[str, str], ...]


def citations_view(related: RelatedStatement, settings: Settings) -> StatementCitations:
    """Give the citations of a statement's page."""
    citation = citation_of(related, settings)
    template = passage_template(citation)
    say = translations(settings.language).gettext
    return StatementCitations(
        tuple(
            CitationText(each.id, say(each.name), text, _of_passage(each, text, citation, template))
            for each in FORMATS
            if each not in FILES
            for text in (each.write(citation),)
        ),
        tuple((each.name, f"{related.path}cite.{each.extension}") for each in FILES),
    )


def _of_passage(each: CitationFormat, text: str, citation: Citation, template: Citation) -> str:
    if each.id in _STYLES and citation.source:  # the entry names the source, so only the bracket differs
        return text.removesuffix(citation.bracket) + template.bracket
    return each.write(template)


def passage_template(citation: Citation) -> Citation:
    """Give a statement's citation as that of any passage, with a placeholder for what differs."""
    address, quotation, mode = PLACEHOLDERS
    return of_passage(citation, "", address, quotation, mode)
