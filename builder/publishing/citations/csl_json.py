"""CSL-JSON, the input of citation processors (https://docs.citationstyles.org/, schema csl-data.json of CSL 1.0.2)."""

import json
from typing import Any

from builder.model.dates import UncertainDate
from builder.publishing.citations.authors import Author
from builder.publishing.citations.item_types import SPEECH
from builder.publishing.citations.notes import words_of_date
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import date_parts, doubtful


def csl_item(citation: Citation) -> dict[str, Any]:
    """Give the item. The outlet of a speech is its publisher; remarks, quotation and the archive's page are a note."""
    event = citation.event
    item = {
        "id": citation.id if citation.passage is None else f"{citation.id}#{citation.passage}",
        "type": citation.item_type.csl,
        "title": citation.title,
        "author": [_name(author) for author in citation.authors],
        "issued": _date(citation.issued, citation.display_language),
        "publisher" if citation.item_type == SPEECH else "container-title": citation.outlet,
        "genre": citation.genre,
        "event-title": event,
        "event-place": citation.place if event else None,
        "URL": citation.url,
        "accessed": _date(citation.accessed, citation.display_language) if citation.accessed else None,
        "language": citation.language,
        "note": _note(citation),
    }
    return {name: value for name, value in item.items() if value}


def csl_json(citation: Citation) -> str:
    """Give the file: an array of the one item."""
    return json.dumps([csl_item(citation)], ensure_ascii=False) + "\n"


def _note(citation: Citation) -> str:
    text = citation.bracket.strip("[]")
    return f"{text}. “{citation.quotation}”" if citation.quotation else text


def _name(author: Author) -> dict[str, str]:
    if not author.family:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: value for name, value in parts.items() if value}


def _date(date: UncertainDate, language: str) -> dict[str, Any]:
    sides = date_parts(date)
    if not sides:
        return {"literal": words_of_date(date, language)}
    parts: dict[str, Any] = {"date-parts": [list(side) for side in sides]}
    return {**parts, "circa": True} if doubtful(date) else parts
