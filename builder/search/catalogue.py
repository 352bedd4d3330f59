"""The catalogue: every statement's fields in columns, from which the search page filters, counts and sorts.

Pagefind answers the words; its own filters would fetch the whole index for a filter without words. The catalogue
is one small file: names once, and numbers that point at them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from builder.model.distance import Translation, Wording
from builder.search.records import SearchRecord

Column: TypeAlias = list[int] | list[str] | list[list[int]] | list[list[str]]
Named = tuple[str, str]


def catalogue_of(records: Sequence[SearchRecord], shards: Sequence[str], fragments: Mapping[str, str]) -> bytes:
    """Give the catalogue as JSON; ``fragments`` gives, by path, the id of each record's fragment.

    ``speakers``, ``outlets`` and ``topics`` hold [slug, name] pairs, sorted by name; ``statements`` holds columns of
    equal length: ``id``, ``fragment``, ``date`` (YYYY-MM-DD), ``years``, and for ``speakers``, ``outlets`` and
    ``topics`` the numbers of the pairs. ``wordings`` and ``translations`` are pairs too, in the order of the axes,
    ``distances`` pairs of a badge's shape and its words, ``trails`` lists of stations, without the speakers, each once;
    the columns ``wording``, ``translation``, ``distance`` and ``trail`` hold numbers of them.
    """
    speakers = _names(pair for record in records for pair in record.speakers)
    outlets = _names(record.outlet for record in records)
    topics = _names(pair for record in records for pair in record.topics)
    wordings = _numbered((record.wording for record in records), Wording)
    translations = _numbered((record.translation for record in records), Translation)
    distances = {pair: number for number, pair in enumerate(sorted({record.distance for record in records}))}
    trails = {line: number for number, line in enumerate(sorted({record.trail for record in records}))}
    columns: dict[str, Column] = {
        "id": [record.id for record in records],
        "fragment": [fragments[record.path] for record in records],
        "date": [record.date for record in records],
        "years": [list(record.years) for record in records],
        "speakers": [[speakers[pair] for pair in record.speakers] for record in records],
        "outlets": [[outlets[record.outlet]] for record in records],
        "topics": [[topics[pair] for pair in record.topics] for record in records],
        "wording": [wordings[record.wording] for record in records],
        "translation": [translations[record.translation] for record in records],
        "distance": [distances[record.distance] for record in records],
        "trail": [trails[record.trail] for record in records],
    }
    catalogue = {
        "shards": list(shards),
        "speakers": [list(pair) for pair in speakers],
        "outlets": [list(pair) for pair in outlets],
        "topics": [list(pair) for pair in topics],
        "wordings": [list(pair) for pair in wordings],
        "translations": [list(pair) for pair in translations],
        "distances": [list(pair) for pair in distances],
        "trails": [list(line) for line in trails],
        "statements": columns,
    }
    return (json.dumps(catalogue, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _names(pairs: Iterable[Named]) -> dict[Named, int]:
    ordered = sorted(set(pairs), key=lambda pair: (pair[1].casefold(), pair[0]))
    return {pair: number for number, pair in enumerate(ordered)}


def _numbered(pairs: Iterable[Named], axis: Iterable[str]) -> dict[Named, int]:
    """Number the pairs that occur in the order of an axis, 'not stated' (an empty value) last."""
    order = [*axis, ""]
    ordered = sorted(set(pairs), key=lambda pair: order.index(pair[0]))
    return {pair: number for number, pair in enumerate(ordered)}
