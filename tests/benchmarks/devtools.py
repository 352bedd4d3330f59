"""A Chromium spoken to in its DevTools protocol, over a pipe: one channel for pages and every worker that they start.

The protocol: https://chromedevtools.github.io/devtools-protocol/. A message is JSON and ends with a zero byte. Workers
are attached to before they run, so that no request of theirs is missed.
"""

import json
import os
import queue
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

_ARGUMENTS = (
    "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run", "--mute-audio",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-sync",
)  # fmt: skip
# The browser reads from file 3 and writes to file 4; a shell puts them there.
_LAUNCH = 'from=$1 to=$2; shift 2; exec "$@" 3<&"$from" 4>&"$to"'
_ATTACH = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
QUIET = 0.3
"""Seconds without a request in which nothing more is to be expected."""
PATIENCE = 600.0
"""Seconds after which an answer is not waited for any longer."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """An answer that came over the wire: its bytes, and when it ended, in seconds since 1970."""

    address: str
    size: int
    ended: float


@dataclass(slots=True)
class Request:
    """A request that has not ended; ``body`` is the length of the answer's, where its header says so."""

    address: str
    session: str
    cached: bool = False
    body: int = 0


@dataclass(slots=True)
class Transfers:
    """What went over the wire since it was last asked: open requests by id, and the bytes of those that ended."""

    open: dict[str, Request] = field(default_factory=dict)
    sizes: list[Transfer] = field(default_factory=list)
    changed: float = 0.0


class Browser:
    """A running browser."""

    def __init__(self, to: BinaryIO, come: BinaryIO) -> None:
        self._to = to
        self._from = come
        self._number = 0
        self._lock = threading.Lock()
        self._answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self._transfers = Transfers()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def call(self, method: str, session: str | None = None, **parameters: object) -> dict[str, Any]:
        """Call a method and give its result.

        Raises:
            RuntimeError: the browser reports an error, or does not answer.
        """
        box: queue.Queue[dict[str, Any]] = queue.Queue()
        self._post(method, session, parameters, box)
        try:
            answer = box.get(timeout=PATIENCE)
        except queue.Empty:
            raise RuntimeError(f"{method}: no answer") from None
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, session: str, expression: str) -> Any:
        """Give the value of an expression in a page, which may be a promise."""
        answer = self.call("Runtime.evaluate", session, expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    @contextmanager
    def visitor(self, script: str) -> Iterator[str]:
        """Give the session of a page whose context has an empty cache; ``script`` runs in it before any other."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = str(self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for method, parameters in (
            ("Page.enable", {}), ("Network.enable", {}), ("Target.setAutoAttach", _ATTACH),
            ("Page.addScriptToEvaluateOnNewDocument", {"source": script}),
        ):  # fmt: skip
            self.call(method, session, **parameters)
        self.transfers()
        try:
            yield session
        finally:
            self.call("Target.disposeBrowserContext", browserContextId=context)

    def transfers(self) -> list[Transfer]:
        """Wait until nothing is asked for any longer; give what came over the wire since."""
        while True:
            with self._lock:
                last, busy = self._transfers.changed, bool(self._transfers.open)
                if not busy and time.monotonic() - last >= QUIET:
                    sizes, self._transfers.sizes = self._transfers.sizes, []
                    return sizes
                if busy and time.monotonic() - last > PATIENCE:
                    raise RuntimeError(f"not ended: {[each.address for each in self._transfers.open.values()]}")
            time.sleep(QUIET / 10)

    def _post(
        self,
        method: str,
        session: str | None,
        parameters: Mapping[str, object],
        box: queue.Queue[dict[str, Any]] | None = None,
    ) -> None:
        with self._lock:
            self._number += 1
            if box is not None:
                self._answers[self._number] = box
            message = {"id": self._number, "method": method, "params": parameters}
            if session is not None:
                message["sessionId"] = session
            self._to.write(json.dumps(message).encode() + b"\0")
            self._to.flush()

    def _read(self) -> None:
        rest = b""
        while part := os.read(self._from.fileno(), 1 << 20):
            *messages, rest = (rest + part).split(b"\0")
            for message in messages:
                self._hear(json.loads(message))

    def _hear(self, message: dict[str, Any]) -> None:
        if "id" in message:
            with self._lock:
                box = self._answers.pop(message["id"], None)
            if box is not None:
                box.put(message)
            return
        method, parameters = message["method"], message["params"]
        if method == "Target.attachedToTarget" and parameters["waitingForDebugger"]:
            for each, values in (("Network.enable", {}), ("Target.setAutoAttach", _ATTACH)):
                self._post(each, parameters["sessionId"], values)
            self._post("Runtime.runIfWaitingForDebugger", parameters["sessionId"], {})
        elif method.startswith("Network.") and "requestId" in parameters:
            with self._lock:
                self._count(method, message.get("sessionId", ""), parameters)

    def _count(self, method: str, session: str, parameters: dict[str, Any]) -> None:
        transfers, id = self._transfers, parameters["requestId"]
        if method == "Network.requestWillBeSent" and parameters["request"]["url"].startswith("http"):
            transfers.open[id] = Request(parameters["request"]["url"], session)
        elif id not in transfers.open:
            return
        elif method == "Network.responseReceived":
            response = parameters["response"]
            headers = {name.lower(): value for name, value in response["headers"].items()}
            transfers.open[id].cached = response.get("fromDiskCache", False)
            transfers.open[id].body = int(headers.get("content-length", 0))
        elif method in {"Network.loadingFinished", "Network.loadingFailed"}:
            request = transfers.open.pop(id)
            size = int(parameters.get("encodedDataLength", 0))
            # A worker's own script begins with the page and ends with the worker, which counts its headers alone.
            if size and session != request.session:
                size += request.body
            if size and not request.cached:  # what a cache in memory holds has no size
                transfers.sizes.append(Transfer(request.address, size, time.time()))
        transfers.changed = time.monotonic()


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """Run a browser while the context lasts."""
    its_in, our_out = os.pipe()
    our_in, its_out = os.pipe()
    with tempfile.TemporaryDirectory(prefix="archive-benchmark-", ignore_cleanup_errors=True) as profile:
        command = ["sh", "-c", _LAUNCH, "sh", str(its_in), str(its_out), program, *_ARGUMENTS]
        process = subprocess.Popen(
            [*command, f"--user-data-dir={profile}"],
            pass_fds=(its_in, its_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(its_in)
        os.close(its_out)
        with os.fdopen(our_out, "wb") as to, os.fdopen(our_in, "rb") as come:
            browser = Browser(to, come)
            try:
                yield browser
            finally:
                try:
                    browser.call("Browser.close")
                    process.wait(30)
                finally:
                    process.kill()
                    process.wait()
