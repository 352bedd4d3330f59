"""Rebuilding: one build at a time, and what the pages that are open hear of it."""

import asyncio
import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from builder.build import Build, Options, build
from builder.checking.finding import Finding, has_errors
from builder.errors import OperationalError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last build came to: its number, its findings, and what went wrong beside the content."""

    number: int
    findings: tuple[Finding, ...] = ()
    failure: str = ""

    @property
    def good(self) -> bool:
        """Whether the site that is served shows the content as it now is."""
        return not self.failure and not has_errors(self.findings)

    def message(self) -> str:
        """Give the outcome as one line of JSON, for the page's script."""
        findings = [
            {"text": str(finding), "level": str(finding.level), "hint": finding.hint} for finding in self.findings
        ]
        fields = {"number": self.number, "good": self.good, "failure": self.failure, "findings": findings}
        return json.dumps(fields, ensure_ascii=False)


class Rebuilder:
    """Builds when asked, and tells every listener the outcome."""

    def __init__(self, options: Options, run: Callable[[Options], Build] = build) -> None:
        self._options = options
        self._run = run
        self._listeners: set[asyncio.Queue[Outcome]] = set()
        self.outcome = Outcome(0)

    async def rebuild(self) -> Outcome:
        """Build once and give the outcome; whatever goes wrong is in it."""
        number = self.outcome.number + 1
        try:
            result = await asyncio.to_thread(self._run, self._options)
            self.outcome = Outcome(number, result.findings)
        except OperationalError as error:
            self.outcome = Outcome(number, failure=f"{error.message}. {error.remedy}")
        except Exception as error:  # the preview outlives a fault of its own program
            traceback.print_exc()
            self.outcome = Outcome(number, failure=f"the build failed: {error}")
        for listener in self._listeners:
            listener.put_nowait(self.outcome)
        return self.outcome

    def listen(self) -> asyncio.Queue[Outcome]:
        """Give a queue that gets each outcome from now on, the present one first."""
        queue: asyncio.Queue[Outcome] = asyncio.Queue()
        queue.put_nowait(self.outcome)
        self._listeners.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[Outcome]) -> None:
        """Stop telling a queue."""
        self._listeners.discard(queue)
