"""Safe HTML: strangers write the content, so only an allow-list of markup reaches a page."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
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
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_ENDS_BLOCK = frozenset({
    "</p>", "</blockquote>", "</div>", "</li>", "</h2>", "</h3>", "</h4>", "</h5>", "</h6>", "</pre>", "</dd>",
    "</dt>", "</td>", "</th>", "</tr>", "</table>", "</ul>", "</ol>", "<br>", "<hr>",
})  # fmt: skip
_BLANK_LINES = re.compile(r"\n\s*\n+")

Link = tuple[str, Position]
Find = Callable[[str], Position]


def sanitize(markup: str, base_path: str, find: Find, *, passages: bool = False) -> Body:
    """Give the markup as a Body: allowed tags and attributes only, links into the site below ``base_path``.

    ``find`` tells where in the source a link stands. Ids that templates (``site-``) and passages (``p-``) use
    are dropped, so that content cannot stand in for either; so are those that stand twice. ``passages`` lets the
    attributes through that mark a passage (``speaker``, ``original``); they are no HTML, and whoever reads the
    passages takes them out.
    """
    clean, links = _cleaner(passages).clean(markup, base_path, find)
    return Body(clean, visible_text(clean), links)


class _Cleaner:
    """The cleaner with its allow-list, which costs more to set up than a text takes; one text at a time."""

    def __init__(self, *, passages: bool) -> None:
        allowed = {tag: set(names) for tag, names in _ATTRIBUTES.items()}
        if passages:
            allowed["*"] |= _PASSAGE_ATTRIBUTES
        self._cleaner = nh3.Cleaner(
            tags=set(_TEXT_TAGS),
            attributes=allowed,
            attribute_filter=self._attribute,
            allowed_classes=_CLASSES,
            url_schemes=_SCHEMES,
            link_rel=None,
        )

    def clean(self, markup: str, base_path: str, find: Find) -> tuple[str, tuple[Link, ...]]:
        """Give the markup with what is allowed, and the links in it."""
        self._base_path = base_path
        self._find = find
        self._links: list[Link] = []
        self._ids: set[str] = set()
        return self._cleaner.clean(markup), tuple(self._links)

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        if name == "href":
            return _link(value, self._base_path, self._find, self._links)
        if name == "id":
            if _OWN_IDS.match(value) or value in self._ids or not value or any(map(str.isspace, value)):
                return None
            self._ids.add(value)
            return value
        if name == "dir":
            return value if value in _DIRECTIONS else None
        return value


@cache
def _cleaner(passages: bool) -> _Cleaner:
    return _Cleaner(passages=passages)


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
    if "<table" in clean or "<pre" in clean or "\r" in clean:
        # words in a table but in no cell are moved, the line feed that begins a pre is dropped, line ends are made one
        spaced = _TAG.sub(lambda tag: tag[0] + _space_for(tag), clean)
        bare = nh3.clean(spaced, tags=set())
    else:
        bare = _TAG.sub(_space_for, clean)
    return _BLANK_LINES.sub("\n\n", html.unescape(bare)).strip()


def _space_for(tag: re.Match[str]) -> str:
    return "\n\n" if tag[0] in _ENDS_BLOCK else ""


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
