"""Search records made for tests: what a test does not name is plain."""

import datetime
from typing import Any

from builder.digests import digest_of
from builder.model.own_words import OwnWords
from builder.search.records import SearchRecord, Texts

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
        "own_words": OwnWords.NONE,
        "wording": ("", "Wording not stated"),
        "translation": ("", "Translation not stated"),
        "distance": ("", "Nothing is stated"),
        "trail": (),
    }
    passages = fields.pop("passages", (("p-aaaaaaaa", f"The words of statement {id}."),))
    texts = Texts(passages, fields.pop("own_passages", ()))
    return SearchRecord(texts=lambda: texts, words_digest=digest_of(repr(texts)), **(plain | fields))
