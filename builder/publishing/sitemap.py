"""The sitemap and ``robots.txt``: what crawlers are told of the site."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from functools import partial

from builder.addresses.urls import absolute
from builder.digests import digest_of
from builder.model.settings import Settings
from builder.publishing.pages import Document
from builder.publishing.targets import Target, target_of_document

MOST_URLS = 50_000
"""How many addresses one file may hold (https://www.sitemaps.org/protocol.html)."""

MOST_BYTES = 50_000_000
"""How many bytes of addresses one file gets; the protocol allows 52,428,800 for the whole file."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MARKUP = len("<url><loc></loc></url>")


def sitemap_targets(paths: Sequence[str], settings: Settings) -> Iterator[Target]:
    """Give the files as targets; where one file will do, they are made only when the list of paths changed."""
    longest = len(absolute("/", settings)) + 9 * max(map(len, paths), default=0) + _MARKUP  # as %C3%A9 for a letter
    if len(paths) <= MOST_URLS and len(paths) * longest <= MOST_BYTES:
        inputs = (("the addresses of all pages", digest_of(tuple(paths))),)
        make = partial(sitemap_documents, paths, settings)
        yield Target("/sitemap.xml", ("sitemap.xml", "robots.txt"), inputs, make)
        return
    for document in sitemap_documents(paths, settings):
        yield target_of_document(document)


def sitemap_documents(paths: Sequence[str], settings: Settings) -> tuple[Document, ...]:
    """Give ``sitemap.xml`` of the pages at the site paths given, in their order, and ``robots.txt``.

    Where one file cannot hold every address, ``sitemap.xml`` is an index over ``sitemap-1.xml`` and so on
    (Sitemaps protocol 0.9). Crawlers read ``robots.txt`` (RFC 9309) at the root of a host alone, so that of a
    site below a base path tells them nothing unless it is copied there.
    """
    parts = list(_parts([absolute(path, settings) for path in dict.fromkeys(paths)]))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {absolute('/sitemap.xml', settings)}\n"
    return (*_sitemaps(parts, settings), Document("robots.txt", robots.encode()))


def _sitemaps(parts: Sequence[Sequence[str]], settings: Settings) -> Iterator[Document]:
    if len(parts) == 1:
        yield Document("sitemap.xml", _file("urlset", "url", parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    addresses = [absolute(f"/{name}", settings) for name in names]
    yield Document("sitemap.xml", _file("sitemapindex", "sitemap", addresses))
    for name, part in zip(names, parts, strict=True):
        yield Document(name, _file("urlset", "url", part))


def _parts(addresses: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the addresses in runs that each fit one file; one empty run where there are none."""
    part: list[str] = []
    size = 0
    for address in addresses:
        length = len(address) + 4 * address.count("&") + _MARKUP
        if part and (len(part) == MOST_URLS or size + length > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(address)
        size += length
    yield part


def _file(root_name: str, item_name: str, addresses: Sequence[str]) -> bytes:
    root = ElementTree.Element(root_name, {"xmlns": _NAMESPACE})
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(root, item_name), "loc").text = address
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
