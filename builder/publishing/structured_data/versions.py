"""Statements of one utterance as schema.org ties them: realisations of one work, some of them translations."""

from collections.abc import Sequence

from builder.addresses.tag_uris import tag_uri
from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.distance import Translation, primary
from builder.publishing.structured_data.nodes import Node
from builder.publishing.structured_data.quotations import is_quotation, page_node
from builder.publishing.utterance_pages import utterance_path


def versions(related: RelatedStatement, archive: Archive) -> Node:
    """Give the members that tie a statement to the others of its utterance; none where there is no other."""
    settings, utterance = archive.settings, related.statement.utterance
    if not utterance or utterance not in archive.side_by_side:
        return {}
    others = [other for other in archive.side_by_side[utterance] if other.id != related.id]
    work: Node = {
        "@type": "CreativeWork",
        "@id": tag_uri(settings, "utterance", utterance),
        "url": absolute(utterance_path(utterance), settings),
        "workExample": [page_node(other, settings) for other in others],
    }
    originals = [other for other in others if is_translation(related, other)]
    translations = [other for other in others if is_translation(other, related)]
    members: dict[str, Node | Sequence[Node]] = {"exampleOfWork": work}
    if originals:
        members["translationOfWork"] = [page_node(other, settings) for other in originals]
    if translations:
        members["workTranslation"] = [page_node(other, settings) for other in translations]
    return members


def is_translation(one: RelatedStatement, other: RelatedStatement) -> bool:
    """Whether the record says that one text translates the other of its utterance.

    Both must be whole and verbatim, the other in the language spoken, and this one a single translation away
    from that language: excerpts may be of different parts, and a relayed text translates another translation.
    """
    if not all(is_quotation(each.statement) and each.statement.extent == "whole" for each in (one, other)):
        return False
    distance, spoken = one.statement.distance, one.statement.spoken_language
    return (
        distance.hops == 1
        and other.statement.distance.translation is Translation.NONE
        and primary(spoken) == primary(other.statement.language)
    )
