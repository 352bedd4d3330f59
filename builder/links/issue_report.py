"""The findings about links in Markdown: the text of one issue that is kept up to date.

The same findings give the same text, whenever it is made. Addresses stand as code, so that none becomes a mention, or
a link that is followed by mistake.
"""

import datetime
import re
from collections.abc import Mapping, Sequence

from builder.checking.finding import Finding
from builder.checking.judgement_rules import DEAD_LINK, DOUBTFUL_LINK, MOVED_LINK
from builder.links.link_check import LinkCheck, LinkState

_HEADINGS = {DEAD_LINK.code: "Dead", MOVED_LINK.code: "Moved for good", DOUBTFUL_LINK.code: "Doubtful"}
_MOST = {DEAD_LINK.code: 100, MOVED_LINK.code: 40, DOUBTFUL_LINK.code: 40}
"""How many links of a kind are listed: an issue takes 65,536 characters."""
_MOST_PLACES = 3
_SECTION = re.compile(r"^## (.*)$", re.MULTILINE)
_SINCE = re.compile(r"^- `([^`\n]+)`\\\n  .*, first seen so on ([0-9]{4}-[0-9]{2}-[0-9]{2})\\$", re.MULTILINE)


def issue_text(check: LinkCheck, findings: Sequence[Finding], earlier: str = "") -> str:
    """Give the report of the links that the findings are about.

    Since when a link is as it is, the cache remembers, or else the ``earlier`` report.
    """
    told = {(finding.path, finding.line, finding.column, finding.code) for finding in findings}
    since = _since(earlier)
    sections = {code: _entries(check, code, told, since) for code in _HEADINGS}
    notice = "<!-- Written by 'archive links': what is changed here is lost with the next report. -->"
    parts = [notice, _opening(sections)]
    for code, entries in sections.items():
        shown = entries[: _MOST[code]]
        if len(entries) > len(shown):
            shown = [*shown, f"- … and {len(entries) - len(shown):,} more, which `archive links` lists"]
        if shown:
            parts.append(f"## {_HEADINGS[code]}\n\n" + "\n".join(shown))
    if sections[DEAD_LINK.code]:
        parts.append("`archive links --fix` records the copies in the trails of statements; no address is replaced.")
    return "\n\n".join(parts) + "\n"


def _opening(sections: Mapping[str, Sequence[str]]) -> str:
    counts = [f"{len(entries):,} {_HEADINGS[code].lower()}" for code, entries in sections.items() if entries]
    return f"Links out of the archive: {', '.join(counts)}." if counts else "Every link out of the archive is alive."


def _since(report: str) -> dict[tuple[str, str], str]:
    """Give the dates that a report names, by heading and address as written."""
    parts = _SECTION.split(report.replace("\r\n", "\n"))
    return {
        (heading, address): date
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
        for address, date in _SINCE.findall(text)
    }


def _entries(
    check: LinkCheck, code: str, told: set[tuple[str, int, int, str]], since: Mapping[tuple[str, str], str]
) -> list[str]:
    entries = []
    for link in check.links:
        places = [each for each in link.places if (each.path, each.line, each.column, code) in told]
        if places and link.rule and link.rule.code == code:
            named = [f"`{each.path}:{each.line}`" for each in places[:_MOST_PLACES]]
            more = [f"and {len(places) - len(named)} more places"] if len(places) > len(named) else []
            lines = [f"- {_code(link.address)}", f"  {_what(link, code, since)}", f"  in {', '.join([*named, *more])}"]
            copies = dict.fromkeys(link.copies.get(each) for each in places)
            lines.extend(f"  copy of {each.captured.isoformat()}: {_code(each.url)}" for each in copies if each)
            entries.append("\\\n".join(lines))
    return entries


def _what(link: LinkState, code: str, since: Mapping[tuple[str, str], str]) -> str:
    assert link.answer is not None
    if code == MOVED_LINK.code:
        return f"now at {_code(link.answer.moved_to or '')}"
    first = datetime.datetime.fromtimestamp(link.answer.since, datetime.UTC).date().isoformat()
    first = min(first, since.get((_HEADINGS[code], _code(link.address)[1:-1]), first))
    return f"{_plain(link.answer.reason)}, first seen so on {first}"


def _code(address: str) -> str:
    return f"`{address.replace('`', '%60')}`"


def _plain(reason: str) -> str:
    """Give words that may hold an address, which a server chose, without anything that Markdown would read."""
    words = reason.split(" ")
    return " ".join(_code(word) if "://" in word else word for word in words)
