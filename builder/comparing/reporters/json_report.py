"""The comparison as JSON, whole, for other programs; ``SCHEMA`` says what it holds (JSON Schema 2020-12)."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from builder.comparing.comparison import Comparison
from builder.comparing.page_changes import PageChange
from builder.comparing.statement_changes import ChangedStatement
from builder.comparing.text_changes import Hunk


def as_json(comparison: Comparison) -> str:
    """Give a comparison as text in JSON that ends in a line break."""
    return json.dumps(_members(comparison), ensure_ascii=False, indent=2) + "\n"


def _members(comparison: Comparison) -> Mapping[str, object]:
    statements, pages = comparison.statements, comparison.pages
    sides = zip((comparison.old, comparison.new), comparison.addresses, statements.published, strict=True)
    old, new = ({"name": name, "url": url, "statements": count} for name, url, count in sides)
    return {
        "version": 1,
        "old": old,
        "new": new,
        "lost": _records(comparison.lost),
        "lost_anchors": _records(pages.lost_anchors),
        "moved": _records(comparison.moved),
        "statements": {
            "added": _records(statements.added),
            "changed": list(map(_statement, statements.changed)),
            "removed": _records(statements.removed),
        },
        "pages": {
            "added": list(comparison.added_pages),
            "changed": list(map(_page, pages.changed)),
            "rows": _records(pages.rows),
            "of_changed_statements": list(pages.own),
            "markup": list(pages.markup),
        },
        "search_compared": comparison.search_compared,
        "sizes": _records(comparison.sizes),
    }


def _records(values: tuple[Any, ...]) -> list[Mapping[str, object]]:
    return [dataclasses.asdict(value) for value in values]


def _statement(change: ChangedStatement) -> Mapping[str, object]:
    return {
        **dataclasses.asdict(change.statement),
        "former_path": change.former_path,
        "fields": _records(change.fields),
        "text": list(map(_hunk, change.text)),
        "passages": _records(change.passages),
        "lost_passages": list(change.lost_passages),
    }


def _page(change: PageChange) -> Mapping[str, object]:
    return {"paths": list(change.pages), "text": list(map(_hunk, change.hunks))}


def _hunk(hunk: Hunk) -> list[Mapping[str, object]]:
    return [{"sign": line.sign, "pieces": _records(line.pieces)} for line in hunk.lines]


def _object(**members: object) -> Mapping[str, object]:
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def _list(items: object) -> Mapping[str, object]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_SIDE = _object(name=_TEXT, url=_TEXT, statements={"type": ["integer", "null"], "minimum": 0})
_NAME = {"id": _TEXT, "title": _TEXT, "path": _TEXT}
_FIELDS = _list(_object(field=_TEXT, old=_MAYBE, new=_MAYBE))
_PIECES = _list(_object(text=_TEXT, changed={"type": "boolean"}))
_HUNKS = _list(_list(_object(sign={"enum": ["-", "+", " "]}, pieces=_PIECES)))
_SIZE = _object(files=_COUNT, bytes=_COUNT)
SCHEMA: Mapping[str, object] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "What 'archive diff' finds",
    **_object(
        version={"const": 1},
        old=_SIDE,
        new=_SIDE,
        lost=_list(_object(path=_TEXT, beside=_COUNT, target=_MAYBE)),
        lost_anchors=_list(_object(page=_TEXT, id=_TEXT)),
        moved=_list(_object(path=_TEXT, target=_TEXT, beside=_COUNT)),
        statements=_object(
            added=_list(_object(**_NAME)),
            changed=_list(
                _object(
                    **_NAME,
                    former_path=_MAYBE,
                    fields=_FIELDS,
                    text=_HUNKS,
                    passages=_FIELDS,
                    lost_passages=_list(_TEXT),
                )
            ),
            removed=_list(_object(**_NAME)),
        ),
        pages=_object(
            added=_list(_TEXT),
            changed=_list(_object(paths=_list(_TEXT), text=_HUNKS)),
            rows=_list(_object(page=_TEXT, added=_COUNT, removed=_COUNT, changed=_COUNT)),
            of_changed_statements=_list(_TEXT),
            markup=_list(_TEXT),
        ),
        search_compared={"type": "boolean"},
        sizes=_list(_object(kind=_TEXT, before=_SIZE, after=_SIZE)),
    ),
}
"""The shape of what ``as_json`` gives; a hunk is a list of lines, each with its sign and its pieces."""
