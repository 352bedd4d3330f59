"""Relate: from records to the archive, names resolved and look-ups built; the second stage of the street."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from builder.addresses.ledgers import former_addresses, ledgers_of
from builder.addresses.slugs import digest_suffix, slugify
from builder.archive.archive import Archive, Group, RelatedStatement, SpeakerAtTheTime
from builder.archive.names import Names, name_key
from builder.checking.finding import Finding
from builder.checking.rules import AMBIGUOUS_NAME, UNKNOWN_NAME
from builder.digests import SIZE, digest_of, joined
from builder.model.outlet import Outlet
from builder.model.registry import RegistryEntry
from builder.model.speaker import Speaker
from builder.model.statement import Position, Statement
from builder.model.topic import Topic, with_broader
from builder.reading.content import Content

EntryType = TypeVar("EntryType", bound=RegistryEntry)
Key = TypeVar("Key")

_START = Position(1, 1)
_NOBODY = bytes(SIZE)


def relate(content: Content) -> tuple[Archive, tuple[Finding, ...]]:
    """Give the archive. A statement whose names do not all resolve is left out, with the finding that says why."""
    names = _Registries(content)
    statements: list[RelatedStatement] = []
    for statement in content.statements:
        related = names.resolve(statement)
        if related is not None:
            statements.append(related)
    topics = names.linked_topics()
    statements.sort(key=lambda related: related.id)
    statements.sort(key=lambda related: related.statement.date.sorts_by, reverse=True)
    return _archive(content, statements, names, topics), tuple(names.findings)


@dataclass(frozen=True, slots=True)
class _Resolved(Generic[EntryType]):
    """The entries that some names stand for, each once, and the digest of them all."""

    entries: tuple[EntryType, ...]
    digest: bytes


class _Registry(Generic[EntryType]):
    def __init__(self, folder: str, names: Names[EntryType], findings: list[Finding]) -> None:
        self._folder = folder
        self._names = names
        self._findings = findings
        self.make: Callable[[str, str], EntryType] | None = None
        self.entries: dict[str, EntryType] = dict(names.entries)
        self._made: dict[str, EntryType] = {}
        self._digests: dict[str, bytes] = {}
        self._resolved: dict[str, EntryType] = {}
        self._together: dict[tuple[str, ...], _Resolved[EntryType]] = {}

    def digest(self, entry: EntryType) -> bytes:
        """Give the digest of all that an entry says."""
        if entry.slug not in self._digests:
            self._digests[entry.slug] = digest_of(repr(entry))
        return self._digests[entry.slug]

    def known(self, name: str) -> EntryType | None:
        """Give the entry that the name surely stands for, without a finding where there is none."""
        found = self._names.find(name)
        return found[0] if len(found) == 1 else self._made.get(name_key(name))

    def resolve_all(self, statement: Statement, field: str, names: tuple[str, ...]) -> "_Resolved[EntryType] | None":
        """Give what all names stand for, or None where that is not known of one."""
        known = self._together.get(names)
        if known is not None:
            return known
        found = [self.resolve(statement, f"{field}.{number}", name) for number, name in enumerate(names)]
        entries = {entry.slug: entry for entry in found if entry is not None}
        if None in found:
            return None
        digest = joined([self.digest(each) for each in entries.values()])
        self._together[names] = _Resolved(tuple(entries.values()), digest)
        return self._together[names]

    def resolve(self, statement: Statement, place: str, name: str) -> EntryType | None:
        known = self._resolved.get(name)
        if known is not None:
            return known

        def position() -> Position:
            return statement.positions.get(place) or statement.positions.get(place.split(".")[0]) or _START

        return self.resolve_entry(statement.path, position, name)

    def resolve_entry(self, path: str, where: Callable[[], Position], name: str) -> EntryType | None:
        found = self._names.find(name)
        if len(found) == 1:
            self._resolved[name] = found[0]
            return found[0]
        if not found and self.make is not None:
            return self._make_entry(name)
        position = where()
        if found:
            ids = ", ".join(entry.slug for entry in found)
            message = f"'{name}' fits several {self._folder}: {ids}"
            self._findings.append(AMBIGUOUS_NAME.at(path, position.line, position.column, message))
            return None
        close = self._names.nearest(name)
        hint = f"Did you mean '{close}'? " if close else ""
        hint += f"A new one needs a file content/{self._folder}/{slugify(name)}.yaml with a line 'name: {name}'."
        message = f"no entry of {self._folder} has the name or id '{name}'"
        self._findings.append(UNKNOWN_NAME.at(path, position.line, position.column, message, hint))
        return None

    def _make_entry(self, name: str) -> EntryType | None:
        key = name_key(name)
        if self.make is not None and key not in self._made:
            slug = slugify(name)
            if slug in self.entries:
                slug = f"{slug}-{digest_suffix(name)}"
            self._made[key] = self.entries[slug] = self.make(slug, name)
        return self._made.get(key)


class _Registries:
    """The three registries, and the findings about names that they do not have."""

    def __init__(self, content: Content) -> None:
        self.findings: list[Finding] = []
        self.speakers = _Registry("speakers", Names(content.speakers), self.findings)
        self.outlets = _Registry("outlets", Names(content.outlets), self.findings)
        self.topics = _Registry("topics", Names(content.topics), self.findings)
        if content.settings.open_registry:
            self.speakers.make = lambda slug, name: Speaker(slug=slug, name=name)
            self.outlets.make = lambda slug, name: Outlet(slug=slug, name=name)
            self.topics.make = lambda slug, name: Topic(slug=slug, name=name)

    def resolve(self, statement: Statement) -> RelatedStatement | None:
        speakers = self.speakers.resolve_all(statement, "speaker", statement.speaker)
        outlet = self.outlets.resolve(statement, "outlet", statement.outlet)
        topics = self.topics.resolve_all(statement, "topics", statement.topics)
        organisations = tuple(
            self.outlets.known(step.org) if step.org and step.role == "archive"
            else self.outlets.resolve(statement, f"trail.{number}.org", step.org) if step.org
            else None
            for number, step in enumerate(statement.trail)
        ) if statement.trail else ()  # fmt: skip
        if outlet is None or speakers is None or topics is None:
            return None
        roles = (statement.role,) if statement.role else None
        at_the_time = tuple([SpeakerAtTheTime(each, roles or _posts(each, statement)) for each in speakers.entries])
        digest = joined([
            statement.record_digest,
            speakers.digest,
            self.outlets.digest(outlet),
            topics.digest,
            *(self.outlets.digest(each) if each else _NOBODY for each in organisations),
        ])  # fmt: skip
        return RelatedStatement(statement, at_the_time, outlet, topics.entries, organisations, digest)

    def digests(self, topics: Mapping[str, Topic]) -> dict[str, bytes]:
        """Give the digest of every entry, by the site path of its page."""
        return {
            **{f"/speakers/{slug}/": self.speakers.digest(each) for slug, each in self.speakers.entries.items()},
            **{f"/outlets/{slug}/": self.outlets.digest(each) for slug, each in self.outlets.entries.items()},
            **{f"/topics/{slug}/": digest_of(repr(each)) for slug, each in topics.items()},
        }

    def linked_topics(self) -> dict[str, Topic]:
        """Give the topics with ``broader`` as the slug that it stands for."""
        linked: dict[str, Topic] = {}
        for topic in list(self.topics.entries.values()):
            if topic.broader is None:
                linked[topic.slug] = topic
                continue
            broader = self.topics.resolve_entry(topic.path, lambda: _START, topic.broader)
            linked[topic.slug] = replace(topic, broader=broader.slug if broader else None)
        return {**self.topics.entries, **linked}


def _posts(speaker: Speaker, statement: Statement) -> tuple[str, ...]:
    if not speaker.memberships:
        return ()
    held = (post for post in speaker.memberships if post.surely_holds_on(statement.date))
    return tuple(f"{post.role}, {post.org}" if post.org and post.org not in post.role else post.role for post in held)


def _archive(
    content: Content, statements: list[RelatedStatement], names: _Registries, topics: Mapping[str, Topic]
) -> Archive:
    by_speaker: dict[str, list[RelatedStatement]] = defaultdict(list)
    by_outlet: dict[str, list[RelatedStatement]] = defaultdict(list)
    by_topic: dict[str, list[RelatedStatement]] = defaultdict(list)
    passed_on: dict[str, list[RelatedStatement]] = defaultdict(list)
    by_utterance: dict[str, list[RelatedStatement]] = defaultdict(list)
    by_year: dict[int, list[RelatedStatement]] = defaultdict(list)
    by_month: dict[tuple[int, int], list[RelatedStatement]] = defaultdict(list)
    related_from: dict[str, list[tuple[str, RelatedStatement]]] = defaultdict(list)
    chains = {slug: with_broader(slug, topics) for slug in topics}
    for related in statements:
        statement = related.statement
        for at_the_time in related.speakers:
            by_speaker[at_the_time.speaker.slug].append(related)
        by_outlet[related.outlet.slug].append(related)
        for slug in dict.fromkeys(slug for topic in related.topics for slug in chains[topic.slug]):
            by_topic[slug].append(related)
        if related.organisations:
            hops = {entry.slug for entry in related.organisations if entry} - {related.outlet.slug}
            for slug in sorted(hops):
                passed_on[slug].append(related)
        if statement.utterance:
            by_utterance[statement.utterance].append(related)
        for year in _years(statement):
            by_year[year].append(related)
        for month in statement.date.months():
            by_month[month].append(related)
        for tie in statement.relates:
            related_from[tie.id].append((tie.type, related))
    narrower: dict[str, list[Topic]] = defaultdict(list)
    for topic in sorted(topics.values(), key=lambda each: name_key(each.name)):
        if topic.broader:
            narrower[topic.broader].append(topic)
    by_ledger_id = {ledger.id: ledger for ledger in content.ledgers}
    remembered = statements if by_ledger_id else []
    published = {related.id: found for related in remembered if (found := ledgers_of(related.statement, by_ledger_id))}
    return Archive(
        settings=content.settings,
        statements=tuple(statements),
        by_id={related.id: related for related in statements},
        speakers=names.speakers.entries,
        outlets=names.outlets.entries,
        topics=topics,
        by_speaker=_frozen(by_speaker),
        by_outlet=_frozen(by_outlet),
        by_topic=_frozen(by_topic),
        passed_on=_frozen(passed_on),
        by_utterance=_frozen(by_utterance),
        side_by_side=_side_by_side(by_utterance),
        by_year=_frozen(by_year),
        by_month=_frozen(by_month),
        narrower=_frozen(narrower),
        related_from=_frozen(related_from),
        pages=content.pages,
        ledgers=content.ledgers,
        ledgers_of=published,
        former_addresses={
            related.id: addresses
            for related in remembered
            if (addresses := former_addresses(published.get(related.id, ()), related.statement.body))
        },
        drafts_left_out=content.drafts_left_out,
        digests=content.digests,
        entry_digests=names.digests(topics),
    )


def _side_by_side(by_utterance: Mapping[str, Sequence[RelatedStatement]]) -> Group:
    shown = {
        name: tuple(each for each in statements if not each.statement.withdrawn)
        for name, statements in by_utterance.items()
    }
    return {name: statements for name, statements in shown.items() if len(statements) > 1}


def _years(statement: Statement) -> Iterable[int]:
    years = statement.date.years()
    return years if len(years) <= _LONGEST_SPAN else (statement.date.year,)


_LONGEST_SPAN = 10
"""An interval of more years than this stands under its first year only, so that it does not fill the calendar."""


Value = TypeVar("Value")


def _frozen(groups: Mapping[Key, list[Value]]) -> Mapping[Key, tuple[Value, ...]]:
    return {key: tuple(values) for key, values in groups.items()}
