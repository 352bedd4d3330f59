"""The speaker's own words as ``Quotation``: a whole text, or the passages of one that also holds other words."""

from collections.abc import Iterator, Sequence

from builder.addresses.urls import absolute
from builder.archive.archive import RelatedStatement
from builder.model.distance import primary
from builder.model.passage import Mode, Passage
from builder.model.settings import Settings
from builder.model.statement import Statement
from builder.publishing.structured_data.nodes import Node, speaker_node

MOST_PASSAGES = 20
"""With more quoted passages than these, a page says that it has quotations without repeating each."""


_ACCOUNTS = frozenset({Mode.REPORTED, Mode.SUMMARY})


def is_quotation(statement: Statement) -> bool:
    """Whether the whole text is the speaker's words: verbatim, no summary, and nowhere another's words or account."""
    if statement.form != "verbatim" or statement.extent == "summary":
        return False
    passages = statement.body.passages
    if any(passage.voice for passage in passages):
        return False
    modes = {run.mode for passage in passages for run in passage.runs}
    return not modes or (Mode.DIRECT in modes and not modes & _ACCOUNTS)


def page_node(related: RelatedStatement, settings: Settings) -> Node:
    """Give a statement that another page refers to, by its address and its language."""
    statement = related.statement
    kind = "Quotation" if is_quotation(statement) else "Article"
    return {
        "@type": "CreativeWork" if statement.withdrawn else kind,
        "@id": absolute(related.path, settings),
        "inLanguage": statement.language,
    }


def whole_quotation(related: RelatedStatement, settings: Settings) -> Node:
    """Give what makes a text a quotation: its type, who speaks, and the language from which it was translated."""
    return {
        "@type": "Quotation",
        "spokenByCharacter": _spoken_by(related, [speaker_node(each.speaker, settings) for each in related.speakers]),
        "translationOfWork": _original(related.statement),
    }


def quotations_within(related: RelatedStatement, settings: Settings) -> Sequence[Node]:
    """Give the quotations that a text holds, for a page that describes their speakers elsewhere.

    A passage that is one quotation has the passage's address as its ``@id``; of one that is more, each quotation
    names that address as the place where it stands. Where they are too many, one quotation without its words stands
    for all; a summary has none. Of several speakers, no part is attributed to any: which of them said it is not known.
    """
    statement = related.statement
    if statement.form not in ("mixed", "verbatim") or statement.extent == "summary":
        return ()
    passages = [each for each in statement.body.passages if each.voice is None and Mode.DIRECT in each.modes]
    speakers: list[Node] = [{"@id": str(speaker_node(each.speaker, settings)["@id"])} for each in related.speakers]
    said: Node = {
        "@type": "Quotation",
        "spokenByCharacter": _spoken_by(related, speakers) if len(speakers) == 1 else None,
    }
    if len(passages) > MOST_PASSAGES:
        return ({**said, "translationOfWork": _original(statement)},)
    page = absolute(related.path, settings)
    return [{**said, **part} for passage in passages for part in _parts(passage, page, statement)]


def _parts(passage: Passage, page: str, statement: Statement) -> Iterator[Node]:
    address = f"{page}#{passage.address}"
    alone = len(passage.runs) == 1
    for run in passage.runs:
        if run.mode is Mode.DIRECT:
            yield {
                "@id": address if alone else None,
                "url": address,
                "text": passage.text[run.start : run.end].strip(),
                "inLanguage": statement.language,
                "translationOfWork": _original(statement, passage if alone else None),
            }


def _spoken_by(related: RelatedStatement, speakers: Sequence[Node]) -> Sequence[Node]:
    """Give the speakers, each in the posts held at the time (https://schema.org/Role) where some are recorded."""
    return [
        {"@type": "Role", "roleName": list(each.roles), "spokenByCharacter": speaker} if each.roles else speaker
        for each, speaker in zip(related.speakers, speakers, strict=True)
    ]


def _original(statement: Statement, passage: Passage | None = None) -> Node | None:
    """Give the words before translation, where the record says that there was one; their wording where it is held."""
    wording = passage.original if passage else None
    language = (passage.original_language if passage else None) or statement.spoken_language
    if language is None or primary(language) == primary(statement.language):
        return None
    return {"@type": "Quotation", "inLanguage": language, "text": wording}
