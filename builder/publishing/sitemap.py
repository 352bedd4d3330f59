"""The sitemap (https://www.sitemaps.org/protocol.html) and robots.txt."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from builder.addresses.urls import absolute
from builder.model.settings import Settings
from builder.publishing.pages import Document

LARGEST = 50_000
"""The most addresses that one sitemap may hold; beyond, an index lists several."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_documents(paths: Sequence[str], settings: Settings, largest: int = LARGEST) -> tuple[Document, ...]:
    """Give ``sitemap.xml`` over the site paths, with its parts where it is an index, and ``robots.txt``."""
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {absolute('/sitemap.xml', settings)}\n"
    documents = [Document("robots.txt", robots.encode())]
    parts = [paths[start : start + largest] for start in range(0, len(paths), largest)]
    if len(parts) <= 1:
        documents.append(Document("sitemap.xml", _list("urlset", "url", paths, settings)))
        return tuple(documents)
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    documents.append(Document("sitemap.xml", _list("sitemapindex", "sitemap", names, settings)))
    documents.extend(
        Document(name.lstrip("/"), _list("urlset", "url", part, settings))
        for name, part in zip(names, parts, strict=True)
    )
    return tuple(documents)


def _list(root_name: str, item_name: str, paths: Sequence[str], settings: Settings) -> bytes:
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(f"{{{_NAMESPACE}}}{root_name}")
    for path in paths:
        item = ET.SubElement(root, f"{{{_NAMESPACE}}}{item_name}")
        ET.SubElement(item, f"{{{_NAMESPACE}}}loc").text = absolute(path, settings)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
