"""What a statement's page says of itself: a ``Quotation`` where all its text is the speaker's, else an ``Article``."""

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.settings import Settings
from builder.publishing.references import topic_reference
from builder.publishing.structured_data.nodes import CONTEXT, Node, iso, outlet_node, script, speaker_node, thing
from builder.publishing.structured_data.quotations import is_quotation, page_node, quotations_within, whole_quotation
from builder.publishing.structured_data.sources import is_outlets_text, licences, sources
from builder.publishing.structured_data.versions import versions


def statement_json_ld(related: RelatedStatement, archive: Archive) -> str:
    """Give the JSON-LD of a statement's page. A withdrawn statement is attributed to nobody."""
    settings, statement = archive.settings, related.statement
    base: Node = {
        "@context": CONTEXT,
        "@type": "CreativeWork",
        "@id": absolute(related.path, settings),
        "url": absolute(related.path, settings),
        "name": statement.title,
        "inLanguage": statement.language,
        "isPartOf": {"@type": "WebSite", "@id": absolute("/", settings), "name": settings.title},
        "correction": [
            {"@type": "CorrectionComment", "text": each.what, "datePublished": iso(each.date)}
            for each in statement.corrections
        ],
    }
    if statement.withdrawn:
        return script({**base, "creativeWorkStatus": "Withdrawn"})
    return script(
        {**base, **_attribution(related, settings), **_content(related, archive), **versions(related, archive)}
    )


def _attribution(related: RelatedStatement, settings: Settings) -> Node:
    """Give type and speakers. schema.org knows a speaker of quotations alone: an account of words mentions them."""
    if is_quotation(related.statement):
        return whole_quotation(related, settings)
    return {
        "@type": "Article",
        "mentions": [speaker_node(each.speaker, settings) for each in related.speakers],
        "hasPart": quotations_within(related, settings),
    }


def _content(related: RelatedStatement, archive: Archive) -> Node:
    statement, settings = related.statement, archive.settings
    return {
        "dateCreated": iso(statement.date),
        "datePublished": iso(statement.date_published),
        "locationCreated": {"@type": "Place", "name": statement.place} if statement.place else None,
        "publisher": outlet_node(related.outlet, settings) if is_outlets_text(statement) else None,
        "isBasedOn": sources(related, settings),
        "about": [thing("Thing", topic_reference(topic), settings) for topic in related.topics],
        "citation": [page_node(archive.by_id[tie.id], settings) for tie in statement.relates
                     if tie.id in archive.by_id],
        "license": licences(statement),
    }  # fmt: skip
