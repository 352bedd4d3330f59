"""The twin of each statement's page: ``index.json`` beside it, with the whole record for programs.

It begins as a line of the bulk data does and adds what the page shows beyond the file: the distance from the
speaker's own words, ties from both ends, other versions of the same words, and the passages with their addresses.
"""

from collections.abc import Mapping

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.distance import Distance
from builder.model.passage import Passage
from builder.model.settings import Settings
from builder.model.statement import Relation
from builder.publishing.exports.statement_schema import SCHEMA_PATH, VERSION
from builder.publishing.structured_data import licence_url
from builder.publishing.utterance_pages import versions_path

FILE = "index.json"
"""The name of a twin, beside its page."""


def statement_twin(related: RelatedStatement, archive: Archive, of_bulk: Mapping[str, object]) -> Mapping[str, object]:
    """Give the whole record of a statement as JSON's types, after the schema of ``statement_schema``.

    ``of_bulk`` is the statement's record in the bulk data.

    What is not stated is absent. A withdrawn statement has no text, passages or distance; its ``status`` says why.
    """
    statement, settings = related.statement, archive.settings
    record = dict(of_bulk)
    text = record.pop("text", None)
    record["relates"] = [_tie(tie, archive) for tie in statement.relates]
    additions = {
        "distance": {} if text is None else _distance(statement.distance),
        "related_from": [
            {"id": other.id, "type": kind, **_page(other, settings)}
            for kind, other in archive.related_from.get(statement.id, ())
        ],
        **_versions(related, archive),
        "text": text,
        "passages": [] if text is None else [_passage(each, record["url"]) for each in statement.body.passages],
        "former_addresses": {} if text is None else _former_addresses(related, archive),
    }
    twin = {
        "$schema": absolute(SCHEMA_PATH, settings),
        "version": VERSION,
        "archive": _publisher(settings),
        **record,
        **additions,
    }
    return {name: member for name, member in twin.items() if name == "topics" or member not in (None, [], {})}


def _publisher(settings: Settings) -> Mapping[str, object]:
    members = {
        "title": settings.title,
        "url": absolute("/", settings),
        "licence": settings.licence,
        "licence_url": licence_url(settings.licence),
    }
    return {name: member for name, member in members.items() if member}


def _distance(distance: Distance) -> Mapping[str, object]:
    members = {
        "wording": distance.wording,
        "translation": distance.translation,
        "badge": distance.badge,
        "hops": distance.hops,
        "weakest": distance.weakest,
    }
    return {name: member for name, member in members.items() if member}


def _tie(tie: Relation, archive: Archive) -> Mapping[str, object]:
    other = archive.by_id.get(tie.id)
    page = _page(other, archive.settings) if other else {}
    return {"id": tie.id, "type": tie.type, **page}


def _versions(related: RelatedStatement, archive: Archive) -> Mapping[str, object]:
    """Give the other statements of the utterance, and the page that sets those side by side that are not withdrawn."""
    statement, settings = related.statement, archive.settings
    if not statement.utterance:
        return {}
    others = [other for other in archive.by_utterance[statement.utterance] if other.id != related.id]
    path = versions_path(statement, archive)
    return {
        "utterance_url": absolute(path, settings) if path else None,
        "other_versions": [
            {"id": other.id, "language": other.statement.language, **_page(other, settings)} for other in others
        ],
    }


def _former_addresses(related: RelatedStatement, archive: Archive) -> Mapping[str, str | None]:
    """Give, for each address that a passage had, its successor's; None where the passage was taken out."""
    return {old: new or None for old, new in archive.former_addresses.get(related.id, {}).items()}


def _page(related: RelatedStatement, settings: Settings) -> Mapping[str, object]:
    return {"title": related.statement.title, "url": absolute(related.path, settings)}


def _passage(passage: Passage, page: object) -> Mapping[str, object]:
    members: dict[str, object] = {
        "address": passage.address,
        "url": f"{page}#{passage.address}",
        "text": passage.text,
        "block": passage.block,
        "runs": [
            {"start": run.start, "end": run.end, **({"mode": run.mode} if run.mode else {})} for run in passage.runs
        ],
    }
    if passage.voice:
        members["voice"] = passage.voice
    if passage.original:
        members["original"] = passage.original
    if passage.original_language:
        members["original_language"] = passage.original_language
    return members
