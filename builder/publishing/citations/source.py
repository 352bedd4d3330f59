"""The record that every format of a citation is made from."""

import dataclasses
from dataclasses import dataclass
from functools import lru_cache

from builder.addresses.urls import absolute
from builder.archive.archive import RelatedStatement
from builder.languages.terms import term
from builder.model.dates import UncertainDate
from builder.model.own_words import is_own
from builder.model.passage import Passage
from builder.model.provenance import TrailStep
from builder.model.settings import Settings
from builder.model.statement import Statement
from builder.publishing.citations.authors import Author, author_of
from builder.publishing.citations.item_types import ItemType, item_type_of
from builder.publishing.citations.notes import mode_words, statement_notes, wording_words
from builder.publishing.structured_data import source_urls

_SAY_IT_THEMSELVES = frozenset({"interview", "post", "article"})
"""Kinds that the type of the item tells already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A statement, or one of its passages, as it is cited. What is not stated is None or empty.

    ``source`` is the web address nearest to the text, ``address`` that of the archive's page (of the passage on it,
    where one is cited). ``language`` is the text's BCP 47 tag and ``source_language`` that of the text at
    ``source``; ``display_language`` is the archive's, in which notes and dates in words are written. ``genre`` is
    the statement's kind in words. ``notes`` say what the styles have no place for, in words. ``own`` tells that the
    ``quotation`` is the speaker's words throughout.
    """

    id: str
    item_type: ItemType
    authors: tuple[Author, ...]
    title: str
    outlet: str
    agencies: tuple[str, ...]
    issued: UncertainDate
    published: UncertainDate | None
    genre: str | None
    event: str | None
    place: str | None
    source: str | None
    source_language: str | None
    accessed: UncertainDate | None
    archived: str | None
    archived_on: UncertainDate | None
    address: str
    archive: str
    language: str
    display_language: str
    mode: str
    notes: tuple[str, ...]
    withdrawn: bool = False
    passage: str | None = None
    quotation: str | None = None
    own: bool = False

    @property
    def url(self) -> str:
        """The address that the entry names: the source's, or the archive's page where no source has one."""
        return self.source or self.address

    @property
    def remarks(self) -> tuple[str, ...]:
        """Everything that is said in words: whose wording it is, and the notes."""
        return (self.mode, *self.notes) if self.mode else self.notes

    @property
    def bracket(self) -> str:
        """The sentence in brackets that follows a style's entry: the remarks, and where the archive shows the text."""
        where = (self.archive, self.address) if self.source else (self.archive,)
        return f"[{'; '.join((*self.remarks, ', '.join(where)))}]"


def citation_of(related: RelatedStatement, settings: Settings, passage: Passage | None = None) -> Citation:
    """Give the record of a statement's citation, or of a passage's with its words and their mode."""
    citation = _of_statement(related, settings)
    if passage is None:
        return citation
    return dataclasses.replace(
        citation,
        passage=passage.address,
        address=f"{citation.address}#{passage.address}",
        quotation=passage.text,
        mode=mode_words(passage.modes, settings.language, passage.voice),
        own=is_own(passage.modes, passage.voice),
    )


@lru_cache(maxsize=16)  # a statement's page and its data ask for it one after the other
def _of_statement(related: RelatedStatement, settings: Settings) -> Citation:
    statement, language = related.statement, settings.language
    source = next(iter(source_urls(statement)), None)
    step = _step_of(source, statement)
    copy = next((copy for copy in step.archives if copy.url), None) if step else None
    agencies = tuple(
        dict.fromkeys(
            entry.name if entry else step.org
            for step, entry in zip(statement.trail, related.organisations, strict=True)
            if step.role == "agency" and step.org and entry != related.outlet
        )
    )
    return Citation(
        id=statement.id,
        item_type=item_type_of(statement.kind, related.outlet.kind),
        authors=tuple(author_of(each.speaker) for each in related.speakers),
        title=" ".join(statement.title.split()),
        outlet=related.outlet.name,
        agencies=agencies,
        issued=statement.date,
        published=statement.date_published,
        genre=_genre(statement, language),
        event=statement.event,
        place=statement.place,
        source=source,
        source_language=step.language if step else None,
        accessed=step.accessed if step else None,
        archived=copy.url if copy else None,
        archived_on=copy.captured if copy else None,
        address=absolute(related.path, settings),
        archive=settings.title,
        language=statement.language,
        display_language=language,
        mode=wording_words(statement, language),
        notes=statement_notes(statement, agencies, language),
        withdrawn=statement.withdrawn,
    )


def _genre(statement: Statement, language: str) -> str | None:
    if statement.kind is None or statement.kind in _SAY_IT_THEMSELVES:
        return None
    return term(statement.kind, "kind", language)


def _step_of(source: str | None, statement: Statement) -> TrailStep | None:
    """Give the step of the trail whose text lies at the source, the one nearest to this text."""
    return next((step for step in reversed(statement.trail) if source and step.url == source), None)
