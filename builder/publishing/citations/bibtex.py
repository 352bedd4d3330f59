r"""BibTeX that biblatex and classic styles both read; text is UTF-8, TeX's special characters are escaped.

biblatex takes the date as EDTF (its manual, 2.3.8), classic styles ``year`` and ``month``. An id that cannot be the key
stands in ``ids``, an alias by which the entry may be cited with biblatex (2.2.3); it holds letters of any script.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from builder.model.dates import Precision
from builder.publishing.citations.authors import Author
from builder.publishing.citations.item_types import ARTICLE
from builder.publishing.citations.source import Citation

_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9._:-]+")


def bibtex(citation: Citation) -> str:
    """Give the entry: an ``@article`` where the press published the text, else ``@misc``."""
    kind = "article" if citation.item_type == ARTICLE else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(citation) if value)
    return f"@{kind}{{{key_of(citation)},\n{lines}}}\n"


def key_of(citation: Citation) -> str:
    """Give the entry's key: the statement's id, made safe and kept apart by a digest where that changed it."""
    safe = _NOT_IN_KEYS.sub("-", citation.id)
    if safe != citation.id:
        safe += f"-{sha256(citation.id.encode()).hexdigest()[:8]}"
    return f"{safe}:{citation.passage}" if citation.passage else safe


def _alias_of(citation: Citation) -> str:
    """Give the id as it is, where the key is another."""
    named = f"{citation.id}:{citation.passage}" if citation.passage else citation.id
    return "" if named == key_of(citation) else named


def escaped(text: str) -> str:
    """Give text as TeX prints it."""
    return " ".join(text.split()).translate(_SPECIAL)


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "ids", _alias_of(citation)
    yield "author", " and ".join(_name(author) for author in citation.authors)
    yield "title", f"{{{escaped(citation.title)}}}"  # the second pair keeps the capitals
    yield ("journal" if citation.item_type == ARTICLE else "howpublished"), escaped(citation.outlet)
    date = citation.issued
    yield "date", date.text
    yield "year", str(date.year)
    yield "month", str(date.lower.month) if date.precision in (Precision.DAY, Precision.MONTH) else ""
    yield "type", escaped(citation.genre or "")
    yield "eventtitle", escaped(citation.event or "")
    yield "venue", escaped(citation.place or "")
    yield "url", citation.url.translate(_ADDRESS)
    yield "urldate", citation.accessed.text if citation.accessed else ""
    yield "note", escaped(citation.bracket.strip("[]"))
    yield "annotation", escaped(citation.quotation or "")
    yield "langid", citation.language.lower()


def _name(author: Author) -> str:
    if not author.family:
        return f"{{{escaped(author.name)}}}"
    parts = (author.family, author.suffix, author.given)  # BibTeX wants 'von Last, Jr, First'
    return ", ".join(f"{{{escaped(part)}}}" if " and " in part else escaped(part) for part in parts if part)
