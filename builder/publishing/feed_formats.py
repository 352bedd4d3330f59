"""What every feed is made of, as Atom (RFC 4287) and as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Feeds and entries are known by ``tag:`` URIs (RFC 4151), which stay when the site moves to another address.
"""

import datetime
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.addresses.tag_uris import tag_uri
from builder.addresses.urls import absolute
from builder.model.settings import Settings
from builder.publishing.pages import Document, output_of
from builder.publishing.references import Feed, Reference

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_NO_ENTRIES = datetime.date(1970, 1, 1)
_UNFIT_FOR_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN_LINK = re.compile(r'(<a(?: [a-z-]+="[^"]*")*? href=")([/#])')


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed.

    ``name`` are the parts of its lasting name; ``path`` is the site path that it leads to; ``published`` is
    None where no one day is stated. ``authors`` are links to pages of the site, and empty where the archive
    itself speaks. ``topics`` are pairs of slug and name. ``content`` is safe HTML in ``language``, or empty.
    """

    name: tuple[str, ...]
    path: str
    title: str
    language: str
    updated: datetime.date
    published: datetime.date | None = None
    summary: str
    authors: tuple[Reference, ...] = ()
    sources: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    rights: str | None = None
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed of the page at the site path ``path``; ``title`` and ``description`` are what readers list it by."""

    title: str
    path: str
    description: str = ""
    entries: Sequence[Entry] = ()


def feed_documents(channel: Channel, settings: Settings) -> tuple[Document, Document]:
    """Give the two files of a feed: Atom, and JSON Feed."""
    feed = feed_of(channel.title, channel.path)
    return (
        Document(output_of(feed.atom), _atom_feed(channel, feed, settings)),
        Document(output_of(feed.json), _json_feed(channel, feed, settings)),
    )


def _atom_feed(channel: Channel, feed: Feed, settings: Settings) -> bytes:
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": settings.language})
    _add(root, "id", tag_uri(settings, "feed", *channel.path.strip("/").split("/")).removesuffix("/"))
    _add(root, "title", channel.title)
    if channel.description:
        _add(root, "subtitle", channel.description)
    _add(root, "updated", _instant(max((each.updated for each in channel.entries), default=_NO_ENTRIES)))
    _add(root, "link", rel="self", type="application/atom+xml", href=absolute(feed.atom, settings))
    _add(root, "link", rel="alternate", type="text/html", href=absolute(channel.path, settings))
    if not all(each.authors for each in channel.entries) or not channel.entries:
        # a feed needs an author where an entry has none (section 4.1.1)
        _add(ElementTree.SubElement(root, "author"), "name", settings.title)
    head: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    entries = "".join(_atom_entry(entry, settings) for entry in channel.entries)
    return head.removesuffix(b"</feed>") + entries.encode() + b"</feed>\n"


def _json_feed(channel: Channel, feed: Feed, settings: Settings) -> bytes:
    head = {
        "version": _JSON_FEED,
        "title": channel.title,
        "home_page_url": absolute(channel.path, settings),
        "feed_url": absolute(feed.json, settings),
        "language": settings.language,
    }
    if channel.description:
        head["description"] = channel.description
    items = ",\n".join(_json_item(entry, settings) for entry in channel.entries)
    members = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return ("{" + ", ".join(members) + ', "items": [\n' + items + "\n]}\n").encode()


def feed_of(title: str, path: str) -> Feed:
    """Give the two feeds of the page at a site path."""
    return Feed(title, f"{path}feed.xml", f"{path}feed.json")


@lru_cache(maxsize=1_024)  # an entry stands in the feeds of its speakers, its outlet and its topics
def _atom_entry(entry: Entry, settings: Settings) -> str:
    address = absolute(entry.path, settings)
    element = ElementTree.Element("entry")
    _add(element, "id", tag_uri(settings, *entry.name))
    _add(element, "title", entry.title, **{"xml:lang": entry.language})
    _add(element, "link", rel="alternate", type="text/html", href=address)
    for source in entry.sources:
        _add(element, "link", rel="via", href=source)
    for each in entry.authors:
        author = ElementTree.SubElement(element, "author")
        _add(author, "name", each.name)
        _add(author, "uri", absolute(each.path, settings))
    if entry.published:
        _add(element, "published", _instant(entry.published))
    _add(element, "updated", _instant(entry.updated))
    _add(element, "summary", entry.summary)
    for slug, name in entry.topics:
        _add(element, "category", term=slug, label=name)
    if entry.rights:
        _add(element, "rights", entry.rights)
    if entry.content:
        where = {"xml:lang": entry.language, "xml:base": address}
        _add(element, "content", entry.content, type="html", **where)
    return ElementTree.tostring(element, encoding="unicode")


@lru_cache(maxsize=1_024)
def _json_item(entry: Entry, settings: Settings) -> str:
    address = absolute(entry.path, settings)
    item: dict[str, object] = {
        "id": tag_uri(settings, *entry.name),
        "url": address,
        "title": entry.title,
        "language": entry.language,
        "summary": entry.summary,
        "date_modified": _instant(entry.updated),
    }
    if entry.authors:
        item["authors"] = [{"name": each.name, "url": absolute(each.path, settings)} for each in entry.authors]
    if entry.sources:
        item["external_url"] = entry.sources[0]
    if entry.published:
        item["date_published"] = _instant(entry.published)
    if entry.topics:
        item["tags"] = [name for _slug, name in entry.topics]
    if entry.content:
        item["content_html"] = _with_whole_links(entry.content, address, settings)
    else:
        item["content_text"] = entry.summary  # an item needs one of the two
    return json.dumps(item, ensure_ascii=False)


def _with_whole_links(html: str, address: str, settings: Settings) -> str:
    """Give sanitized HTML with links that hold wherever it is read: JSON Feed has no base address."""

    def whole(match: re.Match[str]) -> str:
        return match[1] + (address + "#" if match[2] == "#" else settings.origin + "/")

    return _OWN_LINK.sub(whole, html)


def _instant(day: datetime.date) -> str:
    """Give the start of a day as RFC 3339 writes it; ``isoformat`` pads years before 1000."""
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    """Add an element, without the characters that XML 1.0 has no way to carry; ``&#12;`` in a body makes one."""
    fit = {key: _UNFIT_FOR_XML.sub("", value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, fit)
    child.text = None if text is None else _UNFIT_FOR_XML.sub("", text)
