"""What reading gave, kept by the digest of all that it depended on."""

import marshal
import pickle
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from builder.cache import Cache
from builder.errors import OperationalError
from builder.model.passage import Block, Mode, Passage, Run
from builder.model.statement import Body, Position
from builder.model.stored_body import StoredBody, StoredPositions

_PROTOCOL = 5
_IN_MEMORY = 8  # bodies: a page, its data and its search entry ask for one shortly after one another


class Readings:
    """The readings of a cache, among them the bodies of statements, which are read when they are wanted."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self._recent: OrderedDict[bytes, _KeptBody] = OrderedDict()

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Give what is kept under those of the keys that are there; ``load`` makes values of it."""
        return self.cache.get_all("readings", keys)

    def keep(self, readings: Sequence[tuple[bytes, bytes]], bodies: Sequence[tuple[bytes, bytes]] = ()) -> None:
        """Keep readings, and bodies of which they speak, each as ``dump`` or ``dump_body`` made it."""
        self.cache.put("bodies", bodies)
        self.cache.put("readings", readings)

    def trim(self, readings: Sequence[bytes], bodies: Sequence[bytes]) -> None:
        """Forget what no longer belongs to the archive, if that is much."""
        self.cache.trim("readings", readings)
        self.cache.trim("bodies", bodies)

    def load(self, kept: bytes) -> Any:
        """Give the value of a reading."""
        global _loading
        _loading = self
        return pickle.loads(kept)

    def __reduce__(self) -> "tuple[Callable[[], Readings], tuple[()]]":
        return _loaded_by, ()  # what is kept in a cache names it, and is given it by whoever loads that

    def html(self, key: bytes) -> str:
        """Give a body's HTML."""
        return self._stored(key).html

    def text(self, key: bytes) -> str:
        """Give a body's words."""
        return self._stored(key).text

    def passages(self, key: bytes) -> tuple[Passage, ...]:
        """Give a body's passages."""
        return self._stored(key).passages

    def positions(self, key: bytes) -> Mapping[str, Position]:
        """Give where the values of the body's statement stand in its file."""
        return self._stored(key).positions

    def _stored(self, key: bytes) -> "_KeptBody":
        found = self._recent.get(key)
        if found is None:
            kept = self.cache.get("bodies", key)
            if kept is None:
                raise OperationalError("a text is missing from the cache", "Delete the folder .cache and build again.")
            found = self._recent[key] = _KeptBody(kept)
            if len(self._recent) > _IN_MEMORY:
                self._recent.popitem(last=False)
        return found


_loading: Readings | None = None


def _loaded_by() -> Readings:
    assert _loading is not None
    return _loading


class _KeptBody:
    """A body out of the cache, of which only what is asked for is made."""

    def __init__(self, kept: bytes) -> None:
        self.html: str
        self.text: str
        self.html, self.text, self._passages, self._positions = marshal.loads(kept)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(map(_passage, self._passages))

    @property
    def positions(self) -> Mapping[str, Position]:
        return {name: Position(*place) for name, place in self._positions}


def dump(value: object) -> bytes:
    """Give a reading as bytes; bodies that are kept are named alone."""
    return pickle.dumps(value, _PROTOCOL)


def dump_body(body: Body, positions: Mapping[str, Position]) -> bytes:
    """Give a body, and the places of its statement's values, as bytes."""
    passages = [
        (
            each.address,
            each.text,
            str(each.block),
            [(run.start, run.end, run.mode and str(run.mode)) for run in each.runs],
            each.voice,
            each.original,
            each.original_language,
        )
        for each in body.passages
    ]
    places = [(name, (place.line, place.column)) for name, place in positions.items()]
    return marshal.dumps((body.html, body.text, passages, places))


def _passage(
    kept: tuple[str, str, str, list[tuple[int, int, str | None]], str | None, str | None, str | None],
) -> Passage:
    address, text, block, runs, voice, original, original_language = kept
    return Passage(
        address=address,
        text=text,
        block=_BLOCKS[block],
        runs=tuple(Run(start, end, _MODES[mode]) for start, end, mode in runs),
        voice=voice,
        original=original,
        original_language=original_language,
    )


_BLOCKS = {str(block): block for block in Block}
_MODES: Mapping[str | None, Mode | None] = {None: None, **{str(mode): mode for mode in Mode}}


def stored(body: Body, key: bytes, store: Readings) -> tuple[StoredBody, StoredPositions]:
    """Give what stands for a body, and for the places of its statement's values, once they are kept under the key."""
    return StoredBody(store, key, body), StoredPositions(store, key)
