"""The catalogue: every statement's fields in columns, from which the search page filters, counts and sorts.

Pagefind answers the words; its own filters would fetch the whole index for a filter without words. The catalogue
is one small file: names once, and numbers that point at them.
"""

import datetime
from collections.abc import Iterable, Sequence
from itertools import chain

from builder.json_file import json_line
from builder.model.distance import Translation, Wording
from builder.model.own_words import OwnWords
from builder.reading.fields import KINDS
from builder.search.records import Named, SearchRecord
from builder.search.shards import Shard

_EPOCH = datetime.date(1970, 1, 1)
_OWN = {OwnWords.NONE: -2, OwnWords.ALL: -1}


def catalogue_of(records: Sequence[SearchRecord], shards: Sequence[Shard], tag: str) -> bytes:
    """Give the catalogue as JSON. ``tag`` changes with the shards, so that a browser's old copies are not asked.

    ``shards`` are objects with ``name``, ``language``, ``own`` (whether it holds the speakers' own words alone), and
    the first and last day that its statements touch. ``speakers``, ``outlets``, ``topics``, ``kinds``, ``languages``,
    ``wordings`` and ``translations`` are [value, name] pairs, the last two in the order of their axes, kinds in that of
    their field, the others by name; ``distances`` pairs of a badge's shape and its words, ``trails`` lists of stations
    without the speakers. ``broader`` gives, for each topic, the number of its
    broader one or -1. ``ways`` are lists of four numbers: of a wording, a translation, a distance and a trail.

    ``statements`` holds columns of equal length, newest first: ``shard``; ``date``, the day by which it sorts, in days
    before the one above it, the first in days from 1970-01-01; numbers of pairs or lists of them; ``own``, -2 where
    nothing is known to be the speaker's own words, -1 where all is, else the shard that holds those that are.
    ``inexact`` holds, by a statement's number, how many days before and after its ``date`` it may lie, and its date in
    words.
    """
    tables: dict[str, dict[Named, int]] = {
        "speakers": _by_name(pair for record in records for pair in record.speakers),
        "outlets": _by_name(record.outlet for record in records),
        "topics": _by_name(pair for record in records for pair in (*record.topics, *chain(*record.broader_topics))),
        "languages": _by_name((record.language, record.language_name) for record in records),
        "kinds": _in_order((record.kind for record in records), KINDS),
        "wordings": _in_order((record.wording for record in records), Wording),
        "translations": _in_order((record.translation for record in records), Translation),
        "distances": {pair: number for number, pair in enumerate(sorted({record.distance for record in records}))},
    }
    broader = dict(pair for record in records for pair in record.broader_topics)
    topics = tables["topics"]
    trails = {line: number for number, line in enumerate(sorted({record.trail for record in records}))}
    way_of = [
        (
            tables["wordings"][record.wording],
            tables["translations"][record.translation],
            tables["distances"][record.distance],
            trails[record.trail],
        )
        for record in records
    ]
    ways = {way: number for number, way in enumerate(sorted(set(way_of)))}
    places: dict[bool, dict[str, int]] = {True: {}, False: {}}
    for number, shard in enumerate(shards):
        places[shard.own].update((record.id, number) for record in shard.records)
    catalogue = {
        "tag": tag,
        "shards": [_described(shard) for shard in shards],
        **{name: [list(pair) for pair in table] for name, table in tables.items()},
        "broader": [topics[broader[pair]] if pair in broader else -1 for pair in topics],
        "trails": [list(line) for line in trails],
        "ways": [list(way) for way in ways],
        "statements": {
            "shard": [places[False][record.id] for record in records],
            "date": _steps([record.date for record in records]),
            "speakers": [[tables["speakers"][pair] for pair in record.speakers] for record in records],
            "outlets": [tables["outlets"][record.outlet] for record in records],
            "topics": [[tables["topics"][pair] for pair in record.topics] for record in records],
            "kind": [tables["kinds"][record.kind] for record in records],
            "language": [tables["languages"][record.language, record.language_name] for record in records],
            "way": [ways[way] for way in way_of],
            "own": [
                _OWN[record.own_words] if record.own_words in _OWN else places[True][record.id] for record in records
            ],
        },
        "inexact": {
            number: [(record.date - record.earliest).days, (record.latest - record.date).days, record.date_words]
            for number, record in enumerate(records)
            if record.date_words
        },
    }
    return json_line(catalogue)


def _described(shard: Shard) -> dict[str, str | bool]:
    return {
        "name": shard.name,
        "language": shard.language,
        "own": shard.own,
        "first": min(record.earliest for record in shard.records).isoformat(),
        "last": max(record.latest for record in shard.records).isoformat(),
    }


def _steps(days: Sequence[datetime.date]) -> list[int]:
    """Small numbers compress better than dates."""
    above = [_EPOCH, *days]
    return [(above[number] - day).days if number else (day - _EPOCH).days for number, day in enumerate(days)]


def _by_name(pairs: Iterable[Named]) -> dict[Named, int]:
    ordered = sorted(set(pairs), key=lambda pair: (pair[1].casefold(), pair[0]))
    return {pair: number for number, pair in enumerate(ordered)}


def _in_order(pairs: Iterable[Named], axis: Iterable[str]) -> dict[Named, int]:
    """Number the pairs that occur in the order of an axis, 'not stated' (an empty value) last."""
    order = [*axis, ""]
    ordered = sorted(set(pairs), key=lambda pair: order.index(pair[0]))
    return {pair: number for number, pair in enumerate(ordered)}
