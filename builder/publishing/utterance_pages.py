"""The pages of utterances: the versions of the same words side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from builder.archive.alignment import Span, align
from builder.archive.archive import Archive, RelatedStatement
from builder.digests import digest_of
from builder.languages.direction import direction_of
from builder.languages.messages import translations
from builder.model.dates import UncertainDate
from builder.model.distance import Distance, primary
from builder.model.passage import Block, Passage
from builder.model.statement import Statement
from builder.publishing.head import Head
from builder.publishing.pages import Page, output_of
from builder.publishing.references import Reference, outlet_reference, speaker_reference, statement_reference
from builder.publishing.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the words: its statement, where it was published, its language and how far it is from the speaker.

    ``is_original`` tells that its language is the one spoken, as its own record or another version's says.
    """

    statement: Reference
    outlet: Reference
    language: str
    direction: str
    distance: Distance
    date: UncertainDate
    is_original: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version has in a row: passages with whole addresses, or nothing."""

    passages: tuple[tuple[str, str, bool], ...]
    """Site path with fragment, text, and whether it is a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceView:
    """The versions of an utterance, and rows in which what answers to each other stands side by side."""

    head: Head
    name: str
    title: Reference
    speakers: tuple[Reference, ...]
    versions: tuple[Version, ...]
    rows: tuple[tuple[Cell, ...], ...]


def utterance_path(name: str) -> str:
    """Give the site path of an utterance's page."""
    return f"/utterances/{name}/"


def versions_path(statement: Statement, archive: Archive) -> str | None:
    """Give the site path of the page on which a statement stands beside its other versions, if there is one."""
    name = statement.utterance
    return utterance_path(name) if name and name in archive.side_by_side and not statement.withdrawn else None


def utterance_targets(archive: Archive) -> Iterator[Target]:
    """Give a page for each utterance that several statements share."""
    for name in sorted(archive.side_by_side):
        path = utterance_path(name)
        statements = archive.side_by_side[name]
        inputs = tuple((each.statement.path, digest_of(each.digest)) for each in statements)
        yield Target(path, (output_of(path),), inputs, partial(_page, name, archive), _TEMPLATE, indexed=True)


_TEMPLATE = "pages/utterance.html"


def _page(name: str, archive: Archive) -> Iterator[Page[UtteranceView]]:
    view = _view(name, _in_order(archive.side_by_side[name], archive.settings.language), archive)
    yield Page(output_of(view.head.path), _TEMPLATE, view)


def _in_order(statements: Sequence[RelatedStatement], site_language: str) -> list[RelatedStatement]:
    """Give the original first, else the site's language, then the rest: the others are set beside the first."""
    spoken = _spoken(statements)
    chosen = (spoken, primary(site_language))

    def order(related: RelatedStatement) -> tuple[int, str, str]:
        language = primary(related.statement.language)
        rank = chosen.index(language) if language in chosen else len(chosen)
        return rank, related.statement.language, related.id

    return sorted(statements, key=order)


def _spoken(statements: Sequence[RelatedStatement]) -> str:
    return next((primary(each.statement.spoken_language) for each in statements if each.statement.spoken_language), "")


def _view(name: str, statements: Sequence[RelatedStatement], archive: Archive) -> UtteranceView:
    say = translations(archive.settings.language).gettext
    side_by_side = say("versions side by side")
    spoken = _spoken(statements)
    first = _named_in(statements, archive.settings.language)
    title = statement_reference(first)
    speakers = {each.speaker.slug: speaker_reference(each.speaker) for one in statements for each in one.speakers}
    bodies = [each.statement.body.passages for each in statements]
    aligned = align([[_span(passage) for passage in body] for body in bodies])
    return UtteranceView(
        head=Head(
            title=f"{title.name}: {side_by_side}",
            path=utterance_path(name),
            section="/speakers/",
        ),
        name=name,
        title=title,
        speakers=tuple(speakers.values()),
        versions=tuple(_version(each, spoken) for each in statements),
        rows=tuple(
            tuple(
                _cell(statements[number], bodies[number], passages) for number, passages in enumerate(row)
            )
            for row in aligned
        ),
    )  # fmt: skip


def _named_in(statements: Sequence[RelatedStatement], language: str) -> RelatedStatement:
    return next((each for each in statements if primary(each.statement.language) == primary(language)), statements[0])


def _version(related: RelatedStatement, spoken: str) -> Version:
    statement = related.statement
    return Version(
        statement=statement_reference(related),
        outlet=outlet_reference(related.outlet),
        language=statement.language,
        direction=direction_of(statement.language),
        distance=statement.distance,
        date=statement.date,
        is_original=bool(spoken) and primary(statement.language) == spoken,
    )


def _span(passage: Passage) -> Span:
    return Span(len(passage.text), passage.block is Block.HEADING)


def _cell(related: RelatedStatement, passages: Sequence[Passage], numbers: Sequence[int]) -> Cell:
    chosen = (passages[number] for number in numbers)
    return Cell(tuple((f"{related.path}#{each.address}", each.text, each.block is Block.HEADING) for each in chosen))
