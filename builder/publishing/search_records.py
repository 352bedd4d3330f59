"""What the search is to find: each published statement with its words and the names around it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from builder.archive.archive import Archive, RelatedStatement, SpeakerAtTheTime
from builder.json_file import json_line
from builder.languages.date_words import short_date_words
from builder.languages.locales import language_name
from builder.languages.messages import translations
from builder.languages.terms import distance_words, term
from builder.model.distance import primary
from builder.model.outlet import Outlet
from builder.model.own_words import OwnWords, own_words_of
from builder.model.speaker import Speaker
from builder.model.statement import Statement
from builder.model.topic import Topic, with_broader
from builder.publishing.pages import Document
from builder.publishing.trail_line import short_trail, short_words, stops_of
from builder.search.paths import IDS, NAMES
from builder.search.records import Named, SearchRecord, Texts


def search_records(archive: Archive) -> tuple[SearchRecord, ...]:
    """Give a record for each statement that is not withdrawn and has words, newest first."""
    broader = _Broader(archive.topics)
    return tuple(_record(related, archive.settings.language, broader) for related in _searched(archive))


def search_documents(archive: Archive) -> tuple[Document, ...]:
    """Give the files that the search page asks for beside the catalogue and the word index."""
    return Document(IDS.lstrip("/"), json_line([related.id for related in _searched(archive)])), _names(archive)


def _searched(archive: Archive) -> Iterator[RelatedStatement]:
    return (
        related
        for related in archive.statements
        if not related.statement.withdrawn and related.statement.body.has_words
    )


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


def _record(related: RelatedStatement, language: str, broader: "_Broader") -> SearchRecord:
    statement = related.statement
    date = statement.date
    distance = statement.distance
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
        broader_topics=broader.of(related.topics),
        other_names=_other_names(related, statement),
        kind=_kind(statement.kind, language),
        own_words=statement.body.own_words,
        wording=_term(distance.wording, "wording", language),
        translation=_term(distance.translation, "distance", language),
        distance=(distance.badge, distance_words(distance, language)),
        trail=tuple(short_words(stop, language) for stop in short_trail(stops_of(related))[1:]),
        texts=partial(_texts, statement),
        words_digest=statement.body.words_digest,
    )


def _texts(statement: Statement) -> Texts:
    passages = statement.body.passages
    kind, own = own_words_of(passages)
    return Texts(tuple((passage.address, passage.text) for passage in passages), own if kind is OwnWords.SOME else ())


@lru_cache
def _kind(kind: str | None, language: str) -> tuple[str, str]:
    return ("", translations(language).gettext("Not stated")) if kind is None else _term(kind, "kind", language)


@lru_cache
def _term(value: str | None, vocabulary: str, language: str) -> tuple[str, str]:
    return value or "", term(value or "", vocabulary, language)


def _with_posts(each: SpeakerAtTheTime) -> str:
    return f"{each.speaker.name} ({', '.join(each.roles)})" if each.roles else each.speaker.name


def _named(topic: Topic) -> Named:
    return topic.slug, topic.name


class _Broader:
    """A broader topic is to find what is filed under its narrower ones."""

    def __init__(self, registry: Mapping[str, Topic]) -> None:
        self._registry = registry
        self._known: dict[tuple[str, ...], tuple[tuple[Named, Named], ...]] = {}

    def of(self, topics: Sequence[Topic]) -> tuple[tuple[Named, Named], ...]:
        slugs = tuple(topic.slug for topic in topics)
        if slugs not in self._known:
            chains = ([_named(self._registry[each]) for each in with_broader(slug, self._registry)] for slug in slugs)
            self._known[slugs] = tuple(dict.fromkeys(pair for chain in chains for pair in pairwise(chain)))
        return self._known[slugs]


def _other_names(related: RelatedStatement, statement: Statement) -> tuple[str, ...]:
    others = (other.name for each in related.speakers for other in each.speaker.other_names)
    return tuple(dict.fromkeys([*others, *statement.attributed_as]))
