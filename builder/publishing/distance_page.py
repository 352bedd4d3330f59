"""The page that explains how far texts are from the speakers' own words: the table of badges, with examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.archive.archive import Archive, RelatedStatement
from builder.languages.messages import translations
from builder.model.distance import BADGES, COLUMNS, Badge
from builder.publishing.head import Head
from builder.publishing.pages import Page, output_of
from builder.publishing.references import Reference, statement_reference

PATH = "/distance/"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value of an axis, or a badge, with a statement that has it; an empty value is 'not stated'."""

    value: str
    example: Reference | None


@dataclass(frozen=True, slots=True)
class BadgeLine:
    """A line of the table: a value of the first axis, and its badge for each value of the second."""

    wording: str
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceView:
    """``/distance/``. ``columns`` are the values of the second axis, as the lines have their badges."""

    head: Head
    columns: tuple[str, ...]
    lines: tuple[BadgeLine, ...]
    badges: tuple[Meaning, ...]
    wordings: tuple[Meaning, ...]
    translations: tuple[Meaning, ...]


def distance_page(archive: Archive) -> Page[DistanceView]:
    """Give the page; its table is the one that badges are made from, its examples the newest statements that fit."""
    title = translations(archive.settings.language).gettext("How far from the speaker’s own words")
    shown = [related for related in archive.statements if not related.statement.withdrawn]
    distances = [(related, related.statement.distance) for related in shown]
    view = DistanceView(
        head=Head(title=title, path=PATH),
        columns=tuple(column or "" for column in COLUMNS),
        lines=tuple(BadgeLine(wording or "", badges) for wording, badges in BADGES.items()),
        badges=_meanings(Badge, ((distance.badge, related) for related, distance in distances)),
        wordings=_meanings(BADGES, ((distance.wording, related) for related, distance in distances)),
        translations=_meanings(COLUMNS, ((distance.translation, related) for related, distance in distances)),
    )
    return Page(output_of(PATH), "pages/distance.html", view)


def _meanings(values: Iterable[str | None], held: Iterable[tuple[str | None, RelatedStatement]]) -> tuple[Meaning, ...]:
    examples: dict[str | None, Reference] = {}
    for value, related in held:
        if value not in examples:
            examples[value] = statement_reference(related)
    return tuple(Meaning(value or "", examples.get(value)) for value in values)
