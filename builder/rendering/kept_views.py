"""Views that are kept: a page whose template alone changed is rendered again from the view that it had.

A view is made from the archive and no template, so that its key is the digest of what its target is made from.
"""

import pickle
from collections.abc import Iterable, Sequence

from builder.cache import Cache
from builder.digests import digest_of, joined
from builder.publishing.targets import Input, Made, Target

_PROTOCOL = 5


class KeptViews:
    """What targets gave that say it is worth keeping; ``constants`` is what all of them are made from."""

    def __init__(self, cache: Cache, constants: Sequence[Input]) -> None:
        self._cache = cache
        self._constants = joined([digest for _, digest in constants])
        self._new: list[tuple[bytes, bytes]] = []

    def made(self, target: Target) -> Iterable[Made]:
        """Give what a target makes, or made before from the same; ``keep`` is to be called some time after."""
        if not target.kept:
            return target.make()
        key = self._key(target)
        kept = self._cache.get("views", key)
        if kept is not None:
            before: list[Made] = pickle.loads(kept)
            return before
        made = list(target.make())
        self._new.append((key, pickle.dumps(made, _PROTOCOL)))
        return made

    def keep(self) -> None:
        """Keep what was made since the last time."""
        self._cache.put("views", self._new)
        self._new = []

    def trim(self, targets: Iterable[Target]) -> None:
        """Forget what is of no target, if that is much."""
        self._cache.trim("views", [self._key(target) for target in targets if target.kept])

    def _key(self, target: Target) -> bytes:
        return digest_of(self._constants, target.name, joined([digest for _, digest in target.inputs]))
