"""Safe HTML: strangers write the content, so only an allow-list of markup reaches a page."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from builder.model.passage import Mode
from builder.model.statement import Body, Position

_TEXT_TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt",
    "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "ol", "p", "pre", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "u", "ul", "var", "wbr",
})  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "dir", "id", "title"},
    "a": {"href"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_MARKED = ("p", "blockquote", "span", "div", "li", "q", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre", "em", "strong")
_CLASSES = {tag: {mode.value for mode in Mode} for tag in _MARKED}
_PASSAGE_ATTRIBUTES = {"speaker", "original"}
_SCHEMES = {"https", "http", "mailto"}
_DIRECTIONS = {"ltr", "rtl", "auto"}
_OWN_IDS = re.compile(r"site-|p-")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BLOCK_END = re.compile(r"</(?:p|blockquote|div|li|h[2-6]|pre|dd|dt|td|th|tr|table|ul|ol)>|<br>|<hr>")

Link = tuple[str, Position]


def sanitize(markup: str, base_path: str, find: Callable[[str], Position], *, passages: bool = False) -> Body:
    """Give the markup as a Body: allowed tags and attributes only, links into the site below ``base_path``.

    ``find`` tells where in the source a link stands. Ids that templates (``site-``) and passages (``p-``) use
    are dropped, so that content cannot stand in for either; so are those that stand twice. ``passages`` lets the
    attributes through that mark a passage (``speaker``, ``original``); they are no HTML, and whoever reads the
    passages takes them out.
    """
    links: list[Link] = []
    ids: set[str] = set()

    def attribute(_tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return _link(value, base_path, find, links)
        if name == "id":
            if _OWN_IDS.match(value) or value in ids or not value or any(map(str.isspace, value)):
                return None
            ids.add(value)
            return value
        if name == "dir":
            return value if value in _DIRECTIONS else None
        return value

    allowed = {tag: set(names) for tag, names in _ATTRIBUTES.items()}
    if passages:
        allowed["*"] |= _PASSAGE_ATTRIBUTES
    clean = nh3.clean(
        markup,
        tags=set(_TEXT_TAGS),
        attributes=allowed,
        attribute_filter=attribute,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return Body(clean, visible_text(clean), tuple(links))


def _link(value: str, base_path: str, find: Callable[[str], Position], links: list[Link]) -> str | None:
    if value.startswith("#"):
        return value
    links.append((value, find(value)))
    kind = link_kind(value)
    if kind == "site":
        return base_path + value.lstrip("/")
    return value if kind == "external" else None


def link_kind(target: str) -> str:
    """Tell what a link is: ``site`` (begins with /), ``external``, ``relative`` or ``unsafe``."""
    if target.startswith("/") and not target.startswith("//"):
        return "site"
    scheme = _SCHEME.match(target)
    if scheme:
        return "external" if scheme.group()[:-1].lower() in _SCHEMES else "unsafe"
    return "unsafe" if target.startswith("//") else "relative"


def visible_text(clean: str) -> str:
    """Give the words of sanitized HTML, blocks parted by blank lines."""
    spaced = _BLOCK_END.sub(r"\g<0>\n\n", clean)
    text = html.unescape(nh3.clean(spaced, tags=set()))
    return re.sub(r"\n\s*\n+", "\n\n", text).strip()


@dataclass(frozen=True, slots=True)
class Refused:
    """What sanitizing takes away from a text: names of tags, and links with a scheme that no page may use."""

    tags: tuple[str, ...]
    links: tuple[str, ...]


def refused(markup: str) -> Refused:
    """Give what sanitizing takes away from the markup, each once, in order."""
    collector = _Collector()
    collector.feed(markup)
    collector.close()
    return Refused(
        tuple(dict.fromkeys(tag for tag in collector.tags if tag not in _TEXT_TAGS)),
        tuple(dict.fromkeys(link for link in collector.links if link_kind(link.strip()) == "unsafe")),
    )


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links.extend(value for name, value in attrs if name == "href" and value)
