"""Citation templates of the English Wikipedia (Help:Citation Style 1)."""

import re
from collections.abc import Iterator

from builder.model.dates import UncertainDate
from builder.model.distance import primary
from builder.publishing.citations.item_types import INTERVIEW, SPEECH
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import wikipedia_date

# Entities, signatures, bold and italic type, links: only where the characters would be read as such.
_MARKUP = re.compile(r"[{}<>|]|&(?=#?[A-Za-z0-9]+;)|~(?=~~)|'(?=')|\[(?=\[|//|[A-Za-z]+:)|\](?=\])")
_NAMED = {"|": "{{!}}", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LINKED = str.maketrans({"[": "&#91;", "]": "&#93;"})
_NOT_IN_ADDRESSES = re.compile(r"""[ "<>\[\]{|}]|~(?=~~)|'(?=')""")


def wikipedia(citation: Citation) -> str:
    """Give the template on one line and what has no place in it in brackets: whose wording it is, and the notes.

    ``quote`` is given only where the passage is the speaker's words throughout: readers take it for theirs. ``date``
    is the date of publication, where it is stated, for articles and pages of the web; of speeches and interviews it is
    the day that they were held.
    """
    parameters = " ".join(f"|{name}={value}" for name, value in _parameters(citation) if value)
    remarks = f" ({escaped('; '.join(citation.remarks))})" if citation.remarks else ""
    return f"{{{{{citation.item_type.wikipedia} {parameters}}}}}{remarks}"


def escaped(text: str) -> str:
    """Give text on one line as wikitext prints it; ``passages.js`` does the same."""
    return _MARKUP.sub(lambda mark: _NAMED.get(mark[0], f"&#{ord(mark[0])};"), " ".join(text.split()))


def _parameters(citation: Citation) -> Iterator[tuple[str, str | None]]:
    for number, author in enumerate(citation.authors, start=1):
        place = str(number) if len(citation.authors) > 1 else ""
        if author.family:
            yield f"last{place}", escaped(author.family)
            yield f"first{place}", escaped(", ".join(filter(None, (author.given, author.suffix))))
        else:
            yield f"author{place}", escaped(author.name)
    yield "title", escaped(citation.title).translate(_LINKED)
    held = citation.item_type in (SPEECH, INTERVIEW)
    yield "date", _date(citation.issued if held else citation.published or citation.issued)
    if citation.item_type == SPEECH:
        yield "event", escaped(citation.event or "")
        yield "location", escaped(citation.place or "")
        yield "publisher", escaped(citation.outlet)
    else:
        yield "work", escaped(citation.outlet)
    yield "agency", escaped(", ".join(citation.agencies))
    yield "language", _language(citation)
    yield "url", _address(citation.url)
    yield "access-date", _date(citation.accessed)
    if citation.archived and citation.archived_on and citation.source:
        yield "archive-url", _address(citation.archived)
        yield "archive-date", _date(citation.archived_on)
    if citation.source:
        yield "via", escaped(citation.archive)
    yield "quote", escaped(citation.quotation or "") if citation.own else None


def _language(citation: Citation) -> str | None:
    """Give the code of the source's language, where it is stated; English goes without saying there."""
    language = (citation.source_language or "" if citation.source else citation.language).lower()
    return language if primary(language) not in ("", "en") else None


def _address(address: str) -> str:
    return _NOT_IN_ADDRESSES.sub(lambda mark: f"%{ord(mark[0]):02X}", address)


def _date(date: UncertainDate | None) -> str | None:
    return wikipedia_date(date) if date else None
