"""What an address answers, asked of a server on loopback that behaves like each kind of server there is."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Sequence
from email.utils import formatdate

import httpx
import pytest

from builder.errors import OperationalError
from builder.links.answers import Answer, Standing
from builder.links.asking import Asker
from builder.links.hosts import Hosts
from builder.links.turns import Pace, Turns
from tests.links.conftest import QuickTime
from tests.links.served_pages import ServedPages, reply

OK = reply(200)
NOW = 1_800_000_000


def ask_all(
    addresses: Sequence[str],
    quick: QuickTime,
    transport: httpx.AsyncBaseTransport | None = None,
    hosts: Hosts | None = None,
) -> list[Answer | None]:
    async def run() -> list[Answer | None]:
        async with httpx.AsyncClient(transport=transport, trust_env=False, verify=False) as client:
            turns = Turns(Pace(pause=0), quick.passing)
            looked_up = hosts or Hosts(allow_private=True)
            asker = Asker(client, turns, looked_up, passing=quick.passing, now=lambda: NOW)
            return [await asker.ask(address) for address in addresses]

    return asyncio.run(run())


def ask(address: str, quick: QuickTime, transport: httpx.AsyncBaseTransport | None = None) -> Answer:
    (answer,) = ask_all([address], quick, transport)
    assert answer is not None
    return answer


def test_a_page_that_is_there_is_asked_once_and_without_its_body(pages: ServedPages, quick: QuickTime) -> None:
    assert ask(pages.put("/there", OK), quick) == Answer(Standing.ALIVE, "200 OK")
    assert pages.asked == [("HEAD", "127.0.0.1", "/there")]


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_where_head_is_refused_get_decides(status: int, pages: ServedPages, quick: QuickTime) -> None:
    pages.put("HEAD /page", reply(status))
    assert ask(pages.put("GET /page", OK), quick).standing is Standing.ALIVE
    assert pages.methods("/page") == ["HEAD", "GET"]


def test_a_host_that_knows_no_head_is_not_asked_with_it_again(pages: ServedPages, quick: QuickTime) -> None:
    pages.put("HEAD /one", reply(405))
    ask_all([pages.put("GET /one", OK), pages.put("/two", OK)], quick)
    assert pages.methods("/two") == ["GET"]


@pytest.mark.parametrize(
    ("status", "standing", "asked"),
    [
        (404, Standing.DEAD, 2),
        (410, Standing.DEAD, 2),
        (401, Standing.DOUBTFUL, 2),
        (403, Standing.DOUBTFUL, 2),
        (451, Standing.DOUBTFUL, 2),
        (429, Standing.DOUBTFUL, 3),
        (500, Standing.DOUBTFUL, 3),
        (503, Standing.DOUBTFUL, 3),
    ],
)
def test_dead_is_told_from_doubtful(
    status: int, standing: Standing, asked: int, pages: ServedPages, quick: QuickTime
) -> None:
    answer = ask(pages.put("/page", reply(status)), quick)
    assert (answer.standing, answer.reason.partition(" ")[0]) == (standing, str(status))
    assert len(pages.asked) == asked


def test_a_server_that_is_down_for_a_moment_is_asked_again_after_a_while(pages: ServedPages, quick: QuickTime) -> None:
    assert ask(pages.put("/page", reply(503), reply(502), OK), quick).standing is Standing.ALIVE
    assert [wait for wait in quick.waits if wait] == [2, 4]


@pytest.mark.parametrize("after", ["30", formatdate(NOW + 30, usegmt=True)])
def test_a_host_is_left_in_peace_as_long_as_it_asks_for(after: str, pages: ServedPages, quick: QuickTime) -> None:
    assert ask(pages.put("/page", reply(429, Retry_After=after), OK), quick).standing is Standing.ALIVE
    assert quick.seconds == 30


def test_a_host_that_asks_for_hours_is_left_alone_and_others_are_not(pages: ServedPages, quick: QuickTime) -> None:
    first = pages.put("/first", reply(429, Retry_After="7200"))
    pages.put("/second", OK)
    answers = ask_all([first, pages.at("/second"), pages.at("/second", "localhost")], quick)
    assert [answer and answer.standing for answer in answers] == [Standing.DOUBTFUL, None, Standing.ALIVE]
    assert [(host, path) for _, host, path in pages.asked] == [("127.0.0.1", "/first"), ("localhost", "/second")]
    assert quick.seconds < 60


def test_a_host_that_will_hear_no_more_requests_gets_none(pages: ServedPages, quick: QuickTime) -> None:
    answers = ask_all([pages.put("/first", reply(429)), pages.put("/second", OK)], quick)
    assert [answer and answer.standing for answer in answers] == [Standing.DOUBTFUL, None]


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), 1), ((308,), 1), ((302,), None), ((303, 301), None), ((301, 301), 2), ((308, 307), 1)],
)
def test_a_move_for_good_is_told_as_far_as_it_is_one(
    statuses: Sequence[int], moved: int | None, pages: ServedPages, quick: QuickTime
) -> None:
    for number, status in enumerate(statuses):
        pages.put(f"/{number}", reply(status, Location=f"/{number + 1}"))
    pages.put(f"/{len(statuses)}", OK)
    answer = ask(pages.at("/0"), quick)
    assert answer == Answer(Standing.ALIVE, "200 OK", pages.at(f"/{moved}") if moved else None)


def test_a_redirect_to_nothing_is_as_dead_as_where_it_leads(pages: ServedPages, quick: QuickTime) -> None:
    answer = ask(pages.put("/old", reply(301, Location="/new")), quick)
    assert answer == Answer(Standing.DEAD, f"404 Not Found at {pages.at('/new')}")


def test_a_page_that_leads_to_the_home_page_now_is_doubtful(pages: ServedPages, quick: QuickTime) -> None:
    pages.put("/", OK)
    assert ask(pages.put("/article", reply(301, Location="/")), quick).standing is Standing.DOUBTFUL
    assert ask(pages.at("/"), quick).standing is Standing.ALIVE


def test_redirects_end(pages: ServedPages, quick: QuickTime) -> None:
    pages.put("/a", reply(302, Location="/b"))
    pages.put("/b", reply(302, Location="/a"))
    assert ask(pages.at("/a"), quick) == Answer(Standing.DOUBTFUL, "redirects in a circle")
    for number in range(20):
        pages.put(f"/{number}", reply(302, Location=f"/{number + 1}"))
    assert ask(pages.at("/0"), quick).reason == "redirects more than 10 times"
    strange = pages.put("/strange", reply(302, Location="mailto:somebody@example.org"))
    assert ask(strange, quick).standing is Standing.DOUBTFUL


@pytest.mark.parametrize(
    ("error", "reason", "asked"),
    [
        (httpx.ReadTimeout("slow"), "no reply in time", 3),
        (httpx.RemoteProtocolError("rubbish"), "the connection failed", 3),
        (httpx.ConnectError("refused"), "the connection failed", 3),
        (ssl.SSLCertVerificationError(), "the connection is not secure: its certificate is not accepted", 1),
    ],
)
def test_a_connection_that_fails_is_doubtful(error: Exception, reason: str, asked: int, quick: QuickTime) -> None:
    requests = []

    def fail(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if isinstance(error, ssl.SSLError):
            raise httpx.ConnectError("failed") from error
        raise error

    assert ask("http://127.0.0.1/", quick, httpx.MockTransport(fail)) == Answer(Standing.DOUBTFUL, reason)
    assert len(requests) <= 2 * asked


def test_a_host_that_is_silent_does_not_hold_up_all_of_its_addresses(quick: QuickTime) -> None:
    requests = []

    def be_silent(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        raise httpx.ConnectTimeout("silent")

    answers = ask_all([f"http://127.0.0.1/{number}" for number in range(50)], quick, httpx.MockTransport(be_silent))
    assert answers[0] == Answer(Standing.DOUBTFUL, "no reply in time")
    assert answers[-1] is None
    assert len(requests) < 20


def names(**failures: int) -> Callable[[str], object]:
    async def resolve(host: str) -> Sequence[str]:
        if host in failures:
            raise socket.gaierror(failures[host], "no")
        return ["192.0.2.1" if host == "inside" else "93.184.215.14"]

    return resolve


def test_a_host_whose_name_is_gone_is_dead_and_one_whose_name_server_is_down_is_not(quick: QuickTime) -> None:
    hosts = Hosts(resolve=names(gone=socket.EAI_NONAME, unsure=socket.EAI_AGAIN))  # type: ignore[arg-type]
    answers = ask_all(["https://gone/a", "https://unsure/a"], quick, hosts=hosts)
    assert [answer and answer.standing for answer in answers] == [Standing.DEAD, Standing.DOUBTFUL]


def test_without_a_network_nothing_is_called_dead(quick: QuickTime) -> None:
    hosts = Hosts(resolve=names(gone=socket.EAI_NONAME, **{"archive.org": socket.EAI_NONAME}))  # type: ignore[arg-type]
    with pytest.raises(OperationalError, match="no network"):
        ask_all(["https://gone/a"], quick, hosts=hosts)


def test_hosts_of_the_own_network_are_not_asked_not_even_by_a_redirect(pages: ServedPages, quick: QuickTime) -> None:
    inside = pages.put("/inside", OK)

    def redirect(request: httpx.Request) -> httpx.Response:
        assert request.url.host == "open"
        return httpx.Response(302, headers={"Location": inside})

    async def resolve(host: str) -> Sequence[str]:
        return ["127.0.0.1" if host == "127.0.0.1" else "93.184.215.14"]

    answers = ask_all([inside, "https://open/"], quick, httpx.MockTransport(redirect), Hosts(resolve=resolve))
    assert [answer and answer.standing for answer in answers] == [Standing.DOUBTFUL] * 2
    assert all(answer and "private network" in answer.reason for answer in answers)
