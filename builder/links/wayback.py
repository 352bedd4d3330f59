"""Copies at the Wayback Machine, by its availability API (https://archive.org/help/wayback_api.php)."""

import datetime
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from builder.cache import Cache
from builder.links.answers import TABLE as ANSWERS
from builder.links.hosts import host_of
from builder.links.turns import Turns

ADDRESS = "https://archive.org/wayback/available"
_FIRST_YEAR = 1996
"""The Wayback Machine holds nothing older."""
_MOST_FAILURES = 3
_GOOD_FOR = 24 * 60 * 60
_STAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a page: its address, and the day on which it was made."""

    url: str
    captured: datetime.date


class Copies:
    """What the Wayback Machine said of copies, in a cache: a copy stays, that there is none is good for a day."""

    def __init__(self, cache: Cache, now: Callable[[], float] = time.time) -> None:
        self._cache = cache
        self._now = now

    def known(self, address: str, near: datetime.date | None) -> tuple[bool, Copy | None]:
        """Give whether there is an answer that is good, and the copy if there is one."""
        try:
            url, captured, asked = json.loads(self._cache.get(ANSWERS, _key(address, near)) or b"")
            copy = Copy(url, datetime.date.fromisoformat(captured)) if url else None
            return copy is not None or 0 <= self._now() - asked < _GOOD_FOR, copy
        except (ValueError, TypeError):
            return False, None

    def keep(self, address: str, near: datetime.date | None, copy: Copy | None) -> None:
        """Keep an answer."""
        values = (copy.url, copy.captured.isoformat()) if copy else ("", "")
        self._cache.put(ANSWERS, [(_key(address, near), json.dumps((*values, int(self._now()))).encode())])


def _key(address: str, near: datetime.date | None) -> bytes:
    return f"copy {near or ''} {address}".encode()


class Unheard(Exception):
    """The Wayback Machine cannot be asked now."""


class Wayback:
    """The Wayback Machine, asked through a client, in turns; after a few failures in a row it is left alone."""

    def __init__(self, client: httpx.AsyncClient, turns: Turns, address: str = ADDRESS) -> None:
        self._client = client
        self._turns = turns
        self._address = address
        self._failures = 0

    async def closest(self, address: str, near: datetime.date | None) -> Copy | None:
        """Give the copy made nearest to a day, or the latest; None where there is none.

        Raises:
            Unheard: it gave no answer.
        """
        asked = {"url": address}
        if near is not None and near.year >= _FIRST_YEAR:
            asked["timestamp"] = near.strftime("%Y%m%d")
        async with self._turns.at(host_of(self._address)):
            if self._failures >= _MOST_FAILURES:
                raise Unheard
            try:
                response = await self._client.get(self._address, params=asked)
                answer = response.raise_for_status().json()
            except (httpx.HTTPError, httpx.InvalidURL, ValueError):
                self._failures += 1
                raise Unheard from None
        self._failures = 0
        return _copy(answer)


def _copy(answer: object) -> Copy | None:
    for name in ("archived_snapshots", "closest"):
        answer = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(answer, dict) or answer.get("available") is not True or answer.get("status") != "200":
        return None
    url, stamp = answer.get("url"), _STAMP.fullmatch(str(answer.get("timestamp")))
    if not isinstance(url, str) or stamp is None or re.search(r'[\s<>"]', url):
        return None
    try:
        captured = datetime.date(*map(int, stamp.groups()))
    except ValueError:
        return None
    return Copy(re.sub("^http://web\\.archive\\.org", "https://web.archive.org", url), captured)
