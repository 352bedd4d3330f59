"""What the search is to find: each published statement with its words and the names around it."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from builder.archive.archive import Archive, RelatedStatement, SpeakerAtTheTime
from builder.json_file import json_line
from builder.languages.date_words import short_date_words
from builder.languages.locales import language_name
from builder.languages.messages import translations
from builder.languages.terms import distance_words, term
from builder.model.distance import primary
from builder.model.outlet import Outlet
from builder.model.passage import Mode, Passage
from builder.model.speaker import Speaker
from builder.model.statement import Statement
from builder.model.topic import Topic, with_broader
from builder.publishing.citations.notes import is_own
from builder.publishing.pages import Document
from builder.publishing.trail_line import short_trail, short_words, stops_of
from builder.search.paths import IDS, NAMES
from builder.search.records import Named, OwnWords, SearchRecord


def search_records(archive: Archive) -> tuple[SearchRecord, ...]:
    """Give a record for each statement that is not withdrawn, newest first."""
    return tuple(
        _record(related, archive)
        for related in archive.statements
        if not related.statement.withdrawn and _has_words(related.statement.body.text)
    )


def search_documents(archive: Archive, records: Sequence[SearchRecord]) -> tuple[Document, ...]:
    """Give the files that the search page asks for beside the catalogue and the word index."""
    return Document(IDS.lstrip("/"), json_line([record.id for record in records])), _names(archive)


def _names(archive: Archive) -> Document:
    """Give the names of every speaker, outlet and topic with statements, for what is typed to be held against.

    JSON: by ``speakers``, ``outlets`` and ``topics`` a list for each entry: its slug, its name, then every other name.
    """
    registries: Mapping[str, Iterator[Speaker | Outlet | Topic]] = {
        "speakers": (archive.speakers[slug] for slug in archive.by_speaker),
        "outlets": (archive.outlets[slug] for slug in archive.by_outlet),
        "topics": (archive.topics[slug] for slug in archive.by_topic),
    }
    names = {
        kind: [list(dict.fromkeys([entry.slug, entry.name, *(other.name for other in entry.other_names)]))
               for entry in entries]
        for kind, entries in registries.items()
    }  # fmt: skip
    return Document(NAMES.lstrip("/"), json_line(names))


def _has_words(text: str) -> bool:
    """Tell whether Pagefind finds anything in a text: of dashes and dots alone it makes no page."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def _record(related: RelatedStatement, archive: Archive) -> SearchRecord:
    statement = related.statement
    language = archive.settings.language
    date = statement.date
    own_words, own_passages = _own_words(statement.body.passages)
    return SearchRecord(
        id=statement.id,
        path=related.path,
        title=statement.title,
        language=primary(statement.language),
        language_name=language_name(primary(statement.language), language),
        date=date.sorts_by,
        earliest=date.lower,
        latest=date.upper,
        date_words="" if date.exact else short_date_words(date, language),
        speakers=tuple((each.speaker.slug, each.speaker.name) for each in related.speakers),
        speaker_line=", ".join(map(_with_posts, related.speakers)),
        outlet=(related.outlet.slug, related.outlet.name),
        topics=tuple(map(_named, related.topics)),
        broader_topics=_broader(related.topics, archive.topics),
        other_names=_other_names(related, statement),
        kind=_kind(statement.kind, language),
        passages=tuple((passage.address, passage.text) for passage in statement.body.passages),
        own_words=own_words,
        own_passages=own_passages if own_words is OwnWords.SOME else (),
        wording=_term(statement.distance.wording, "wording", language),
        translation=_term(statement.distance.translation, "distance", language),
        distance=(statement.distance.badge, distance_words(statement.distance, language)),
        trail=tuple(short_words(stop, language) for stop in short_trail(stops_of(related))[1:]),
    )


def _kind(kind: str | None, language: str) -> tuple[str, str]:
    return ("", translations(language).gettext("Not stated")) if kind is None else _term(kind, "kind", language)


def _term(value: str | None, vocabulary: str, language: str) -> tuple[str, str]:
    return value or "", term(value or "", vocabulary, language)


def _with_posts(each: SpeakerAtTheTime) -> str:
    return f"{each.speaker.name} ({', '.join(each.roles)})" if each.roles else each.speaker.name


def _named(topic: Topic) -> Named:
    return topic.slug, topic.name


def _broader(topics: Sequence[Topic], registry: Mapping[str, Topic]) -> tuple[tuple[Named, Named], ...]:
    """A broader topic is to find what is filed under its narrower ones."""
    chains = ([_named(registry[slug]) for slug in with_broader(topic.slug, registry)] for topic in topics)
    return tuple(dict.fromkeys(pair for chain in chains for pair in pairwise(chain)))


def _other_names(related: RelatedStatement, statement: Statement) -> tuple[str, ...]:
    others = (other.name for each in related.speakers for other in each.speaker.other_names)
    return tuple(dict.fromkeys([*others, *statement.attributed_as]))


def _own_words(passages: Sequence[Passage]) -> tuple[OwnWords, tuple[tuple[str, str], ...]]:
    """Tell how much of a text is known to be the speaker's own words, and give those; runs apart stay apart."""
    own: list[tuple[str, str]] = []
    whole = True
    for passage in passages:
        if Mode.DIRECT in passage.modes and is_own(passage.modes, passage.voice):
            own.append((passage.address, passage.text))
            continue
        whole = False
        runs = [] if passage.voice else [run for run in passage.runs if run.mode is Mode.DIRECT]
        address = passage.address
        for run in runs:
            own.append((address, passage.text[run.start : run.end]))
            address = ""  # a page holds an address once
    if not any(_has_words(text) for _, text in own):
        return OwnWords.NONE, ()
    return (OwnWords.ALL if whole else OwnWords.SOME), tuple(own)
