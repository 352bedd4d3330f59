"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 for the site and for each speaker, outlet and topic.

Ids are ``tag:`` URIs (RFC 4151), so that a reader's list survives a change of host. A statement's authors are its
speakers; what is shown as updated is the latest day that its record names, since the record knows no other.
"""

import datetime
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.languages.date_words import date_words
from builder.languages.messages import translations
from builder.model.settings import Settings
from builder.model.statement import Statement
from builder.publishing.pages import Document
from builder.publishing.references import Feed

LONGEST = 50
"""How many statements a feed holds: those updated last."""

_LONGEST_CONTENT = 20_000  # characters of HTML; a longer text is read on its page
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def feed_of(title: str, path: str) -> Feed:
    """Give the feeds of the page at a site path."""
    return Feed(title, f"{path}feed.xml", f"{path}feed.json")


def feed_documents(archive: Archive) -> tuple[Document, ...]:
    """Give both feeds of the site and of each speaker, outlet and topic."""
    return tuple(
        document for title, path, group in _subjects(archive) for document in _feeds(title, path, group, archive)
    )


def updated(statement: Statement) -> datetime.date:
    """Give the latest day that the record names: of a correction, of publication, or of the statement itself."""
    days = [correction.date.upper for correction in statement.corrections]
    days.append(statement.date_published.upper if statement.date_published else statement.date.upper)
    return max(days)


def _subjects(archive: Archive) -> Iterator[tuple[str, str, Sequence[RelatedStatement]]]:
    yield archive.settings.title, "/", archive.statements
    for slug, speaker in archive.speakers.items():
        yield speaker.name, f"/speakers/{slug}/", archive.by_speaker.get(slug, ())
    for slug, outlet in archive.outlets.items():
        yield outlet.name, f"/outlets/{slug}/", archive.by_outlet.get(slug, ())
    for slug, topic in archive.topics.items():
        yield topic.name, f"/topics/{slug}/", archive.by_topic.get(slug, ())


def _feeds(title: str, path: str, group: Sequence[RelatedStatement], archive: Archive) -> Iterator[Document]:
    settings = archive.settings
    name = title if path == "/" else f"{title} – {settings.title}"
    latest = sorted(group, key=lambda related: related.id)
    latest.sort(key=lambda related: updated(related.statement), reverse=True)
    feed = feed_of(name, path)
    yield Document(feed.atom.lstrip("/"), _atom(feed, path, latest[:LONGEST], settings))
    yield Document(feed.json.lstrip("/"), _json(feed, path, latest[:LONGEST], settings))


def _tag(kind: str, name: str, settings: Settings) -> str:
    return f"tag:{settings.tag_name}:{kind}/{quote(name, safe='')}"


def _feed_tag(path: str, settings: Settings) -> str:
    return f"tag:{settings.tag_name}:feed{quote(path)}"


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _title(related: RelatedStatement, settings: Settings) -> str:
    say = translations(settings.language).gettext
    names = ", ".join(each.speaker.name for each in related.speakers)
    title = f"{names}: {related.statement.title}"
    return f"{say('Withdrawn')}: {title}" if related.statement.status == "withdrawn" else title


def _summary(related: RelatedStatement, settings: Settings) -> str:
    statement = related.statement
    say = translations(settings.language).gettext
    parts = [date_words(statement.date, settings.language), related.outlet.name]
    if statement.disputes:
        parts.append(say("disputed"))
    return " · ".join(parts)


def _content(related: RelatedStatement, settings: Settings) -> str:
    """Give the text with links in full, or nothing where it is withdrawn or too long for a feed."""
    body = related.statement.body
    if related.statement.status == "withdrawn" or len(body.html) > _LONGEST_CONTENT:
        return ""
    content = body.html
    for target, _ in body.links:
        if target.startswith("/") and not target.startswith("//"):
            within = settings.base_path + target.lstrip("/")
            content = content.replace(f'href="{within}"', f'href="{settings.origin}{within}"')
    return content


def _atom(feed: Feed, path: str, latest: Sequence[RelatedStatement], settings: Settings) -> bytes:
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {f"{_XML}lang": settings.language})
    newest = max((updated(related.statement) for related in latest), default=datetime.date(1970, 1, 1))
    _add(root, "id", _feed_tag(path, settings))
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(newest))
    _add(root, "link", rel="self", type="application/atom+xml", href=absolute(feed.atom, settings))
    _add(root, "link", rel="alternate", type="text/html", href=absolute(path, settings))
    if not latest:  # the standard wants an author of the feed where no entry has one
        _add(_add(root, "author"), "name", settings.title)
    for related in latest:
        _entry(root, related, settings)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(root: ET.Element, related: RelatedStatement, settings: Settings) -> None:
    statement = related.statement
    entry = _add(root, "entry")
    _add(entry, "id", _tag("statement", statement.id, settings))
    _add(entry, "title", _title(related, settings))
    _add(entry, "updated", _moment(updated(statement)))
    if statement.date.exact:
        _add(entry, "published", _moment(statement.date.lower))
    _add(entry, "link", rel="alternate", type="text/html", href=absolute(related.path, settings))
    for each in related.speakers:
        author = _add(entry, "author")
        _add(author, "name", each.speaker.name)
        _add(author, "uri", absolute(f"/speakers/{each.speaker.slug}/", settings))
    for topic in related.topics:
        _add(entry, "category", term=topic.slug, label=topic.name)
    _add(entry, "summary", _summary(related, settings))
    content = _content(related, settings)
    if content:
        _add(entry, "content", content, type="html").set(f"{_XML}lang", statement.language)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _json(feed: Feed, path: str, latest: Sequence[RelatedStatement], settings: Settings) -> bytes:
    items = []
    for related in latest:
        statement = related.statement
        content = _content(related, settings)
        item = {
            "id": _tag("statement", statement.id, settings),
            "url": absolute(related.path, settings),
            "title": _title(related, settings),
            "summary": _summary(related, settings),
            "date_published": _moment(statement.date.lower) if statement.date.exact else None,
            "date_modified": _moment(updated(statement)),
            "authors": [
                {"name": each.speaker.name, "url": absolute(f"/speakers/{each.speaker.slug}/", settings)}
                for each in related.speakers
            ],
            "tags": [topic.name for topic in related.topics] or None,
            "language": statement.language,
            "content_html": content or None,
            "content_text": None if content else _summary(related, settings),  # one of the two is required
        }
        items.append({name: value for name, value in item.items() if value is not None})
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": absolute(path, settings),
        "feed_url": absolute(feed.json, settings),
        "language": settings.language,
        "items": items,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
