"""The check of links: ask what is not known, look for copies of what is dead, tell what is wrong where."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from functools import cached_property

import httpx

from builder import __version__
from builder.cache import Cache
from builder.checking.finding import Rule
from builder.checking.judgement_rules import DEAD_LINK, DOUBTFUL_LINK, MOVED_LINK
from builder.errors import OperationalError
from builder.links.answers import Answer, Answers, Standing
from builder.links.asking import Asker
from builder.links.external_links import ExternalLinks, Place, asked_address
from builder.links.hosts import Hosts, host_of
from builder.links.turns import Pace, Time, Turns
from builder.links.wayback import ADDRESS, Copies, Copy, Unheard, Wayback

Advance = Callable[[int], None]
Start = Callable[[str, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How links are asked: ``timeout`` in seconds; ``fresh`` asks again what is known; ``contact`` names the site."""

    contact: str
    pace: Pace = field(default_factory=Pace)
    timeout: float = 20.0
    retries: int = 2
    fresh: bool = False
    allow_private: bool = False
    wayback: str = ADDRESS


@dataclass(frozen=True, slots=True)
class LinkState:
    """A link with its places, its answer, and by place the copies of it: None where there is none.

    Without an answer, its host wanted to be left alone; a place without an entry, the Wayback Machine did not hear.
    """

    address: str
    places: tuple[Place, ...]
    answer: Answer | None
    copies: Mapping[Place, Copy | None] = field(default_factory=dict)

    @property
    def standing(self) -> Standing | None:
        """Whether it is alive, or None where nobody knows."""
        return self.answer.standing if self.answer else None

    @property
    def rule(self) -> Rule | None:
        """The rule by which it is a finding, or None where all is well, or nobody knows."""
        if self.answer is None:
            return None
        moved = MOVED_LINK if self.answer.moved_to else None
        return {Standing.DEAD: DEAD_LINK, Standing.DOUBTFUL: DOUBTFUL_LINK}.get(self.answer.standing, moved)


@dataclass(frozen=True)
class LinkCheck:
    """What a check came to: every link in the order of the files, and how many were asked now."""

    links: tuple[LinkState, ...]
    asked: int

    def settled(self, place: Place) -> bool:
        """Whether the file records a copy that is not dead itself, so that nothing is lost with the address."""
        return any(asked_address(copy) not in self._dead for copy in place.copies)

    @cached_property
    def _dead(self) -> frozenset[str]:
        return frozenset(link.address for link in self.links if link.standing is Standing.DEAD)


def check_links(
    links: ExternalLinks,
    cache: Cache,
    manner: Manner,
    start: Start,
    advance: Advance,
    passing: Time | None = None,
) -> LinkCheck:
    """Ask the links whose answers in the cache are not good any longer; each answer is kept as it comes.

    Raises:
        OperationalError: there is no network.
    """
    return asyncio.run(_check(links, cache, manner, start, advance, passing or Time()))


async def _check(
    links: ExternalLinks, cache: Cache, manner: Manner, start: Start, advance: Advance, passing: Time
) -> LinkCheck:
    answers = Answers(cache)
    known = {address: answers.last(address) for address in links}
    due = [
        address for address, answer in known.items() if manner.fresh or answer is None or not answers.is_good(answer)
    ]
    turns = Turns(manner.pace, passing)
    async with _client(manner) as client:
        hosts = Hosts(allow_private=manner.allow_private)
        asker = Asker(client, turns, hosts, retries=manner.retries, probe=host_of(manner.wayback), passing=passing)
        asked = 0

        async def ask(address: str) -> None:
            nonlocal asked
            answer = await asker.ask(address)
            if answer is not None:
                known[address] = answers.keep(address, answer)
                asked += 1
            advance(1)

        start("ask", len(due))
        await _all([ask(address) for address in due])
        states = tuple(LinkState(address, places, known[address]) for address, places in links.items())
        check = LinkCheck(states, asked)
        wayback = Wayback(client, turns, manner.wayback)
        return LinkCheck(await _with_copies(check, Copies(cache), wayback, start, advance), asked)


async def _with_copies(
    check: LinkCheck, copies: Copies, wayback: Wayback, start: Start, advance: Advance
) -> tuple[LinkState, ...]:
    """Look for copies of dead links, where none is recorded."""
    wanted = [
        (link, place)
        for link in check.links
        if link.standing is Standing.DEAD
        for place in link.places
        if not check.settled(place)
    ]
    found: dict[str, dict[Place, Copy | None]] = {}

    async def look(link: LinkState, place: Place) -> None:
        good, copy = copies.known(link.address, place.near)
        with suppress(Unheard):
            if not good:
                copy = await wayback.closest(link.address, place.near)
                copies.keep(link.address, place.near, copy)
            found.setdefault(link.address, {})[place] = copy
        advance(1)

    if wanted:
        start("copies", len(wanted))
    await _all([look(link, place) for link, place in wanted])
    return tuple(LinkState(link.address, link.places, link.answer, found.get(link.address, {})) for link in check.links)


def _client(manner: Manner) -> AbstractAsyncContextManager[httpx.AsyncClient]:
    agent = f"statement-archive/{__version__} (link check; +{manner.contact})"
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=manner.pace.in_all)
    return httpx.AsyncClient(
        headers={"User-Agent": agent, "Accept": "*/*"}, timeout=manner.timeout, limits=limits, follow_redirects=False
    )


async def _all(tasks: Sequence[object]) -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for task in tasks:
                group.create_task(task)  # type: ignore[arg-type]
    except* OperationalError as errors:
        raise errors.exceptions[0] from None
