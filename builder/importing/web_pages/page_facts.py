"""A page read: every fact that it gives, found once and in the order in which they need one another."""

from dataclasses import dataclass

from builder.importing.known_names import KnownNames
from builder.importing.web_pages.article_markdown import TextBlock, text_blocks
from builder.importing.web_pages.article_text import find_article
from builder.importing.web_pages.captures import Capture
from builder.importing.web_pages.html_page import HtmlPage, decode_page
from builder.importing.web_pages.page_address import page_address
from builder.importing.web_pages.page_authors import Authors, find_authors
from builder.importing.web_pages.page_blocks import read_blocks
from builder.importing.web_pages.page_dates import PageDates, find_dates
from builder.importing.web_pages.page_language import PageLanguage, find_language
from builder.importing.web_pages.page_metadata import PageMetadata, read_metadata
from builder.importing.web_pages.page_title import Title, find_title
from builder.importing.web_pages.site_name import likeliest_name, site_names
from builder.languages.press_release_words import PRESS_RELEASE
from builder.languages.speech_titles import read_speech_title
from builder.model.outlet import Outlet

_SHORT = 120


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page gives. ``outlet`` is the registry's by the page's domain, ``site`` what the site calls itself."""

    address: str | None
    title: Title
    language: PageLanguage
    dates: PageDates
    authors: Authors
    outlet: Outlet | None
    site: str | None
    blocks: tuple[TextBlock, ...]
    is_opinion: bool
    is_press_release: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """The article's blocks as plain text."""
        return tuple(block.text for block in self.blocks)


def read_page(capture: Capture, known: KnownNames, default_language: str) -> PageFacts:
    """Give the facts of a page. ``default_language`` is taken where neither the page nor its words tell one.

    Raises:
        NoWebPage: the capture holds none.
    """
    page = HtmlPage(decode_page(capture.content, capture.charset))
    metadata = read_metadata(page.root)
    blocks = read_blocks(page.root)
    address = page_address(metadata, page.markup, capture.address)
    outlet = known.outlet_of(address)
    names = site_names(metadata)
    known_as = (outlet.name, *(other.name for other in outlet.other_names)) if outlet else ()
    # What stands around a text is in the language that the page states, whatever that of the text itself.
    stated_language = (metadata.language or metadata.meta("og:locale") or "").replace("_", "-").strip()
    title = find_title(metadata, blocks, (*names, *known_as), stated_language or default_language)
    article = find_article(blocks, _extracted(page), title.at, metadata.meta("og:description", "description") or "")
    language = find_language(metadata, " ".join(block.key for block in article.blocks), default_language)
    authors = find_authors(metadata, page.root, blocks, article, (*names, *known_as))
    spoken = read_speech_title(title.text)
    if spoken and not authors.names:
        authors = Authors((spoken.name,), "the title")
    near = [block.key for block in blocks[: article.first_at] if len(block.key) <= _SHORT]
    return PageFacts(
        address=address,
        title=title,
        language=language,
        dates=find_dates(
            metadata, page.root, blocks, article, address, stated_language or language.tag, capture.captured
        ),
        authors=authors,
        outlet=outlet,
        site=likeliest_name(names, address, metadata.document_title),
        blocks=_with_stated_text(text_blocks(article.blocks), metadata),
        is_opinion=any("Opinion" in str(node.get("@type")) for node in metadata.articles),
        is_press_release=PRESS_RELEASE.search("\n".join((address or "", *near[-8:]))) is not None,
    )


def _extracted(page: HtmlPage) -> str:
    """Give the text that trafilatura finds."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it does not find is reported here, in our words
    document = bare_extraction(page.markup, include_comments=False, with_metadata=False)
    return (getattr(document, "text", None) or "") if document is not None else ""


def _with_stated_text(blocks: tuple[TextBlock, ...], metadata: PageMetadata) -> tuple[TextBlock, ...]:
    """Give the article that the page states for machines where its elements hold next to nothing of it.

    One without paragraphs was flattened, teasers between them too, and is not to be trusted.
    """
    shown = sum(len(block.text) for block in blocks)
    for text in metadata.article_values("articleBody"):
        if isinstance(text, str) and "\n" in text.strip() and "<" not in text and len(text) > 3 * shown + 300:
            paragraphs = (" ".join(each.split()) for each in text.split("\n"))
            return tuple(TextBlock(paragraph) for paragraph in paragraphs if paragraph)
    return blocks
