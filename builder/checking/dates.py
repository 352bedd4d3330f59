"""Dates that contradict each other, the file's folder or the speaker's life: what surely cannot be so.

A date is held to be sure where EDTF says so: one that is uncertain, approximate or open on a side contradicts nothing.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from builder.archive.archive import RelatedStatement
from builder.checking.finding import Finding
from builder.checking.judgement_rules import DATE_IN_FUTURE, DATE_OUTSIDE_FOLDER, DATE_OUTSIDE_LIFE, DATES_OUT_OF_ORDER
from builder.checking.places import at_field
from builder.model.dates import UncertainDate
from builder.model.statement import Statement

ZONES_APART = timedelta(days=1)
"""How much earlier a later event may be dated: clocks around the earth are up to 26 hours apart."""

_FOLDERS = re.compile(r"content/statements/([0-9]{4})/(?:(0[1-9]|1[0-2])/)?")


def dates(related: RelatedStatement) -> Iterator[Finding]:
    """Give the findings about a statement's dates that depend on nothing but the archive."""
    statement = related.statement
    yield from _folder(statement)
    yield from _life(related)
    if statement.date_published or statement.trail:
        yield from _order(statement)


def future_dates(statement: Statement, today: date) -> Iterator[Finding]:
    """Give a finding for each of a statement's dates that surely lies after ``today``."""
    for name, value in _dated(statement):
        if _is_sure(value) and value.lower > today:
            message = f"the date {value.text} lies in the future"
            yield at_field(DATE_IN_FUTURE, statement, name, message)


def today_anywhere() -> date:
    """Give the latest day that it is anywhere on earth: 14 hours ahead of UTC."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def surely_before(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether every day that the first may mean lies before every day that the other may mean."""
    return _is_sure(one) and _is_sure(other) and one.upper < other.lower


def _is_sure(value: UncertainDate) -> bool:
    return not (value.uncertain or value.approximate or value.open_start or value.open_end)


def _long_before(one: UncertainDate, other: UncertainDate) -> bool:
    return surely_before(one, other) and other.lower - one.upper > ZONES_APART


def _folder(statement: Statement) -> Iterator[Finding]:
    match = _FOLDERS.match(statement.path)
    said = statement.date
    if match is None or said.open_start or said.open_end:
        return
    year, month = int(match[1]), int(match[2] or 0)
    months = range(said.lower.year * 12 + said.lower.month, said.upper.year * 12 + said.upper.month + 1)
    if year not in said.years() or (month and year * 12 + month not in months):
        folder = match[0].removesuffix("/")
        right = f"content/statements/{said.year:04}/" + (f"{said.sorts_by.month:02}/" if month else "")
        message = f"the date {said.text} does not lie in the time of the folder {folder}"
        yield at_field(
            DATE_OUTSIDE_FOLDER, statement, "date", message, f"Correct the date, or move the file to {right}."
        )


def _life(related: RelatedStatement) -> Iterator[Finding]:
    statement = related.statement
    for each in related.speakers:
        speaker = each.speaker
        if speaker.born and surely_before(statement.date, speaker.born):
            message = f"on {statement.date.text}, {speaker.name} was not yet born ({speaker.born.text})"
            yield at_field(DATE_OUTSIDE_LIFE, statement, "date", message)
        if speaker.died and surely_before(speaker.died, statement.date):
            message = f"on {statement.date.text}, {speaker.name} was no longer alive ({speaker.died.text})"
            yield at_field(DATE_OUTSIDE_LIFE, statement, "date", message)


def _order(statement: Statement) -> Iterator[Finding]:
    said = statement.date
    for name, value in _published(statement):
        if _long_before(value, said):
            message = f"the text was published on {value.text}, before it was said on {said.text}"
            yield at_field(DATES_OUT_OF_ORDER, statement, name, message)
    for number, step in enumerate(statement.trail):
        first = step.published if step.published and _is_sure(step.published) else said
        what = "published" if first is step.published else "said"
        if step.accessed and _long_before(step.accessed, first):
            message = f"the text was looked at on {step.accessed.text}, before it was {what} on {first.text}"
            yield at_field(DATES_OUT_OF_ORDER, statement, f"trail.{number}.accessed", message)
        for place, copy in enumerate(step.archives):
            if copy.captured and _long_before(copy.captured, first):
                message = f"the copy was made on {copy.captured.text}, before the text was {what} on {first.text}"
                yield at_field(DATES_OUT_OF_ORDER, statement, f"trail.{number}.archives.{place}.captured", message)


def _published(statement: Statement) -> Iterator[tuple[str, UncertainDate]]:
    if statement.date_published:
        yield "date_published", statement.date_published
    for number, step in enumerate(statement.trail):
        if step.published:
            yield f"trail.{number}.published", step.published


def _dated(statement: Statement) -> Iterator[tuple[str, UncertainDate]]:
    yield "date", statement.date
    yield from _published(statement)
    for number, step in enumerate(statement.trail):
        if step.accessed:
            yield f"trail.{number}.accessed", step.accessed
        for place, copy in enumerate(step.archives):
            if copy.captured:
                yield f"trail.{number}.archives.{place}.captured", copy.captured
    for number, dispute in enumerate(statement.disputes):
        if dispute.date:
            yield f"disputes.{number}.date", dispute.date
    for number, correction in enumerate(statement.corrections):
        yield f"corrections.{number}.date", correction.date
