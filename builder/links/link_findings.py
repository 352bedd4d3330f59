"""What the check of links found, as findings, each on the place where a file names the address."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from builder.archive.archive import Archive
from builder.checking.finding import Edit, Finding
from builder.checking.judgement_rules import DEAD_LINK, MOVED_LINK
from builder.checking.levels import Levels
from builder.links.external_links import Place
from builder.links.link_check import LinkCheck, LinkState
from builder.links.recording_copies import recordable, recording
from builder.model.check_settings import CheckException
from builder.reading.source_text import read_text


def levels_of_links(archive: Archive) -> Levels:
    """Give how much an archive lets findings weigh, and the exceptions of its files."""
    exceptions: dict[str, Sequence[CheckException]] = {}
    for related in archive.statements:
        exceptions[related.statement.path] = related.statement.exceptions
    for entries in (archive.speakers, archive.outlets, archive.topics):
        exceptions.update((entry.path, entry.exceptions) for entry in entries.values())
    return Levels(archive.settings.checks, exceptions)


def link_findings(check: LinkCheck, source: Path) -> Iterator[Finding]:
    """Give the findings of a check; those that have a copy which can be recorded have the edit that does it."""
    texts: dict[str, str] = {}

    def text_of(path: str) -> str:
        if path not in texts:
            texts[path] = read_text(source / path, path)[0] or ""
        return texts[path]

    for link in check.links:
        answer = link.answer
        if answer is None or link.rule is None:
            continue
        for place in link.places:
            if link.rule is DEAD_LINK:
                if not check.settled(place):
                    yield _dead(link, place, answer.reason, text_of)
                continue
            message = f"{link.address} may not be there any longer: {answer.reason}"
            if link.rule is MOVED_LINK:
                message = f"{link.address} has moved for good to {answer.moved_to}"
            yield link.rule.at(place.path, place.line, place.column, message)


def _dead(link: LinkState, place: Place, reason: str, text_of: Callable[[str], str]) -> Finding:
    copy = link.copies.get(place)
    edit = recording(text_of(place.path), place.field, copy) if copy and recordable(place.field) else None
    message = f"{link.address} is dead: {reason}"
    return DEAD_LINK.at(place.path, place.line, place.column, message, _hint(link, place, edit), edit)


def _hint(link: LinkState, place: Place, edit: Edit | None) -> str:
    copy = link.copies.get(place)
    if copy is None:
        told = "names no copy" if place in link.copies else "could not be asked for a copy"
        remedy = "Record one in the step's 'archives'" if recordable(place.field) else "Look for the page's new address"
        return f"The Wayback Machine {told}. {remedy}."
    told = f"The Wayback Machine has a copy of {copy.captured.isoformat()}: {copy.url}"
    if edit is not None:
        return f"{told} ('archive links --fix' records it; the address stays)."
    if recordable(place.field):
        return f"{told} (record it in 'archives' of a step of the trail; the address stays)."
    return f"{told} (link to it, or to the page's new address)."
