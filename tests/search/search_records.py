"""Search records made for tests: what a test does not name is plain."""

import datetime
from typing import Any

from builder.search.records import OwnWords, SearchRecord

DAY = datetime.date(2001, 2, 3)


def record(id: str, date: datetime.date = DAY, **fields: Any) -> SearchRecord:
    """Give a record of one statement, of one paragraph in English unless told otherwise."""
    plain: dict[str, Any] = {
        "id": id,
        "path": f"/statements/{id}/",
        "title": f"Title of {id}",
        "language": "en",
        "language_name": "English",
        "date": date,
        "earliest": date,
        "latest": date,
        "date_words": "",
        "speakers": (("speaker", "A Speaker"),),
        "speaker_line": "A Speaker (Minister)",
        "outlet": ("outlet", "The Outlet"),
        "topics": (),
        "broader_topics": (),
        "other_names": (),
        "kind": ("", "Not stated"),
        "passages": (("p-aaaaaaaa", f"The words of statement {id}."),),
        "own_words": OwnWords.NONE,
        "own_passages": (),
        "wording": ("", "Wording not stated"),
        "translation": ("", "Translation not stated"),
        "distance": ("", "Nothing is stated"),
        "trail": (),
    }
    return SearchRecord(**(plain | fields))
