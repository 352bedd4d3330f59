"""Spans: the stretches of time by which the word index is cut into shards.

A span is a node of one fixed tree: years in halves (0 to 16383, … 1984 to 1991, … one year), a year in halves, quarters
and months, a month in four, then days, and a day by the digests of its statements' ids. A span that holds at most
``LIMIT`` records is not cut further. So boundaries stand where the calendar has them, whatever else the archive holds:
an addition moves none, and one that makes its span too full adds one within that span alone. The span that holds the
newest record is cut once more, so that the shard which grows most is small.
"""

import calendar
import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from builder.search.records import SearchRecord

LIMIT = 800
"""The most records in a shard: a few seconds and less than 0.2 GB of memory while it is indexed."""
NEWEST = 100
"""The most records in the newest shard of a language: a fraction of a second, at each addition."""
_ALL_YEARS = 16_384
_MONTHS = {12: 6, 6: 3, 3: 1}
_QUARTERS_OF_A_MONTH = (1, 9, 17, 25)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included; ``bits`` begin the digests of the ids where a day is cut.

    ``years`` and ``months`` are its length in the tree; both are 0 below a month.
    """

    first: datetime.date
    last: datetime.date
    years: int = 0
    months: int = 0
    bits: str = ""

    @property
    def name(self) -> str:
        """A name of digits and hyphens, at most eight digits in a row, as BCP 47 allows for private use."""
        digits = 8
        if self.first.day == 1 and self.last.day == calendar.monthrange(self.last.year, self.last.month)[1]:
            digits = 4 if (self.first.month, self.last.month) == (1, 12) else 6
        ends = dict.fromkeys(day.isoformat().replace("-", "")[:digits] for day in (self.first, self.last))
        return "-".join([*ends, *([self.bits] if self.bits else [])])


Part: TypeAlias = tuple[Span, tuple[SearchRecord, ...]]


def parts_of(records: Sequence[SearchRecord]) -> tuple[Part, ...]:
    """Cut records into spans, oldest first; the records of each keep their order."""
    parts = list(_cut(_ROOT, tuple(records)))
    parts[-1:] = _newest_apart(*parts[-1])
    return tuple(parts)


def _cut(span: Span, records: tuple[SearchRecord, ...]) -> Iterator[Part]:
    if len(records) <= LIMIT:
        yield span, records
        return
    for child, held in _children(span, records):
        yield from _cut(child, held)


def _newest_apart(span: Span, records: tuple[SearchRecord, ...]) -> Iterator[Part]:
    """Cut off the largest span that holds the newest record and is small; what is before it stays together."""
    newest, held = span, records
    while len(held) > NEWEST and not newest.bits:
        child, kept = list(_children(newest, held))[-1]
        if child.bits:
            break
        newest, held = child, kept
    if newest.first > span.first:
        before = {record.id for record in held}
        rest = tuple(record for record in records if record.id not in before)
        if rest:
            yield Span(span.first, newest.first - datetime.timedelta(days=1)), rest
    yield newest, held


def _children(span: Span, records: tuple[SearchRecord, ...]) -> Iterator[Part]:
    """Give the parts of a span that hold records, oldest first."""
    if span.first == span.last:
        for bit in "01":
            bits = span.bits + bit
            held = tuple(record for record in records if _bits(record.id).startswith(bits))
            if held:
                yield replace(span, bits=bits), held
        return
    for child in _halves(span):
        held = tuple(record for record in records if child.first <= record.date <= child.last)
        if held:
            yield child, held


def _bits(id: str) -> str:
    return f"{int.from_bytes(hashlib.sha256(id.encode()).digest()):0256b}"


def _halves(span: Span) -> Iterator[Span]:
    if span.years > 1:
        half = span.years // 2
        start = span.first.year // span.years * span.years
        for year in (start, start + half):
            if year + half > datetime.MINYEAR and year <= datetime.MAXYEAR:
                yield _years(year, half)
    elif span.months > 1:
        step = _MONTHS[span.months]
        for month in range(span.first.month, span.first.month + span.months, step):
            yield _months(span.first.year, month, step)
    elif span.months == 1:
        firsts = [span.first.replace(day=day) for day in _QUARTERS_OF_A_MONTH]
        lasts = [first - datetime.timedelta(days=1) for first in firsts[1:]]
        yield from map(Span, firsts, [*lasts, span.last])
    else:
        for ordinal in range(span.first.toordinal(), span.last.toordinal() + 1):
            day = datetime.date.fromordinal(ordinal)
            yield Span(day, day)


def _years(start: int, count: int) -> Span:
    first = datetime.date(max(start, datetime.MINYEAR), 1, 1)
    last = datetime.date(min(start + count - 1, datetime.MAXYEAR), 12, 31)
    return Span(first, last, count, 12 if count == 1 else 0)


def _months(year: int, month: int, count: int) -> Span:
    end = month + count - 1
    last = datetime.date(year, end, calendar.monthrange(year, end)[1])
    return Span(datetime.date(year, month, 1), last, 0, count)


_ROOT = _years(0, _ALL_YEARS)
