"""Feeds of the newest statements, of the site and of each speaker, outlet and topic, and one of corrections."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from html import escape

from builder.archive.archive import Archive, RelatedStatement
from builder.digests import digest_of, joined
from builder.languages.date_words import date_words
from builder.languages.messages import translations
from builder.languages.terms import distance_words
from builder.model.settings import Settings
from builder.model.statement import Dispute
from builder.model.topic import with_broader
from builder.publishing.citations.notes import withdrawn_title
from builder.publishing.corrections_page import PATH as CORRECTIONS
from builder.publishing.corrections_page import CorrectedStatement, corrections_of
from builder.publishing.feed_formats import Channel, Entry, feed_documents, feed_of
from builder.publishing.pages import Document, output_of
from builder.publishing.references import Reference, outlet_reference, speaker_reference, topic_reference
from builder.publishing.structured_data import source_urls
from builder.publishing.targets import Input, Target

NEWEST = 50
"""How many entries a feed holds."""

LONGEST_CONTENT = 20_000
"""The longest body, in characters of HTML, that a feed carries; of a longer one it has the summary alone."""


def feed_targets(archive: Archive) -> Iterator[Target]:
    """Give every feed; entries newest first by the day on which they changed, ties by id.

    An entry of a registry has its feeds before it has statements: its page links to them.
    """
    settings = archive.settings
    corrections_title = translations(settings.language).gettext("Corrections")
    for subject, newest in _subjects(archive):
        inputs = (
            ("the name of its subject", digest_of(subject.name)),
            (f"its newest {len(newest)} statements", joined([part for each in newest for part in _digests(each)])),
        )
        yield _target(subject.name, subject.path, inputs, partial(_statements_feed, subject, newest, settings))
    corrections = corrections_of(archive)[:NEWEST]
    changes = (
        "its newest corrections",
        digest_of(*((repr(each.correction), each.related.row_digest) for each in corrections)),
    )
    yield _target(corrections_title, CORRECTIONS, (changes,), partial(_corrections_feed, corrections, settings))


def _digests(related: RelatedStatement) -> tuple[bytes, bytes]:
    return related.row_digest, related.statement.digest


def _target(name: str, path: str, inputs: tuple[Input, ...], make: Callable[[], Iterable[Document]]) -> Target:
    feed = feed_of(name, path)
    return Target(feed.atom, (output_of(feed.atom), output_of(feed.json)), inputs, make)


def _statements_feed(
    subject: Reference, newest: Sequence[RelatedStatement], settings: Settings
) -> tuple[Document, Document]:
    channel = Channel(
        title=_title(subject.name, settings),
        path=subject.path,
        description=settings.description if subject.path == "/" else "",
        entries=[_entry(each, settings) for each in newest],
    )
    return feed_documents(channel, settings)


def _corrections_feed(corrections: Sequence[CorrectedStatement], settings: Settings) -> tuple[Document, Document]:
    words = _Words(settings)
    entries = [words.correction(each) for each in corrections]
    title = _title(words.say("Corrections"), settings)
    return feed_documents(Channel(title=title, path=CORRECTIONS, entries=entries), settings)


def _title(subject: str, settings: Settings) -> str:
    """Give the name of what the feed is about, and whose account it is: a speaker's feed is not the speaker's."""
    return subject if subject == settings.title else f"{subject} – {settings.title}"


def _subjects(archive: Archive) -> Iterator[tuple[Reference, Sequence[RelatedStatement]]]:
    """Give everything that has a feed, with the newest statements of each."""
    newest = _newest(archive)
    site = Reference(archive.settings.title, "/")
    subjects = (
        *map(speaker_reference, archive.speakers.values()),
        *map(outlet_reference, archive.outlets.values()),
        *map(topic_reference, archive.topics.values()),
    )
    for subject in (site, *subjects):
        yield subject, newest.get(subject.path, ())


def _newest(archive: Archive) -> Mapping[str, Sequence[RelatedStatement]]:
    """Give, by the site path of what has a feed, the statements that changed last, newest first."""
    found: dict[str, list[RelatedStatement]] = defaultdict(list)
    speakers = {slug: found[speaker_reference(each).path] for slug, each in archive.speakers.items()}
    outlets = {slug: found[outlet_reference(each).path] for slug, each in archive.outlets.items()}
    topics = {slug: found[topic_reference(each).path] for slug, each in archive.topics.items()}
    broader = {slug: [(each, topics[each]) for each in with_broader(slug, archive.topics)] for slug in archive.topics}
    everything = found["/"]
    for related in sorted(archive.statements, key=lambda each: (-_updated(each).toordinal(), each.id)):
        feeds = [everything, outlets[related.outlet.slug], *[speakers[each.speaker.slug] for each in related.speakers]]
        feeds.extend(dict([pair for topic in related.topics for pair in broader[topic.slug]]).values())
        for statements in feeds:
            if len(statements) < NEWEST:
                statements.append(related)
    return found


def _updated(related: RelatedStatement) -> datetime.date:
    """Give the last day on which something happened to the statement, as far as its record says."""
    statement = related.statement
    if statement.date_published is None and not statement.corrections and not statement.disputes:
        return statement.date.upper
    later = (statement.date_published, *(each.date for each in statement.corrections + statement.disputes))
    return max([statement.date.upper, *(date.upper for date in later if date)])


@lru_cache(maxsize=2_048)  # a statement's entry stands in the feeds of its speakers, its outlet and its topics
def _entry(related: RelatedStatement, settings: Settings) -> Entry:
    """Give a statement's entry."""
    return _Words(settings).statement(related)


class _Words:
    """Entries in the words of the site's language."""

    def __init__(self, settings: Settings) -> None:
        self._language = settings.language
        self.say = translations(settings.language).gettext

    def statement(self, related: RelatedStatement) -> Entry:
        statement = related.statement
        return Entry(
            name=("statement", statement.id),
            path=related.path,
            title=self._with_status(related),
            language=statement.language,
            updated=_updated(related),
            published=statement.date.lower if statement.date.exact else None,
            summary=self._summary(related),
            authors=() if statement.withdrawn else tuple(speaker_reference(each.speaker) for each in related.speakers),
            sources=source_urls(statement),
            topics=tuple((topic.slug, topic.name) for topic in related.topics),
            rights=statement.rights.text if statement.rights else None,
            content=self._content(related),
        )

    def correction(self, corrected: CorrectedStatement) -> Entry:
        """The archive's own words: no speaker is their author."""
        date = corrected.correction.date
        return Entry(
            name=corrected.name,
            path=corrected.related.path,
            title=self.say("Correction: %(title)s") % {"title": corrected.related.statement.title},
            language=self._language,
            updated=date.upper,
            published=date.lower if date.exact else None,
            summary=f"{date_words(date, self._language)} · {corrected.correction.what}",
        )

    def _with_status(self, related: RelatedStatement) -> str:
        statement = related.statement
        return withdrawn_title(statement.title, self._language) if statement.withdrawn else statement.title

    def _summary(self, related: RelatedStatement) -> str:
        statement = related.statement
        parts = [date_words(statement.date, self._language), related.outlet.name]
        if statement.withdrawn:
            parts.append(self.say("This statement was withdrawn."))
        else:
            parts.append(distance_words(statement.distance, self._language))
        parts.extend(f"{self._disputed(each)}: {each.what}" for each in statement.disputes)
        return " · ".join(parts)

    def _disputed(self, dispute: Dispute) -> str:
        by = self.say("Disputed by %(name)s") % {"name": dispute.by} if dispute.by else self.say("Disputed")
        return f"{by}, {date_words(dispute.date, self._language)}" if dispute.date else by

    def _content(self, related: RelatedStatement) -> str:
        """Give the text, below what is disputed about it; without this it would travel on as if nothing were."""
        statement = related.statement
        if statement.withdrawn or len(statement.body.html) > LONGEST_CONTENT:
            return ""
        notices = (
            f'<p lang="{escape(self._language)}"><strong>{escape(self._disputed(each))}.</strong> '
            f"{escape(each.what)}</p>\n"
            for each in statement.disputes
        )
        return "".join(notices) + statement.body.html
