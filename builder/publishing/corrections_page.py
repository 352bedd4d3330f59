"""``/corrections/``: what was corrected after publication, what is disputed, and what was withdrawn."""

from dataclasses import dataclass

from builder.archive.archive import Archive, RelatedStatement
from builder.languages.messages import translations
from builder.model.statement import Correction, Dispute
from builder.publishing.feed_formats import feed_of
from builder.publishing.head import Head
from builder.publishing.pages import Page, output_of
from builder.publishing.references import Row
from builder.publishing.rows import row_of

PATH = "/corrections/"


@dataclass(frozen=True, slots=True)
class CorrectedStatement:
    """A correction with its statement; ``number`` counts a statement's corrections of one date, from 1."""

    related: RelatedStatement
    correction: Correction
    number: int

    @property
    def name(self) -> tuple[str, ...]:
        """The parts of its lasting name, which a change of its wording, or a correction more, leaves as it is."""
        parts = ("correction", self.related.id, self.correction.date.text)
        return parts if self.number == 1 else (*parts, str(self.number))


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction and the statement that it was made to."""

    correction: Correction
    statement: Row


@dataclass(frozen=True, slots=True)
class DisputedLine:
    """A disputed statement with all who dispute it."""

    disputes: tuple[Dispute, ...]
    statement: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """``/corrections/``: corrections newest first; disputed and withdrawn statements in the order of listings."""

    head: Head
    corrections: tuple[CorrectionLine, ...]
    disputed: tuple[DisputedLine, ...]
    withdrawn: tuple[Row, ...]


def corrections_page(archive: Archive) -> Page[CorrectionsView]:
    """Give the page, which every archive has: one without a correction says so."""
    title = translations(archive.settings.language).gettext("Corrections")
    view = CorrectionsView(
        head=Head(title=title, path=PATH, feed=feed_of(title, PATH)),
        corrections=tuple(CorrectionLine(each.correction, row_of(each.related)) for each in corrections_of(archive)),
        disputed=tuple(
            DisputedLine(each.statement.disputes, row_of(each))
            for each in archive.statements
            if each.statement.disputes
        ),
        withdrawn=tuple(row_of(each) for each in archive.statements if each.statement.withdrawn),
    )
    return Page(output_of(PATH), "pages/corrections.html", view)


def corrections_of(archive: Archive) -> tuple[CorrectedStatement, ...]:
    """Give every correction, newest first, ties by the statement's id and then as its file has them."""
    found = []
    for related in sorted(archive.statements, key=lambda each: each.id):
        counts: dict[str, int] = {}
        for correction in related.statement.corrections:
            date = correction.date.text
            counts[date] = counts.get(date, 0) + 1
            found.append(CorrectedStatement(related, correction, counts[date]))
    return tuple(sorted(found, key=lambda each: each.correction.date.sorts_by, reverse=True))
