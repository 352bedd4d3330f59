"""A page's bytes as a tree of elements, decoded as browsers do (https://encoding.spec.whatwg.org/)."""

import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([-\w.:]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 16_384
_AS_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class NoWebPage(ValueError):
    """What should be a page holds no element."""


@dataclass(frozen=True)
class HtmlPage:
    """A page: its markup, and the elements that were made of it. The tree is for reading only."""

    markup: str

    @cached_property
    def root(self) -> Element:
        """The ``html`` element.

        Raises:
            NoWebPage: the markup holds no element.
        """
        from lxml import etree, html

        parser = html.HTMLParser(huge_tree=True, remove_pis=True)
        without_declaration = re.sub(r"^\s*<\?xml[^>]*\?>", "", self.markup)
        try:
            root = html.document_fromstring(without_declaration, parser=parser)
        except (etree.ParserError, ValueError):
            root = None
        if root is None or root.find("body") is None:
            raise NoWebPage("the file holds no web page")
        return root

    def text_of(self, element: Element) -> str:
        """Give the text within an element, white space collapsed."""
        return " ".join(str(element.text_content()).split())


def decode_page(content: bytes, charset: str | None = None) -> str:
    """Give a page's text. ``charset`` is the one that the server named, if it did.

    What is valid UTF-8 is taken for it, whatever the page or its server says: the reverse mistake is far more common.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _without_unfit(content[len(mark) :].decode(name, "replace"))
    try:
        return _without_unfit(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(content[:_DECLARED_WITHIN])
    for stated in (charset, declared[1].decode("ascii", "replace") if declared else None):
        codec = _codec(stated)
        if codec is None:
            continue
        try:
            return _without_unfit(content.decode(codec))
        except UnicodeDecodeError:
            if codec == "utf-8":  # one broken byte in a page that says what it is
                return _without_unfit(content.decode(codec, "replace"))
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return _without_unfit(str(best) if best else content.decode("cp1252", "replace"))


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return _AS_WINDOWS.get(found, found)


def _without_unfit(text: str) -> str:
    return _UNFIT.sub("", text)
