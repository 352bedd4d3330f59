"""What was found out about an address, kept in the cache: an address is not asked again while its answer is good."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from builder.cache import Cache

TABLE = "answers"
"""The table of the cache."""

_DAY = 24 * 60 * 60


class Standing(StrEnum):
    """Whether an address still leads anywhere; ``doubtful`` where only a person can tell."""

    ALIVE = "alive"
    DEAD = "dead"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: ``reason`` in words, ``moved_to`` where it lies for good now.

    Times are seconds since 1970: of the asking, and since when the standing has been the same.
    """

    standing: Standing
    reason: str
    moved_to: str | None = None
    asked: int = 0
    since: int = 0


_GOOD_FOR = {Standing.ALIVE: 7 * _DAY, Standing.DEAD: _DAY, Standing.DOUBTFUL: _DAY}


class Answers:
    """The answers in a cache; ``now`` gives the seconds since 1970."""

    def __init__(self, cache: Cache, now: Callable[[], float] = time.time) -> None:
        self._cache = cache
        self._now = now

    def last(self, address: str) -> Answer | None:
        """Give the last answer of an address, however old, or None."""
        kept = self._cache.get(TABLE, address.encode())
        return _read(kept) if kept else None

    def is_good(self, answer: Answer) -> bool:
        """Whether an answer need not be asked for again: seven days where the address is alive, else one."""
        return 0 <= self._now() - answer.asked < _GOOD_FOR[answer.standing]

    def keep(self, address: str, answer: Answer) -> Answer:
        """Keep an answer and give it with its times."""
        before, now = self.last(address), int(self._now())
        since = before.since if before and before.standing is answer.standing else now
        dated = replace(answer, asked=now, since=since)
        self._cache.put(TABLE, [(address.encode(), json.dumps(asdict(dated)).encode())])
        return dated


def _read(kept: bytes) -> Answer | None:
    try:
        values = json.loads(kept)
        return Answer(**{**values, "standing": Standing(values["standing"])})
    except (ValueError, TypeError, KeyError):
        return None
