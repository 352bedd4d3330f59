"""RIS, as reference managers exchange it; each tag with the meaning that Zotero, EndNote and Mendeley give it."""

from collections.abc import Iterator

from builder.publishing.citations.item_types import SPEECH
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import date_parts


def ris(citation: Citation) -> str:
    """Give the record, its lines ended by CR and LF. A doubt about the date is a note: RIS has no mark for it."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _lines(citation)) + "ER  - \r\n"


def _lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", citation.item_type.ris
    yield "ID", citation.id if citation.passage is None else f"{citation.id}#{citation.passage}"
    for author in citation.authors:
        yield "AU", author.inverted if author.family else author.name
    yield "TI", citation.title
    yield ("PB" if citation.item_type == SPEECH else "T2"), citation.outlet
    sides = date_parts(citation.issued)
    yield "PY", str(citation.issued.year)
    if len(sides) == 1:
        yield "DA", _slashed(sides[0])
    if citation.place:
        yield "CY", citation.place
    if citation.genre:
        yield "M3", citation.genre
    yield "UR", citation.url
    accessed = date_parts(citation.accessed) if citation.accessed else ()
    if len(accessed) == 1:
        yield "Y2", _slashed(accessed[0])
    yield "LA", citation.language
    if citation.event:
        yield "N1", citation.event
    yield "N1", citation.bracket.strip("[]")
    if citation.quotation:
        yield "N1", f"“{citation.quotation}”"


def _slashed(parts: tuple[int, ...]) -> str:
    """Give 'YYYY/MM/DD/': the slashes stand for parts that are not stated too."""
    written = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]
    return "/".join((*written, *[""] * (4 - len(written))))
