"""What the search is to find: each published statement with its words and the names around it."""

import unicodedata

from builder.archive.archive import Archive, RelatedStatement
from builder.languages.date_words import short_date_words
from builder.languages.terms import distance_words, term
from builder.publishing.trail_line import short_trail, short_words, stops_of
from builder.search.records import SearchRecord


def search_records(archive: Archive) -> tuple[SearchRecord, ...]:
    """Give a record for each statement that is not withdrawn, newest first."""
    language = archive.settings.language
    return tuple(
        _record(related, language)
        for related in archive.statements
        if not related.statement.withdrawn and _has_words(related.statement.body.text)
    )


def _has_words(text: str) -> bool:
    """Tell whether Pagefind finds anything in a text: of dashes and dots alone it makes no page."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def _record(related: RelatedStatement, language: str) -> SearchRecord:
    statement = related.statement
    speakers = [each.speaker for each in related.speakers]
    distance = statement.distance
    wording, translation = distance.wording or "", distance.translation or ""
    other_names = [other.name for speaker in speakers for other in speaker.other_names]
    return SearchRecord(
        id=statement.id,
        path=related.path,
        title=statement.title,
        language=statement.language,
        date=statement.date.sorts_by.isoformat(),
        date_words=short_date_words(statement.date, language),
        years=tuple(statement.date.years())[:10],
        speakers=tuple((speaker.slug, speaker.name) for speaker in speakers),
        roles="; ".join(dict.fromkeys(role for each in related.speakers for role in each.roles)),
        outlet=(related.outlet.slug, related.outlet.name),
        topics=tuple((topic.slug, topic.name) for topic in related.topics),
        other_names=tuple(dict.fromkeys([*other_names, *statement.attributed_as])),
        text=statement.body.text,
        wording=(wording, term(wording, "wording", language)),
        translation=(translation, term(translation, "distance", language)),
        distance=(distance.badge, distance_words(distance, language)),
        trail=tuple(short_words(stop, language) for stop in short_trail(stops_of(related))[1:]),
    )
