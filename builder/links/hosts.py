"""Hosts by name: whether there is such a host, and whether it is one of the open internet."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

Resolve = Callable[[str], Awaitable[Sequence[str]]]


class HostState(Enum):
    """What is known of a host before it is asked anything."""

    FOUND = "found"
    GONE = "gone"
    UNSURE = "unsure"
    PRIVATE = "private"


class Hosts:
    """What is known of hosts, each looked up once.

    Contributors choose the addresses that are asked: hosts of the machine's own network are none of theirs, unless
    ``allow_private``. Behind a proxy it is the proxy that looks names up.
    """

    def __init__(self, *, allow_private: bool = False, resolve: Resolve | None = None) -> None:
        self._allow_private = allow_private
        self._resolve = resolve or _addresses
        self._states: dict[str, asyncio.Future[HostState]] = {}

    async def state(self, host: str) -> HostState:
        """Give the state of a host."""
        if host not in self._states:
            self._states[host] = asyncio.ensure_future(self._look_up(host))
        return await asyncio.shield(self._states[host])

    async def _look_up(self, host: str) -> HostState:
        if _behind_proxy(host):
            return HostState.FOUND
        try:
            addresses = await self._resolve(host)
        except socket.gaierror as error:
            gone = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            return HostState.GONE if gone else HostState.UNSURE
        except (OSError, UnicodeError):
            return HostState.UNSURE
        if not self._allow_private and any(not ipaddress.ip_address(each).is_global for each in addresses):
            return HostState.PRIVATE
        return HostState.FOUND


def host_of(address: str) -> str:
    """Give the host of an address in lower case; nothing where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


async def _addresses(host: str) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(address[0]).partition("%")[0] for *_, address in found]


def _behind_proxy(host: str) -> bool:
    proxies = getproxies()
    return ("https" in proxies or "http" in proxies or "all" in proxies) and not proxy_bypass(host)
