"""Packs: the readings of many statements in one piece, which loads in a quarter of the time of as many single ones.

The single ones stay as well: they can be shared, and outlive a change of others.
"""

import marshal
from collections.abc import Mapping, Sequence
from typing import Any

from builder.reading.readings import Readings, dump

SIZE = 1_000
"""How many readings a pack holds."""
_KEYS = "packs"
_PACK = "pack "
_WORTH_LOADING = 0.5  # so much of a pack must be wanted
_WORTH_PACKING = 0.05  # of the statements: as many must be in no pack for all to be packed anew
_FEWEST = 100  # and at least as many


def load_packed(readings: Readings, wanted: Sequence[bytes]) -> dict[bytes, Any]:
    """Give those of the wanted readings that are in packs, by their keys."""
    cache = readings.cache
    kept = cache.note(_KEYS)
    if not kept:
        return {}
    left = set(wanted)
    found: dict[bytes, Any] = {}
    for number, keys in enumerate(marshal.loads(kept)):
        here = left.intersection(keys)
        if len(here) < _WORTH_LOADING * len(keys):
            continue
        pack = cache.note(_name(number))
        if pack:  # a cache that was damaged may lack it
            values = readings.load(pack)
            found.update((key, value) for key, value in zip(keys, values, strict=True) if key in here)
    return found


def keep_packed(readings: Readings, values: Mapping[bytes, Any], unpacked: int) -> None:
    """Pack readings anew, if enough of them are in no pack."""
    if unpacked < max(_FEWEST, _WORTH_PACKING * len(values)):
        return
    cache = readings.cache
    keys = list(values)
    packs = [keys[start : start + SIZE] for start in range(0, len(keys), SIZE)]
    for number, pack in enumerate(packs):
        cache.take_note(_name(number), dump([values[key] for key in pack]))
    cache.take_note(_KEYS, marshal.dumps(packs))
    kept = {_name(number) for number in range(len(packs))}
    cache.drop_notes(name for name in cache.notes() if name.startswith(_PACK) and name not in kept)


def _name(number: int) -> str:
    return f"{_PACK}{number}"
