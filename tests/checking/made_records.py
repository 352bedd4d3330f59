"""Statements and their speakers, made for the tests of rules about one record."""

from collections.abc import Mapping, Sequence
from typing import Any

from builder.archive.archive import RelatedStatement, SpeakerAtTheTime
from builder.model.dates import parse_date
from builder.model.outlet import Outlet
from builder.model.speaker import Speaker
from builder.model.statement import Body, Statement

SOUND = {
    "path": "content/statements/a.md",
    "id": "a",
    "title": "A statement",
    "speaker": ("A",),
    "date": parse_date("2020-12-29"),
    "outlet": "An outlet",
    "topics": (),
    "language": "en",
    "body": Body(html="", text="Words."),
}


def related(speakers: Sequence[Mapping[str, Any]] = (), **fields: Any) -> RelatedStatement:
    """Give a sound statement with these fields, by these speakers."""
    known = tuple(SpeakerAtTheTime(Speaker(**each), ()) for each in speakers)
    return RelatedStatement(Statement(**{**SOUND, **fields}), known, Outlet(slug="o", name="An outlet"), (), ())
