"""Turns: how many ask at a time, one host and all, and how long a host is left in peace."""

import asyncio
from collections import Counter

from builder.links.turns import Pace, Time, Turns
from tests.links.conftest import QuickTime


def most_at_a_time(pace: Pace, hosts: list[str], quick: QuickTime) -> tuple[Counter[str], int]:
    """Give the most that hold a turn together, by host and in all; each holds it for some rounds of the loop."""
    now: Counter[str] = Counter()
    most: Counter[str] = Counter()
    in_all = 0

    async def hold(turns: Turns, host: str) -> None:
        nonlocal in_all
        async with turns.at(host):
            now[host] += 1
            most[host] = max(most[host], now[host])
            in_all = max(in_all, now.total())
            for _ in range(20):
                await asyncio.sleep(0)
            now[host] -= 1

    async def run() -> None:
        turns = Turns(pace, quick.passing)
        await asyncio.gather(*(hold(turns, host) for host in hosts))

    asyncio.run(run())
    return most, in_all


def test_one_request_at_a_time_goes_to_a_host_and_hosts_are_asked_side_by_side(quick: QuickTime) -> None:
    most, in_all = most_at_a_time(Pace(), ["one", "two", "three"] * 4, quick)
    assert most == {"one": 1, "two": 1, "three": 1}
    assert in_all == 3


def test_the_limits_of_a_host_and_of_all_can_be_set(quick: QuickTime) -> None:
    most, in_all = most_at_a_time(Pace(per_host=2, in_all=3, pause=0), ["one"] * 6 + ["two"] * 6, quick)
    assert most == {"one": 2, "two": 2}
    assert in_all == 3


def test_a_host_is_left_in_peace_between_two_requests(quick: QuickTime) -> None:
    most_at_a_time(Pace(pause=1.5), ["one"] * 3 + ["two"], quick)
    assert quick.waits == [1.5, 1.5]


def test_who_waits_for_a_host_keeps_none_from_asking_others(quick: QuickTime) -> None:
    async def run() -> list[str]:
        order: list[str] = []
        free = asyncio.Event()

        async def ask(host: str) -> None:
            async with turns.at(host):
                order.append(host)
                free.set()

        async def wait_for_the_other(seconds: float) -> None:
            await free.wait()
            quick.seconds += seconds

        turns = Turns(Pace(in_all=1), Time(lambda: quick.seconds, wait_for_the_other))
        turns.postpone("slow", 60)
        await asyncio.wait_for(asyncio.gather(ask("slow"), ask("quick")), 10)
        return order

    assert asyncio.run(run()) == ["quick", "slow"]
