"""Asking an address whether it still leads anywhere: HEAD first, GET where that says too little, redirects told apart.

What the status codes mean: RFC 9110, https://www.rfc-editor.org/rfc/rfc9110#section-15.
"""

import ssl
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import httpx

from builder.errors import OperationalError
from builder.links.answers import Answer, Standing
from builder.links.external_links import asked_address
from builder.links.hosts import Hosts, HostState, host_of
from builder.links.turns import Time, Turns

_MOST_HOPS = 10
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
_FOR_A_TIME = (408, 425, 429, 500, 502, 503, 504)
_NO_HEAD = (405, 501)
_TOO_MANY = 429
_LONGEST_WAIT = 120.0
"""Seconds that a host may ask to be waited for; a host that asks for more is left alone until the next run."""
_FIRST_WAIT = 2.0
_UNHEARD = 3
"""A host of which so many addresses in a row gave no reply at all is left alone; so is one that says 429 to the end."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """A server's answer to one request, or why there was none; ``passing`` if it may be another one soon."""

    status: int = 0
    location: str = ""
    retry_after: str = ""
    failure: str = ""
    passing: bool = False
    gone: bool = False
    unasked: bool = False


class Asker:
    """Asks addresses through a client, in turns; ``probe`` is a host that is there whenever there is a network."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        turns: Turns,
        hosts: Hosts,
        *,
        retries: int = 2,
        probe: str = "archive.org",
        passing: Time | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._client = client
        self._turns = turns
        self._hosts = hosts
        self._retries = retries
        self._probe = probe
        self._sleep = (passing or Time()).sleep
        self._now = now
        self._without_head: set[str] = set()
        self._unheard: Counter[str] = Counter()
        self._too_many: Counter[str] = Counter()

    async def ask(self, address: str) -> Answer | None:
        """Give the answer of an address without its times, or None where its host is left alone.

        Raises:
            OperationalError: there is no network.
        """
        answer, passing = await self._follow(address, first=True)
        for attempt in range(self._retries):
            if not passing or self._turns.has_left(host_of(address)):
                break
            await self._sleep(_FIRST_WAIT * 2**attempt)
            later, passing = await self._follow(address, first=False)
            answer = later or answer
        return answer

    async def _follow(self, address: str, *, first: bool) -> tuple[Answer | None, bool]:
        """Follow redirects to the end; give the answer, and whether it may be another one soon."""
        at, moved_to, for_good = address, None, True
        seen = {address}
        for _ in range(_MOST_HOPS):
            reply = await self._request(at, head=first)
            if reply.unasked:
                beyond = Answer(Standing.DOUBTFUL, f"leads to {at}, whose host wants to be left alone")
                return None if at == address else beyond, False
            if reply.status not in _REDIRECTS or not reply.location:
                return self._answer(address, at, reply, moved_to)
            for_good = for_good and reply.status in _PERMANENT
            try:
                at = asked_address(urljoin(at, reply.location))
            except ValueError:
                return Answer(Standing.DOUBTFUL, "redirects to what is no address"), False
            moved_to = at if for_good else moved_to
            if at in seen:
                return Answer(Standing.DOUBTFUL, "redirects in a circle"), False
            seen.add(at)
        return Answer(Standing.DOUBTFUL, f"redirects more than {_MOST_HOPS} times"), False

    def _answer(self, address: str, at: str, reply: _Reply, moved_to: str | None) -> tuple[Answer, bool]:
        beyond = "" if at == address else f" at {at}"
        if reply.failure:
            standing = Standing.DEAD if reply.gone else Standing.DOUBTFUL
            return Answer(standing, f"{reply.failure}{beyond}"), reply.passing
        if 200 <= reply.status < 300:
            if beyond and _is_home(at) and not _is_home(address):
                return Answer(Standing.DOUBTFUL, f"leads to the home page {at}"), False
            return Answer(Standing.ALIVE, _in_words(reply.status), moved_to if moved_to != address else None), False
        standing = Standing.DEAD if reply.status in _GONE else Standing.DOUBTFUL
        return Answer(standing, f"{_in_words(reply.status)}{beyond}"), reply.passing

    async def _request(self, address: str, *, head: bool) -> _Reply:
        host = host_of(address)
        refused = await self._refused(address, host)
        if refused:
            return refused
        if head and host not in self._without_head:
            reply = await self._send("HEAD", address, host)
            if reply.status in _NO_HEAD:
                self._without_head.add(host)
            if reply.status not in _NO_HEAD and (reply.status < 400 or reply.passing):
                return reply
        return await self._send("GET", address, host)

    async def _refused(self, address: str, host: str) -> _Reply | None:
        if not host or urlsplit(address).scheme not in ("http", "https"):
            return _Reply(failure="no web address")
        state = await self._hosts.state(host)
        if state is HostState.PRIVATE:
            return _Reply(failure="an address of a private network, not asked")
        if state is HostState.FOUND:
            return None
        if await self._hosts.state(self._probe) in (HostState.GONE, HostState.UNSURE):
            message = f"neither {host} nor {self._probe} can be found: there seems to be no network"
            raise OperationalError(message, "Connect the machine to the internet, and check its name server.")
        if state is HostState.GONE:
            return _Reply(failure="no such host", gone=True)
        return _Reply(failure="the host's name could not be looked up")

    async def _send(self, method: str, address: str, host: str) -> _Reply:
        async with self._turns.at(host):
            if self._turns.has_left(host):
                return _Reply(unasked=True)
            try:
                response = await self._client.send(self._client.build_request(method, address), stream=True)
                await response.aclose()
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reply = _failure(error)
                self._note_silence(host, reply)
                return reply
            reply = _Reply(
                response.status_code,
                response.headers.get("location", ""),
                response.headers.get("retry-after", ""),
                passing=response.status_code in _FOR_A_TIME,
            )
            self._note_reply(host, reply)
            return reply

    def _note_silence(self, host: str, reply: _Reply) -> None:
        self._unheard[host] += reply.passing
        if self._unheard[host] >= _UNHEARD * (self._retries + 1):
            self._turns.leave(host)

    def _note_reply(self, host: str, reply: _Reply) -> None:
        self._unheard.pop(host, None)
        if reply.status != _TOO_MANY:
            self._too_many.pop(host, None)
        else:
            self._too_many[host] += 1
        if self._too_many[host] > self._retries:
            self._turns.leave(host)
        elif reply.passing and reply.retry_after:
            self._give_time(host, reply.retry_after)

    def _give_time(self, host: str, retry_after: str) -> None:
        seconds = _seconds(retry_after, self._now())
        if seconds > _LONGEST_WAIT:
            self._turns.leave(host)
        else:
            self._turns.postpone(host, seconds)


def _failure(error: Exception) -> _Reply:
    if isinstance(error, httpx.TimeoutException):
        return _Reply(failure="no reply in time", passing=True)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return _Reply(failure="no address that can be asked")
    causes = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) and cause not in causes:
        causes.append(cause)  # type: ignore[arg-type]
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return _Reply(failure="the connection is not secure: its certificate is not accepted")
    return _Reply(failure="the connection failed", passing=True)


def _seconds(retry_after: str, now: float) -> float:
    """Give the seconds that a Retry-After header names, be it a number or a date (RFC 9110, section 10.2.3)."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _in_words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query
