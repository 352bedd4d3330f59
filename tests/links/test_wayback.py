"""The Wayback Machine's answers, and what is made of those that are none."""

import asyncio
import datetime
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from builder.cache import Cache
from builder.links.turns import Pace, Turns
from builder.links.wayback import Copies, Copy, Unheard, Wayback
from tests.links.conftest import QuickTime

SNAPSHOT = {
    "status": "200",
    "available": True,
    "url": "http://web.archive.org/web/20130919044612/http://example.com/",
    "timestamp": "20130919044612",
}
"""As the API's documentation shows it."""


def closest(snapshot: dict[str, Any], near: datetime.date | None, quick: QuickTime) -> tuple[Copy | None, httpx.URL]:
    requests = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, text=json.dumps({"archived_snapshots": snapshot}))

    async def run() -> Copy | None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
            return await Wayback(client, Turns(Pace(), quick.passing)).closest("http://example.com/?a=1&b=2", near)

    return asyncio.run(run()), requests[0].url


def test_a_copy_is_given_with_its_day_and_a_secure_address(quick: QuickTime) -> None:
    copy, asked = closest({"closest": SNAPSHOT}, datetime.date(2013, 9, 1), quick)
    assert copy == Copy("https://web.archive.org/web/20130919044612/http://example.com/", datetime.date(2013, 9, 19))
    assert str(asked.copy_with(query=None)) == "https://archive.org/wayback/available"
    assert dict(asked.params) == {"url": "http://example.com/?a=1&b=2", "timestamp": "20130901"}


@pytest.mark.parametrize("near", [None, datetime.date(1790, 1, 8)])
def test_without_a_day_of_its_time_the_latest_copy_is_asked_for(near: datetime.date | None, quick: QuickTime) -> None:
    assert "timestamp" not in closest({}, near, quick)[1].params


@pytest.mark.parametrize(
    "snapshot",
    [
        {},
        {"closest": None},
        {"closest": {**SNAPSHOT, "available": False}},
        {"closest": {**SNAPSHOT, "status": "404"}},
        {"closest": {**SNAPSHOT, "timestamp": "20131399000000"}},
        {"closest": {**SNAPSHOT, "url": "http://web.archive.org/a\nb: c"}},
    ],
)
def test_what_is_no_copy_is_none(snapshot: dict[str, Any], quick: QuickTime) -> None:
    assert closest(snapshot, None, quick)[0] is None


def test_a_copy_is_remembered_for_good_and_that_there_is_none_for_a_day(tmp_path: Path) -> None:
    now, address, near = 1_800_000_000, "https://example.com/", datetime.date(2013, 9, 1)
    copy = Copy("https://web.archive.org/web/20130919044612/http://example.com/", datetime.date(2013, 9, 19))
    with Cache(tmp_path) as cache:
        copies = Copies(cache, lambda: now)
        assert copies.known(address, near) == (False, None)
        copies.keep(address, near, copy)
        copies.keep(address, None, None)
        assert (copies.known(address, near), copies.known(address, None)) == ((True, copy), (True, None))
        now += 90_000
        assert (copies.known(address, near), copies.known(address, None)) == ((True, copy), (False, None))


@pytest.mark.parametrize("answer", [httpx.Response(429), httpx.Response(200, text="<html>"), httpx.ReadTimeout("slow")])
def test_after_a_few_failures_it_is_left_alone(answer: httpx.Response | Exception, quick: QuickTime) -> None:
    requests = []

    def fail(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, text=answer.text)

    async def run() -> int:
        async with httpx.AsyncClient(transport=httpx.MockTransport(fail)) as client:
            wayback, unheard = Wayback(client, Turns(Pace(), quick.passing)), 0
            for _ in range(10):
                try:
                    await wayback.closest("https://example.com/", None)
                except Unheard:
                    unheard += 1
            return unheard

    assert asyncio.run(run()) == 10
    assert len(requests) == 3
