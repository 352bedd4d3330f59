"""Statements that are in the archive twice, by their words or by who said them, when, and under what title."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.archive.archive import Archive, RelatedStatement
from builder.archive.names import name_key
from builder.checking.finding import Finding
from builder.checking.judgement_rules import DUPLICATE_STATEMENT, SAME_TITLE
from builder.checking.places import at_field
from builder.model.statement import Statement

_SHORT = 200
"""Texts of fewer characters may be the same by chance ('Thank you.'), unless one speaker said them on one day."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two statements with one text; ``earlier`` is the one that was said first, else published first."""

    earlier: RelatedStatement
    later: RelatedStatement

    def finding(self) -> Finding:
        """Give the finding, at the later one."""
        return at_field(DUPLICATE_STATEMENT, self.later.statement, "title", f"the text is that of {_named(self)}")


def duplicates(archive: Archive) -> tuple[Duplicate, ...]:
    """Give each statement whose text, white space aside, an earlier one has, with the first that has it.

    Withdrawn statements are left out, and those that an ``utterance`` or ``relates`` links already.
    """
    by_text: dict[str, list[RelatedStatement]] = defaultdict(list)
    for related in archive.statements:
        if not related.statement.withdrawn and related.statement.body.has_words:
            by_text[related.statement.body.text_digest].append(related)
    return tuple(pair for alike in by_text.values() if len(alike) > 1 for pair in _pairs(alike) if _count_as_one(pair))


def same_titles(archive: Archive, named: Iterable[Duplicate]) -> Iterator[Finding]:
    """Give a finding for each statement with the speaker, date, title and language of an earlier one.

    Those with different sources are told apart by them; ``named`` are left out.
    """
    known = {pair.later.id for pair in named}
    by_title: dict[tuple[object, ...], list[RelatedStatement]] = defaultdict(list)
    for related in archive.statements:
        statement = related.statement
        if not statement.withdrawn:
            speakers = frozenset(each.speaker.slug for each in related.speakers)
            by_title[speakers, statement.date.text, name_key(statement.title), statement.language].append(related)
    for alike in by_title.values():
        for pair in _pairs(alike) if len(alike) > 1 else ():
            if pair.later.id not in known and not _differ_in_source(pair):
                message = f"speaker, date and title are those of {_named(pair)}"
                yield at_field(SAME_TITLE, pair.later.statement, "title", message)


def _pairs(alike: Sequence[RelatedStatement]) -> Iterator[Duplicate]:
    first, *others = sorted(alike, key=order_of_saying)
    for other in others:
        if not _linked(first, other):
            yield Duplicate(first, other)


def order_of_saying(related: RelatedStatement) -> tuple[int, int, str]:
    """Give the key by which the earlier of two statements comes first: what was said, then what was published earlier.

    Of two that neither tells apart, the one whose path comes first counts as the earlier.
    """
    statement = related.statement
    published = statement.date_published or statement.date
    return statement.date.sorts_by.toordinal(), published.sorts_by.toordinal(), statement.path


def _named(pair: Duplicate) -> str:
    earlier, later = order_of_saying(pair.earlier), order_of_saying(pair.later)
    how = (
        "said earlier" if earlier[0] < later[0] else "published earlier" if earlier[1] < later[1] else "of the same day"
    )
    return f"'{pair.earlier.id}' ({pair.earlier.statement.path}), {how}"


def _linked(one: RelatedStatement, other: RelatedStatement) -> bool:
    if one.statement.utterance and one.statement.utterance == other.statement.utterance:
        return True
    ties = {tie.id for tie in one.statement.relates}, {tie.id for tie in other.statement.relates}
    return other.id in ties[0] or one.id in ties[1]


def _differ_in_source(pair: Duplicate) -> bool:
    one, other = _sources(pair.earlier.statement), _sources(pair.later.statement)
    return bool(one and other) and one.isdisjoint(other)


def _sources(statement: Statement) -> frozenset[str]:
    return frozenset(url for url in (statement.source, *(step.url for step in statement.trail)) if url)


def _count_as_one(pair: Duplicate) -> bool:
    one, other = pair.earlier, pair.later
    same_speaker = {each.speaker.slug for each in one.speakers} & {each.speaker.slug for each in other.speakers}
    same_day = one.statement.date.text == other.statement.date.text
    return bool(same_speaker and same_day) or len(one.statement.body.text) >= _SHORT
