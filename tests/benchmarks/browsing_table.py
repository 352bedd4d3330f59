"""Table B: what a search costs a reader, in requests, bytes and milliseconds.

Everything that came over the wire counts until the answer is complete and nothing more is asked for: page, style
sheets and scripts too. The milliseconds of a first visit count from the beginning of the navigation, those of another
search and of a change from the change of the address; they end when the document holds the results.
"""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.counting_server import FAST, SLOW, CountingServer
from tests.benchmarks.devtools import Browser
from tests.benchmarks.searches import CHANGES, SEARCHES, SHOWN

Row = tuple[str, ...]

SEARCH_HEADINGS = (
    "Statements", "Line", "Search", "Visit", "Found", "Requests", "Bytes, kB", "First row, kB", "First row, ms",
    "First ten, ms", "Complete, ms",
)  # fmt: skip
CHANGE_HEADINGS = (
    "Statements", "Line", "Change", "Found", "Requests", "Bytes, kB", "First row, kB", "First row, ms", "First ten, ms",
    "Complete, ms",
)  # fmt: skip

# A page's own policy forbids to evaluate text in it, and asking again and again would miss the moment: an observer
# hears of every change. What was there before the search does not count.
_WATCH = """
window.benchmarkAnswer = (begin) => new Promise((resolve) => {
  let start = 0, first = null, row = null, rowAt = 0;
  const watcher = new MutationObserver((changes) => {
    const list = document.getElementById("site-search-results");
    if (list === null) return;
    const now = performance.now() - start;
    if (row === null && begin && !changes.some((each) => each.target === list && each.type === "childList")) {
      // The rows of the answer before are still shown.
    } else {
      if (row === null && list.firstElementChild) [row, rowAt] = [now, Date.now()];
      if (first === null && list.querySelector(":scope > li:nth-child(10)")) first = now;
    }
    const told = begin ? changes.some((each) => each.target === list && each.type === "attributes") : true;
    if (!told || list.getAttribute("aria-busy") !== "false") return;
    watcher.disconnect();
    const status = document.getElementById("site-search-status");
    const text = status ? status.textContent : "";
    resolve({ row: row ?? now, rowAt: rowAt || Date.now(), first: first ?? now, complete: now, status: text });
  });
  watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-busy"] });
  if (begin) { start = performance.now(); begin(); }
});
window.benchmarkFirst = window.benchmarkAnswer(null);
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one answer cost, by the browser's count and by the server's; times in milliseconds."""

    found: str
    row: float
    first: float
    complete: float
    row_bytes: int
    """What had come when the first row was there."""
    sizes: tuple[int, ...]
    server_sizes: tuple[int, ...]

    @property
    def agrees(self) -> bool:
        """Whether browser and server count the same answers, byte by byte."""
        return sorted(self.sizes) == sorted(self.server_sizes)


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of both tables, and in how many of all measurements the two counts agree."""

    searches: list[Row]
    changes: list[Row]
    measurements: int
    agreeing: int
    browser_bytes: int
    server_bytes: int


def browsing_tables(
    browser: Browser, server: CountingServer, count: int, rounds: int, say: Callable[[str], None]
) -> Tables:
    """Ask every search and make every change, in as many rounds as are asked for; a row gives the medians."""
    searches: list[Row] = []
    changes: list[Row] = []
    every: list[Answer] = []
    for line in (FAST, SLOW):
        server.line = line
        for search in SEARCHES:
            visits = [list(_visit(browser, server, search.first, [search.other])) for _ in range(rounds)]
            for name, answers in zip(("first", "warm"), zip(*visits, strict=True), strict=True):
                searches.append((f"{count:,}", line.name, search.name, name, *_cells(answers)))
                every.extend(answers)
            say(f"{line.name}: {search.name}: {visits[-1][0].complete:,.0f} ms")
        fragments = [change.fragment for change in CHANGES]
        visits = [list(_visit(browser, server, SHOWN, fragments))[1:] for _ in range(rounds)]
        for change, answers in zip(CHANGES, zip(*visits, strict=True), strict=True):
            changes.append((f"{count:,}", line.name, change.name, *_cells(answers)))
            every.extend(answers)
        say(f"{line.name}: changes")
    return Tables(
        searches,
        changes,
        measurements=len(every),
        agreeing=sum(answer.agrees for answer in every),
        browser_bytes=sum(sum(answer.sizes) for answer in every),
        server_bytes=sum(sum(answer.server_sizes) for answer in every),
    )


def _visit(browser: Browser, server: CountingServer, fragment: str, others: Sequence[str]) -> Iterator[Answer]:
    """Visit the search page with an empty cache, then go on to other fragments on the same page."""
    with browser.visitor(_WATCH) as page:
        server.take()
        browser.call("Page.navigate", page, url=f"{server.address}search/#{fragment}")
        yield _answer(browser, server, browser.evaluate(page, "window.benchmarkFirst"))
        for other in others:
            change = f"window.benchmarkAnswer(() => {{ location.hash = {other!r}; }})"
            yield _answer(browser, server, browser.evaluate(page, change))


def _answer(browser: Browser, server: CountingServer, marks: dict[str, Any]) -> Answer:
    transfers = browser.transfers()
    return Answer(
        found=re.sub(r"\D", "", marks["status"]) or "0",
        row=float(marks["row"]),
        first=float(marks["first"]),
        complete=float(marks["complete"]),
        row_bytes=sum(each.size for each in transfers if each.ended * 1000 <= marks["rowAt"]),
        sizes=tuple(each.size for each in transfers),
        server_sizes=tuple(sent.size for sent in server.take()),
    )


def _cells(answers: Sequence[Answer]) -> Row:
    return (
        f"{int(answers[-1].found):,}",
        f"{statistics.median(len(answer.sizes) for answer in answers):.0f}",
        f"{statistics.median(sum(answer.sizes) for answer in answers) / 1e3:,.1f}",
        f"{statistics.median(answer.row_bytes for answer in answers) / 1e3:,.1f}",
        f"{statistics.median(answer.row for answer in answers):,.0f}",
        f"{statistics.median(answer.first for answer in answers):,.0f}",
        f"{statistics.median(answer.complete for answer in answers):,.0f}",
    )
