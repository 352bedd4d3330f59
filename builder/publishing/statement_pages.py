"""The pages of statements."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from builder.archive.archive import Archive, RelatedStatement
from builder.digests import SIZE, digest_of, joined
from builder.languages.direction import direction_of
from builder.model.passage import Mode
from builder.model.statement import Statement
from builder.publishing.citations.meta_tags import meta_tags
from builder.publishing.citations.source import citation_of
from builder.publishing.citations.view import citations_view
from builder.publishing.exports.statement_files import data_target
from builder.publishing.head import Head
from builder.publishing.pages import Page, output_of
from builder.publishing.references import (
    Reference,
    outlet_reference,
    speaker_reference,
    statement_reference,
    topic_reference,
)
from builder.publishing.statement_view import (
    OriginalLine,
    PassageLine,
    RelatedLine,
    SpeakerLine,
    StatementView,
    TimelineMark,
)
from builder.publishing.structured_data import is_quotation, statement_json_ld
from builder.publishing.targets import Input, Target
from builder.publishing.trail_line import stops_of
from builder.publishing.utterance_pages import versions_path

_DESCRIPTION_LENGTH = 200
_TEMPLATE = "pages/statement.html"


def statement_targets(archive: Archive) -> Iterator[Target]:
    """Give the page of each statement, and the data beside it, newest first."""
    neighbours = _neighbours(archive)
    spans = {slug: digest_of(_years(statements)) for slug, statements in archive.by_speaker.items()}
    for related in archive.statements:
        previous, following = neighbours[related.id]
        # The page and the data stand together: both need the statement's text, which is then fetched once.
        inputs = tuple(_inputs(related, archive))
        yield data_target(related, archive, inputs)
        yield Target(
            related.path,
            (output_of(related.path),),
            (
                *inputs,
                ("the statements before and after it", _row_digest(previous) + _row_digest(following)),
                (
                    "the years of its speakers' statements",
                    joined([spans[each.speaker.slug] for each in related.speakers]),
                ),
            ),
            partial(_page, related, archive, previous, following),
            _TEMPLATE,
            indexed=True,
            kept=True,
        )


def _joined(digests: Mapping[str, bytes], related: RelatedStatement) -> bytes:
    return joined([digests[each.speaker.slug] for each in related.speakers])


def _inputs(related: RelatedStatement, archive: Archive) -> Iterator[Input]:
    """Give what everything that shows a whole statement is made from."""
    statement = related.statement
    yield statement.path, statement.digest
    yield "its record, and its speakers, outlets and topics", related.row_digest
    if statement.utterance:
        others = archive.by_utterance[statement.utterance]
        shown = tuple(each.id for each in archive.side_by_side.get(statement.utterance, ()))
        yield "its other versions", digest_of(joined([each.row_digest for each in others]), shown)
    tied = [archive.by_id[tie.id] for tie in statement.relates if tie.id in archive.by_id]
    incoming = archive.related_from.get(related.id, ())
    if tied or incoming:
        tied.extend(other for _, other in incoming)
        kinds = tuple(kind for kind, _ in incoming)
        yield "related statements", digest_of(joined([each.row_digest for each in tied]), kinds)
    former = archive.former_addresses.get(related.id)
    if former:
        yield "former addresses of its passages", digest_of(repr(former))


def statement_page(related: RelatedStatement, archive: Archive) -> Page[StatementView]:
    """Give the page of one statement, in the place of the archive's statement of that id."""
    statements = archive.by_speaker[related.speakers[0].speaker.slug]
    number = next(number for number, each in enumerate(statements) if each.id == related.id)
    older, newer = _around(number, statements)
    (page,) = _page(related, archive, older, newer)
    return page


def _page(
    related: RelatedStatement,
    archive: Archive,
    previous: RelatedStatement | None,
    following: RelatedStatement | None,
) -> Iterator[Page[StatementView]]:
    view = _view(related, archive, previous, following)
    yield Page(output_of(related.path), _TEMPLATE, view, related.statement.path)


def _row_digest(related: RelatedStatement | None) -> bytes:
    return related.row_digest if related else bytes(SIZE)


def _view(
    related: RelatedStatement,
    archive: Archive,
    previous: RelatedStatement | None,
    following: RelatedStatement | None,
) -> StatementView:
    statement = related.statement
    withdrawn = statement.withdrawn
    citation = citation_of(related, archive.settings)
    return StatementView(
        head=_head(related, archive),
        id=statement.id,
        title=statement.title,
        language=statement.language,
        direction=direction_of(statement.language),
        html="" if withdrawn else statement.body.html,
        passages=()
        if withdrawn
        else tuple(PassageLine(each.address, each.modes, each.voice) for each in statement.body.passages),
        former_addresses={} if withdrawn else archive.former_addresses.get(related.id, {}),
        originals=() if withdrawn else _originals(statement),
        modes=() if withdrawn else _modes(statement),
        kind=statement.kind,
        extent=statement.extent,
        form=statement.form,
        is_quotation=is_quotation(statement),
        distance=statement.distance,
        date=statement.date,
        date_basis=statement.date_basis,
        date_published=statement.date_published,
        speakers=_speakers(related),
        attributed_as=statement.attributed_as,
        audience=statement.audience,
        participants=statement.participants,
        place=statement.place,
        event=statement.event,
        spoken_language=statement.spoken_language,
        outlet=outlet_reference(related.outlet),
        source=statement.source,
        trail=stops_of(related),
        recordings=statement.recordings,
        topics=tuple(topic_reference(topic) for topic in related.topics),
        citations=citations_view(citation, related.path),
        meta_tags=meta_tags(citation),
        versions=_versions(statement, archive),
        utterance=versions_path(statement, archive),
        relates=_ties(statement, archive),
        rights=statement.rights,
        withdrawn=withdrawn,
        disputes=statement.disputes,
        corrections=tuple(sorted(statement.corrections, key=lambda each: each.date.sorts_by, reverse=True)),
        extra=statement.extra,
        timelines=_timelines(related, archive),
        previous=statement_reference(previous) if previous else None,
        next=statement_reference(following) if following else None,
        source_file=statement.path,
    )


def _modes(statement: Statement) -> tuple[Mode, ...]:
    """Give the modes that occur in what the speaker's own turns hold, in the order of the legend."""
    found = {mode for passage in statement.body.passages if passage.voice is None for mode in passage.modes}
    return tuple(mode for mode in Mode if mode in found)


def _originals(statement: Statement) -> tuple[OriginalLine, ...]:
    return tuple(
        OriginalLine(
            each.address,
            each.text,
            each.original,
            each.original_language or statement.spoken_language,
            direction_of(each.original_language or statement.spoken_language or statement.language),
        )
        for each in statement.body.passages
        if each.original
    )


def _head(related: RelatedStatement, archive: Archive) -> Head:
    statement = related.statement
    names = ", ".join(each.speaker.name for each in related.speakers)
    return Head(
        title=statement.title if statement.withdrawn else f"{names}: {statement.title}",
        path=related.path,
        description="" if statement.withdrawn else _beginning(statement.body.text),
        language=statement.language,
        kind="article",
        feed=None,
        structured_data=statement_json_ld(related, archive),
        section="/speakers/",
    )


def _beginning(text: str) -> str:
    words = " ".join(text[: _DESCRIPTION_LENGTH * 2].split())
    if len(words) <= _DESCRIPTION_LENGTH:
        return words
    return words[: _DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _speakers(related: RelatedStatement) -> tuple[SpeakerLine, ...]:
    return tuple(
        SpeakerLine(speaker_reference(each.speaker), initials(each.speaker.name), each.roles)
        for each in related.speakers
    )


def initials(name: str) -> str:
    """Give the letters that stand in for a portrait: of the first word and the last, titles such as 'Mr.' left out."""
    words = [word for word in name.split() if not word.endswith(".") and word[0].isalpha()] or name.split()
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return unicodedata.normalize("NFC", letters).upper()


def _versions(statement: Statement, archive: Archive) -> tuple[tuple[Reference, str], ...]:
    if not statement.utterance:
        return ()
    others = (each for each in archive.by_utterance[statement.utterance] if each.id != statement.id)
    return tuple((statement_reference(each), each.statement.language) for each in others)


def _ties(statement: Statement, archive: Archive) -> tuple[RelatedLine, ...]:
    outgoing = [
        RelatedLine(tie.type, statement_reference(archive.by_id[tie.id]))
        for tie in statement.relates
        if tie.id in archive.by_id
    ]
    incoming = [
        RelatedLine(kind, statement_reference(other), incoming=True)
        for kind, other in archive.related_from.get(statement.id, ())
    ]
    return (*outgoing, *incoming)


def _timelines(related: RelatedStatement, archive: Archive) -> tuple[TimelineMark, ...]:
    marks = []
    for each in related.speakers:
        statements = archive.by_speaker[each.speaker.slug]
        first, last = _years(statements)
        if len(statements) > 1 and last > first:
            reference = speaker_reference(each.speaker)
            year = related.statement.date.year
            marks.append(TimelineMark(f"{reference.path}timeline.svg", year, first, last, reference))
    return tuple(marks)


def _years(statements: Sequence[RelatedStatement]) -> tuple[int, int]:
    """Give the years of the first statement and of the last; they stand newest first."""
    return statements[-1].statement.date.year, statements[0].statement.date.year


def _neighbours(archive: Archive) -> Mapping[str, tuple[RelatedStatement | None, RelatedStatement | None]]:
    """Give, by statement id, the statements before and after it by its first speaker."""
    neighbours: dict[str, tuple[RelatedStatement | None, RelatedStatement | None]] = {}
    for statements in archive.by_speaker.values():
        for number, each in enumerate(statements):
            if each.id in neighbours:
                continue
            neighbours[each.id] = _around(number, statements)
    return neighbours


def _around(
    number: int, statements: Sequence[RelatedStatement]
) -> tuple[RelatedStatement | None, RelatedStatement | None]:
    newer = statements[number - 1] if number > 0 else None
    older = statements[number + 1] if number + 1 < len(statements) else None
    return older, newer
