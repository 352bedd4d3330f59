"""Who wrote a page, as it states to machines or prints beside the title or below the text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.importing.web_pages.article_text import Article
from builder.importing.web_pages.clutter import class_words
from builder.importing.web_pages.html_page import Element
from builder.importing.web_pages.page_blocks import Block
from builder.importing.web_pages.page_metadata import PageMetadata
from builder.languages.byline_words import AND, NOBODY, names_after_byline


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_AUTHOR_CLASSES = _words(
    "author authors autor autores autorzy autorin auteur auteurs byline bylines writer writers credit-line "
    "authorname author-name author__name authorbyline redactor periodista journalist"
)
_PICTURES = _words("photo photos image images picture pictures caption figure media gallery thumbnail")
_TAG = re.compile(r"<[^>]+>")
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{2}|[<>{}=_]|[.!?]\s")
_LONGEST_LINE = 120
_AFTER_ARTICLE = 12
_BEFORE_TITLE = 6
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Authors:
    """Names of authors as printed, and in plain words where they were found."""

    names: tuple[str, ...]
    source: str = ""


def find_authors(
    metadata: PageMetadata, root: Element, blocks: Sequence[Block], article: Article, site_names: Iterable[str]
) -> Authors:
    """Give the page's authors. A site's own name counts only where the page prints it as a byline."""
    sites = {_key(name) for name in site_names if name}
    for found, source in (
        (_in_json(metadata), "the page's JSON-LD"),
        (_in_metas(metadata), "the page's meta tags"),
    ):
        names = _people(found, sites)
        if names:
            return Authors(names, source)
    for found, source in (
        (_in_bylines(blocks, article), "the byline"),
        (_in_elements(root, blocks, article), "the element for authors"),
    ):
        names = _people(found, frozenset())
        if names:
            return Authors(names, source)
    return Authors(())


def _in_json(metadata: PageMetadata) -> Iterator[str]:
    for author in metadata.article_values("author"):
        if isinstance(author, dict):
            kinds = author.get("@type", "Person")
            if "Person" not in (kinds if isinstance(kinds, list) else [kinds]):
                continue
            names = author.get("name", "")
        else:
            names = author
        for name in names if isinstance(names, list) else [names]:
            yield from _split(_TAG.sub(" ", str(name)))


def _in_metas(metadata: PageMetadata) -> Iterator[str]:
    names = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author",
             "citation_author", "article.author")  # fmt: skip
    for name in names:
        found = [each for value in metadata.all_of(name) for each in _split(value)]
        if found:
            yield from found
            return


def _in_bylines(blocks: Sequence[Block], article: Article) -> Iterator[str]:
    """Give the names of the first line with a byline: beside the title, at the ends of the text, or below it."""
    for block in _beside(blocks, article):
        for line in block.text.split("\n"):
            line = " ".join(line.split())
            names = names_after_byline(line) if len(line) <= _LONGEST_LINE else None
            if names:
                found = list(_split(re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", names)[0]))
                if all(map(_may_be_name, found)):
                    yield from found
                    return


def _in_elements(root: Element, blocks: Sequence[Block], article: Article) -> Iterator[str]:
    """Give what stands in elements that are marked as the author's, beside the title or below the text."""
    for block in _beside(blocks, article):
        marked = [
            element
            for element in block.path[-4:]
            if element.get("itemprop") == "author" or not _AUTHOR_CLASSES.isdisjoint(class_words(element))
        ]
        if _is_credit_line(block):
            marked.append(block.element)
        if marked and _may_be_name(block.key) and len(marked[0].text_content()) < _LONGEST_LINE:
            yield from _split(block.key)
    for element in root.iter("a", "span"):
        if "author" in ((element.get("rel") or ""), (element.get("itemprop") or "")):
            yield from _split(" ".join(element.text_content().split()))
            return


def _beside(blocks: Sequence[Block], article: Article) -> Iterator[Block]:
    """Give the blocks in which authors are named, the likeliest first."""
    chosen = {id(block) for block in article.blocks}
    title_at = article.title_at if article.title_at is not None else article.first_at
    yield from (block for block in blocks[title_at : article.first_at] if id(block) not in chosen)
    if article.blocks:
        last = next((at for at in range(len(blocks) - 1, -1, -1) if blocks[at] is article.blocks[-1]), len(blocks))
        yield from blocks[last + 1 : last + 1 + _AFTER_ARTICLE]
    yield from reversed(blocks[max(0, title_at - _BEFORE_TITLE) : title_at])


def _is_credit_line(block: Block) -> bool:
    """Whether a block is the line of an agency or author that many papers set under the title, and no picture's."""
    if class_words(block.element) != {"credit"}:
        return False
    words = {word for element in block.path[-4:-1] for word in class_words(element)}
    return words.isdisjoint(_PICTURES) and all(element.tag != "figure" for element in block.path)


def _split(names: str) -> Iterator[str]:
    names = names.strip().strip("'\"").strip()
    after = names_after_byline(names)
    for name in AND.split(after or names):
        name = " ".join(name.split()).strip("'\"·|,;:.")
        if name:
            yield name


def _people(found: Iterable[str], sites: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for name in found:
        key = _key(name)
        if _may_be_name(name) and key not in sites and not _is_nobody(key):
            names.setdefault(key, name)
    return tuple(names.values())


def _is_nobody(key: str) -> bool:
    return any(word in NOBODY for word in key.split()) or key.startswith("no ")


def _may_be_name(name: str) -> bool:
    return (
        bool(name)
        and len(name.split()) <= _MOST_WORDS
        and len(name) <= 80
        and not _NOT_A_NAME.search(name)
        and not name[0].islower()
        and any(map(str.isalpha, name))
    )


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
