"""What a page says about itself to machines: meta tags, link tags, JSON-LD (https://schema.org/Article)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from builder.importing.web_pages.html_page import Element

Node: TypeAlias = Mapping[str, Any]
"""An object of JSON-LD."""

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|Interview|Statement|Speech|WebPage|CreativeWork")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The values that a page states, as they stand there.

    ``metas`` are the contents of meta tags by name, property or itemprop in lower case, ``articles`` the objects of
    JSON-LD that describe the page, the most telling first, and ``nodes`` all objects by their ``@id``.
    """

    metas: Mapping[str, Sequence[str]]
    articles: Sequence[Node]
    nodes: Mapping[str, Node]
    canonical: str | None
    language: str | None
    document_title: str

    def meta(self, *names: str) -> str | None:
        """Give the first value that is not empty of the first of these names that the page has."""
        return next(iter(self.all_of(*names)), None)

    def all_of(self, *names: str) -> tuple[str, ...]:
        """Give every value of these names."""
        return tuple(value for name in names for value in self.metas.get(name, ()) if value)

    def article_values(self, name: str) -> Iterator[Any]:
        """Give a property of each object that describes the page, lists taken apart, references followed."""
        for article in self.articles:
            value = article.get(name)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict) and set(each) == {"@id"}:
                    each = self.nodes.get(str(each["@id"]), each)
                if each:
                    yield each

    def article_text(self, name: str) -> str | None:
        """Give the first text that a property of the page has in JSON-LD."""
        return next((" ".join(each.split()) for each in self.article_values(name) if isinstance(each, str)), None)


def read_metadata(root: Element) -> PageMetadata:
    """Give what the page states about itself."""
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join((element.get("content") or element.get("value") or "").split())
        if name:
            metas.setdefault(name.strip().lower(), []).append(content)
    title = root.find(".//title")
    nodes = tuple(_json_objects(root))
    articles = [node for node in nodes if _ARTICLE_TYPES.search(_type_of(node))]
    articles.sort(key=lambda node: ("WebPage" in _type_of(node), not any(key in node for key in _TELLING)))
    link = next((each for each in root.iter("link") if (each.get("rel") or "").lower() == "canonical"), None)
    return PageMetadata(
        metas=metas,
        articles=articles,
        nodes={str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1},
        canonical=link.get("href") if link is not None else None,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        document_title=" ".join(str(title.text_content()).split()) if title is not None else "",
    )


_TELLING = ("headline", "datePublished", "author", "articleBody")


def _json_objects(root: Element) -> Iterator[Node]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[")
        text = text.strip().removesuffix("//]]>").strip().rstrip(";")
        try:
            yield from _objects(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, depth: int) -> Iterator[Node]:
    if depth > 20:
        return
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        for name, each in value.items():
            if isinstance(each, list | dict) and name not in ("comment", "itemListElement", "mentions", "hasPart"):
                yield from _objects(each, depth + 1)


def _type_of(node: Node) -> str:
    kind = node.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
