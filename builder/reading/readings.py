"""What reading gave, kept by the digest of all that it depended on."""

import io
import pickle
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from builder.cache import Cache
from builder.model.statement import Body, Position
from builder.model.stored_body import StoredBody, StoredPositions

_PROTOCOL = 5
_IN_MEMORY = 8  # bodies: a page, its data and its search entry ask for one shortly after one another


class Readings:
    """The readings of a cache, among them the bodies of statements, which are read when they are wanted."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._recent: OrderedDict[bytes, tuple[Body, Mapping[str, Position]]] = OrderedDict()

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Give what is kept under those of the keys that are there; ``load`` makes values of it."""
        return self._cache.get_all("readings", keys)

    def keep(self, readings: Sequence[tuple[bytes, bytes]], bodies: Sequence[tuple[bytes, bytes]] = ()) -> None:
        """Keep readings, and bodies of which they speak, each as ``dump`` or ``dump_body`` made it."""
        self._cache.put("bodies", bodies)
        self._cache.put("readings", readings)

    def trim(self, readings: Sequence[bytes], bodies: Sequence[bytes]) -> None:
        """Forget what no longer belongs to the archive, if that is much."""
        self._cache.trim("readings", readings)
        self._cache.trim("bodies", bodies)

    def load(self, kept: bytes) -> Any:
        """Give the value of a reading."""
        return _Unpickler(kept, self).load()

    def body(self, key: bytes) -> Body:
        """Give a body."""
        return self._stored(key)[0]

    def positions(self, key: bytes) -> Mapping[str, Position]:
        """Give where the values of the body's statement stand in its file."""
        return self._stored(key)[1]

    def _stored(self, key: bytes) -> tuple[Body, Mapping[str, Position]]:
        found = self._recent.get(key)
        if found is None:
            kept = self._cache.get("bodies", key)
            if kept is None:
                raise LookupError("a text is missing from the cache")
            found = load_body(kept)
            self._recent[key] = found
            if len(self._recent) > _IN_MEMORY:
                self._recent.popitem(last=False)
        return found


def dump(value: object) -> bytes:
    """Give a reading as bytes; bodies that are kept are named alone."""
    buffer = io.BytesIO()
    _Pickler(buffer, _PROTOCOL).dump(value)
    return buffer.getvalue()


def dump_body(body: Body, positions: Mapping[str, Position]) -> bytes:
    """Give a body, and the places of its statement's values, as bytes."""
    return pickle.dumps((body, dict(positions)), _PROTOCOL)


def load_body(kept: bytes) -> tuple[Body, Mapping[str, Position]]:
    """Give what ``dump_body`` made bytes of."""
    body, positions = pickle.loads(kept)
    return body, positions


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: object) -> str | None:
        return "store" if isinstance(value, Readings) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, kept: bytes, store: Readings) -> None:
        super().__init__(io.BytesIO(kept))
        self._store = store

    def persistent_load(self, name: str) -> Readings:
        return self._store


def stored(body: Body, key: bytes, store: Readings) -> tuple[StoredBody, StoredPositions]:
    """Give what stands for a body, and for the places of its statement's values, once they are kept under the key."""
    return (
        StoredBody(
            store,
            key,
            links=body.links,
            addresses=body.addresses,
            text_digest=body.text_digest,
            has_words=body.has_words,
            own_words=body.own_words,
            words_digest=body.words_digest,
        ),
        StoredPositions(store, key),
    )
