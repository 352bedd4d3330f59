"""Shards: the parts that the word index is cut into, and what Pagefind reads of each statement.

By language first: an index that holds one language uses that language's stemmer whatever the searching page's language
is, so that one query, asked of every shard, finds statements in every language of the archive. Then by date, see
``spans``. Beside a shard stands a small one of the speakers' own words in those texts that mix them with others'.

A shard's name is a language tag with a private part (BCP 47, 2.2.7): Pagefind takes it for a language, chooses the
stemmer by its beginning, and begins the names of the files with it, so that all shards can share one folder.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby

from builder.digests import digest_of, joined
from builder.languages.scripts import is_unspaced
from builder.model.own_words import OwnWords
from builder.search.records import Named, SearchRecord
from builder.search.spans import parts_of


@dataclass(frozen=True, slots=True)
class Shard:
    """Records that are indexed together, newest first; ``own`` where only the speakers' own words are."""

    name: str
    language: str
    records: tuple[SearchRecord, ...]
    own: bool = False

    def pages(self) -> Iterator[tuple[SearchRecord, str]]:
        """Give the page that Pagefind indexes for each record."""
        for record in self.records:
            texts = record.texts()
            yield record, page_of(record, self.name, texts.own_passages if self.own else texts.passages)

    def digest(self, engine: str) -> str:
        """Give the digest (hexadecimal) of all that decides what the shard's files hold."""
        return digest_of(_FORMAT, engine, self.name, joined([_digest(record) for record in self.records])).hex()


def _digest(record: SearchRecord) -> bytes:
    names = (*record.speakers, record.outlet, *_all_topics(record))
    own = (record.path, record.title, record.speaker_line, record.other_names, names)
    return digest_of(*own, record.words_digest)


_FORMAT = 4  # of the pages and of the files beside the engine's own: to be raised with either


def shards_of(records: Sequence[SearchRecord]) -> tuple[Shard, ...]:
    """Give the shards of records that are ordered newest first, by language and from the oldest."""
    return tuple(_shards_of(records))


def _shards_of(records: Sequence[SearchRecord]) -> Iterator[Shard]:
    for language, group in groupby(sorted(records, key=_stemmed_as), key=_stemmed_as):
        held = tuple(group)
        yield from _parts(language, held)
        mixed = tuple(record for record in held if record.own_words is OwnWords.SOME)
        yield from _parts(language, mixed, own=True)


def _parts(language: str, records: tuple[SearchRecord, ...], *, own: bool = False) -> Iterator[Shard]:
    parts = parts_of(records)
    for span, held in parts:
        private = [*(["own"] if own else []), *([span.name] if len(parts) > 1 else [])]
        if held:
            yield Shard("-".join([language, "x", *private] if private else [language]), language, held, own)


_NORWEGIAN = {"nb": "no", "nn": "no"}  # Pagefind's stemmer goes by the macrolanguage


def _stemmed_as(record: SearchRecord) -> str:
    return _NORWEGIAN.get(record.language, record.language)


def page_of(record: SearchRecord, language: str, passages: Sequence[tuple[str, str]]) -> str:
    """Give the page that Pagefind indexes for a statement: its words, and the names under which it is filed."""
    names = dict.fromkeys([*(name for _, name in record.speakers), *record.other_names, record.outlet[1]])
    fields = {
        "title": record.title,
        "names": " · ".join(names),
        "topics": " · ".join(dict.fromkeys(name for _, name in _all_topics(record))),
    }
    meta = "".join(
        f'<p data-pagefind-meta="{name}" data-pagefind-ignore>{_apart(value)}</p>'
        for name, value in fields.items()
        if value.strip()
    )
    paragraphs = "".join(
        f'<p id="{escape(address)}">{_apart(text)}</p>' if address else f"<p>{_apart(text)}</p>"
        for address, text in passages
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><title>{escape(record.title)}</title>'
        f"<body data-pagefind-body>{meta}{paragraphs}</body></html>"
    )


GLUE = "\u2060"
"""Stands with a space where a text has none but words end: the search page takes both out again."""


@cache
def _joined() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x80, 0x10000) if unicodedata.category(chr(code))[0] in "PS")
    mark = f"['/{re.escape(marks)}-]"
    # What begins with the mark is looked for in a tenth of the time of what begins with the letter before it.
    return re.compile(rf"({mark}(?<=[^\W_].){mark}*)(?=[^\W_])")


def _apart(text: str) -> str:
    """Give a text as HTML with its words apart where a mark joins them: ``l’avenir``, ``post-cold-war``.

    Pagefind cuts at marks of ASCII alone, and gives what it cuts one place in the text, so that no phrase fits it.
    Scripts that put no spaces between words are left to Pagefind.
    """
    return escape(text if is_unspaced(text) else _joined().sub(rf"\1{GLUE} ", text))


def _all_topics(record: SearchRecord) -> tuple[Named, ...]:
    return (*record.topics, *(broader for _, broader in record.broader_topics))
