"""Citation templates of the English Wikipedia (Help:Citation Style 1)."""

from collections.abc import Iterator

from builder.model.dates import UncertainDate
from builder.publishing.citations.item_types import INTERVIEW, SPEECH
from builder.publishing.citations.source import Citation
from builder.publishing.citations.style_dates import wikipedia_date

_TEXT = str.maketrans({"|": "{{!}}", "\n": " "})
_LINKED = str.maketrans({"[": "&#91;", "]": "&#93;"})
_ADDRESS = str.maketrans({"|": "%7C", "[": "%5B", "]": "%5D", " ": "%20", '"': "%22", "<": "%3C", ">": "%3E"})


def wikipedia(citation: Citation) -> str:
    """Give the template on one line; a pipe in text is ``{{!}}``.

    ``date`` is the date of publication, where it is stated, for articles and pages of the web; of speeches and
    interviews it is the day that they were held.
    """
    parameters = " ".join(f"|{name}={value}" for name, value in _parameters(citation) if value)
    return f"{{{{{citation.item_type.wikipedia} {parameters}}}}}"


def _parameters(citation: Citation) -> Iterator[tuple[str, str | None]]:
    for number, author in enumerate(citation.authors, start=1):
        place = str(number) if len(citation.authors) > 1 else ""
        if author.family:
            yield f"last{place}", _text(author.family)
            yield f"first{place}", _text(", ".join(filter(None, (author.given, author.suffix))))
        else:
            yield f"author{place}", _text(author.name)
    yield "title", _text(citation.title).translate(_LINKED)
    held = citation.item_type in (SPEECH, INTERVIEW)
    yield "date", _date(citation.issued if held else citation.published or citation.issued)
    if citation.item_type == SPEECH:
        yield "event", _text(citation.event or "")
        yield "location", _text(citation.place or "")
        yield "publisher", _text(citation.outlet)
    else:
        yield "work", _text(citation.outlet)
    yield "agency", _text(", ".join(citation.agencies))
    yield "language", _language(citation)
    yield "url", _address(citation.url)
    yield "access-date", _date(citation.accessed)
    if citation.archived and citation.archived_on and citation.source:
        yield "archive-url", _address(citation.archived)
        yield "archive-date", _date(citation.archived_on)
    if citation.source:
        yield "via", _text(citation.archive)
    yield "quote", _text(citation.quotation or "")


def _language(citation: Citation) -> str | None:
    """Give the code of the source's language, where it is stated; English goes without saying there."""
    language = (citation.source_language or "" if citation.source else citation.language).lower()
    return language if language.partition("-")[0] not in ("", "en") else None


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_TEXT)


def _address(address: str) -> str:
    return address.translate(_ADDRESS)


def _date(date: UncertainDate | None) -> str | None:
    return wikipedia_date(date) if date else None
