"""Feeds of the newest statements: of the site, and of each speaker, outlet and topic.

Each comes as Atom (RFC 4287) and as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Entries are known
by ``tag:`` URIs (RFC 4151), which stay when the site moves to another address.
"""

import datetime
import heapq
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.languages.date_words import date_words
from builder.languages.messages import translations
from builder.model.settings import Settings
from builder.publishing.pages import Document, output_of
from builder.publishing.references import Feed, Reference
from builder.publishing.rows import outlet_reference, speaker_reference, topic_reference
from builder.publishing.structured_data import source_urls

NEWEST = 50
"""How many statements a feed holds."""

LONGEST_CONTENT = 20_000
"""The longest body, in characters of HTML, that a feed carries; of a longer one it has the summary alone."""

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_NO_STATEMENTS = datetime.date(1970, 1, 1)
_UNFIT_FOR_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN_LINK = re.compile(r'(<a(?: [a-z-]+="[^"]*")*? href=")([/#])')


def feed_of(title: str, path: str) -> Feed:
    """Give the two feeds of the page at a site path."""
    return Feed(title, f"{path}feed.xml", f"{path}feed.json")


def feed_documents(archive: Archive) -> tuple[Document, ...]:
    """Give the files of every feed; entries newest first by the day on which they changed, ties by id.

    An entry of a registry has its feeds before it has statements: its page links to them.
    """
    entries = _Entries(archive)
    documents: list[Document] = []
    for subject, statements in _subjects(archive):
        newest = heapq.nsmallest(NEWEST, statements, key=lambda each: (-_updated(each).toordinal(), each.id))
        channel = _Channel(subject, archive.settings, newest)
        feed = feed_of(subject.name, subject.path)
        documents.append(Document(output_of(feed.atom), channel.atom([entries.atom(each) for each in newest])))
        documents.append(Document(output_of(feed.json), channel.json([entries.json(each) for each in newest])))
    return tuple(documents)


def _subjects(archive: Archive) -> Iterator[tuple[Reference, Sequence[RelatedStatement]]]:
    yield Reference(archive.settings.title, "/"), archive.statements
    for slug, speaker in archive.speakers.items():
        yield speaker_reference(speaker), archive.by_speaker.get(slug, ())
    for slug, outlet in archive.outlets.items():
        yield outlet_reference(outlet), archive.by_outlet.get(slug, ())
    for slug, topic in archive.topics.items():
        yield topic_reference(topic), archive.by_topic.get(slug, ())


def _updated(related: RelatedStatement) -> datetime.date:
    """Give the last day on which something happened to the statement, as far as its record says."""
    statement = related.statement
    days = [statement.date.upper, *(correction.date.upper for correction in statement.corrections)]
    if statement.date_published:
        days.append(statement.date_published.upper)
    return max(days)


def _instant(day: datetime.date) -> str:
    """Give the start of a day as RFC 3339 writes it; ``isoformat`` pads years before 1000."""
    return f"{day.isoformat()}T00:00:00Z"


def _tag(settings: Settings, *parts: str) -> str:
    name = "/".join(quote(part, safe="-._~") for part in parts)
    return f"tag:{quote(settings.tag_name, safe=',@.-')}:{name}"


@dataclass(frozen=True)
class _Channel:
    """A feed around its entries."""

    subject: Reference
    settings: Settings
    statements: Sequence[RelatedStatement]

    @property
    def title(self) -> str:
        """The name of what the feed is about, and whose account it is: a speaker's feed is not the speaker's."""
        site = self.settings.title
        return site if self.subject.path == "/" else f"{self.subject.name} – {site}"

    @property
    def description(self) -> str:
        return self.settings.description if self.subject.path == "/" else ""

    def atom(self, entries: Sequence[ElementTree.Element]) -> bytes:
        settings = self.settings
        page, own = absolute(self.subject.path, settings), absolute(f"{self.subject.path}feed.xml", settings)
        root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": settings.language})
        _add(root, "id", _tag(settings, "feed", *self.subject.path.strip("/").split("/")).removesuffix("/"))
        _add(root, "title", self.title)
        if self.description:
            _add(root, "subtitle", self.description)
        _add(root, "updated", _instant(_updated(self.statements[0]) if self.statements else _NO_STATEMENTS))
        _add(root, "link", rel="self", type="application/atom+xml", href=own)
        _add(root, "link", rel="alternate", type="text/html", href=page)
        if not entries:  # a feed needs an author where no entry has one (section 4.1.1)
            _add(ElementTree.SubElement(root, "author"), "name", settings.title)
        root.extend(entries)
        content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return content + b"\n"

    def json(self, items: Sequence[str]) -> bytes:
        settings = self.settings
        head = {
            "version": _JSON_FEED,
            "title": self.title,
            "home_page_url": absolute(self.subject.path, settings),
            "feed_url": absolute(f"{self.subject.path}feed.json", settings),
            "language": settings.language,
        }
        if self.description:
            head["description"] = self.description
        members = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
        return ("{" + ", ".join(members) + ', "items": [\n' + ",\n".join(items) + "\n]}\n").encode()


class _Entries:
    """The entries of statements, each made once however many feeds it stands in."""

    def __init__(self, archive: Archive) -> None:
        self._settings = archive.settings
        self._say = translations(archive.settings.language).gettext
        self._atom: dict[str, ElementTree.Element] = {}
        self._json: dict[str, str] = {}

    def atom(self, related: RelatedStatement) -> ElementTree.Element:
        if related.id not in self._atom:
            self._atom[related.id] = self._make_atom(related)
        return self._atom[related.id]

    def json(self, related: RelatedStatement) -> str:
        if related.id not in self._json:
            self._json[related.id] = json.dumps(self._item(related), ensure_ascii=False)
        return self._json[related.id]

    def _make_atom(self, related: RelatedStatement) -> ElementTree.Element:
        statement = related.statement
        address = absolute(related.path, self._settings)
        entry = ElementTree.Element("entry")
        _add(entry, "id", _tag(self._settings, "statement", statement.id))
        _add(entry, "title", self._title(related), **{"xml:lang": statement.language})
        _add(entry, "link", rel="alternate", type="text/html", href=address)
        for source in source_urls(statement):
            _add(entry, "link", rel="via", href=source)
        for each in related.speakers:
            author = ElementTree.SubElement(entry, "author")
            _add(author, "name", each.speaker.name)
            _add(author, "uri", absolute(speaker_reference(each.speaker).path, self._settings))
        if statement.date.exact:
            _add(entry, "published", _instant(statement.date.lower))
        _add(entry, "updated", _instant(_updated(related)))
        _add(entry, "summary", self._summary(related))
        for topic in related.topics:
            _add(entry, "category", term=topic.slug, label=topic.name)
        if statement.rights and statement.rights.text:
            _add(entry, "rights", statement.rights.text)
        content = _content(related)
        if content:
            where = {"xml:lang": statement.language, "xml:base": address}
            _add(entry, "content", content, type="html", **where)
        return entry

    def _item(self, related: RelatedStatement) -> dict[str, object]:
        statement = related.statement
        address = absolute(related.path, self._settings)
        summary, content = self._summary(related), _content(related)
        item: dict[str, object] = {
            "id": _tag(self._settings, "statement", statement.id),
            "url": address,
            "title": self._title(related),
            "language": statement.language,
            "authors": [
                {"name": each.speaker.name, "url": absolute(speaker_reference(each.speaker).path, self._settings)}
                for each in related.speakers
            ],
            "summary": summary,
            "date_modified": _instant(_updated(related)),
        }
        sources = source_urls(statement)
        if sources:
            item["external_url"] = sources[0]
        if statement.date.exact:
            item["date_published"] = _instant(statement.date.lower)
        if related.topics:
            item["tags"] = [topic.name for topic in related.topics]
        if content:
            item["content_html"] = self._with_whole_links(content, address)
        else:
            item["content_text"] = summary  # an item needs one of the two
        return item

    def _title(self, related: RelatedStatement) -> str:
        title = related.statement.title
        if related.statement.status != "withdrawn":
            return title
        word = self._say("withdrawn")
        return f"{word[:1].upper()}{word[1:]}: {title}"

    def _summary(self, related: RelatedStatement) -> str:
        statement = related.statement
        parts = [date_words(statement.date, self._settings.language), related.outlet.name]
        if statement.status == "withdrawn":
            parts.append(self._say("This statement was withdrawn."))
        if statement.disputes:
            parts.append(self._say("Disputed"))
        return " · ".join(parts)

    def _with_whole_links(self, html: str, address: str) -> str:
        """Give sanitized HTML with links that hold wherever it is read: JSON Feed has no base address."""

        def whole(match: re.Match[str]) -> str:
            return match[1] + (address + "#" if match[2] == "#" else self._settings.origin + "/")

        return _OWN_LINK.sub(whole, html)


def _content(related: RelatedStatement) -> str:
    html = related.statement.body.html
    return "" if related.statement.status == "withdrawn" or len(html) > LONGEST_CONTENT else html


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    """Add an element, without the characters that XML 1.0 has no way to carry; ``&#12;`` in a body makes one."""
    fit = {key: _UNFIT_FOR_XML.sub("", value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, fit)
    child.text = None if text is None else _UNFIT_FOR_XML.sub("", text)
