"""Shards: the parts that the word index is cut into, and what Pagefind reads of each statement.

One shard a language: an index that holds one language uses that language's stemmer whatever the searching page's
language is, so that one query, asked of every shard, finds statements in every language of the archive.
"""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from builder.model.distance import primary
from builder.search.records import SearchRecord


def shards_of(records: Iterable[SearchRecord]) -> Mapping[str, tuple[SearchRecord, ...]]:
    """Give the records by shard, whose name is the primary language; the records keep their order."""
    ordered = sorted(records, key=_primary_language)
    return {name: tuple(group) for name, group in groupby(ordered, key=_primary_language)}


_NORWEGIAN = {"nb": "no", "nn": "no"}  # Pagefind's stemmer goes by the macrolanguage


def _primary_language(record: SearchRecord) -> str:
    language = primary(record.language)
    return _NORWEGIAN.get(language, language)


def page_of(record: SearchRecord, language: str) -> str:
    """Give the page that Pagefind indexes for a statement: its words, and the fields shown with a result."""
    fields = {
        "title": record.title,
        "speaker": ", ".join(name for _, name in record.speakers),
        "outlet": record.outlet[1],
        "date": record.date_words,
        "names": " ".join((*(name for _, name in record.speakers), *record.other_names, record.roles)),
        "topics": " ".join(name for _, name in record.topics),
    }
    meta = "".join(
        f'<p data-pagefind-meta="{name}" data-pagefind-ignore>{escape(value)}</p>'
        for name, value in fields.items()
        if value.strip()
    )
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in record.text.split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><title>{escape(record.title)}</title>'
        f"<body data-pagefind-body>{meta}{paragraphs}</body></html>"
    )
