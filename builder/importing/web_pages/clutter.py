"""What stands around an article or between its paragraphs and is none of its text, told by classes of elements.

Names of classes and ids are words that thousands of sites share: caption, share, related, newsletter. No site is named.
"""

import re

from builder.importing.web_pages.html_page import Element


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


NEVER_TEXT = _words(
    "script style noscript template svg math iframe object embed video audio canvas map select option textarea "
    "button input head meta link form dialog"
)
"""Elements whose content no reader reads as text. Forms are among them: they ask, and say nothing."""

_AROUND = frozenset(["nav", "aside", "footer", "figcaption", "address", "menu"])
_ROLES = _words("navigation complementary contentinfo search banner dialog alertdialog menu menubar tablist")
_WORDS = _words(
    # pictures
    "caption captions credit credits copyright photocredit gallery slideshow slider carousel lightbox annotation "
    "imagedescription media-credit "
    # to other places
    "share shares sharing sharetools social socials follow related relateds relacionadas readmore recommended "
    "recommendations trending popular mostread breadcrumb breadcrumbs crumb crumbs pagination pager nav navi "
    "navigation submenu skip skiplink toc tags tagcloud keywords keyword tag-list linklist sidebar "
    # what is asked of the reader
    "newsletter subscribe subscription subscriptions paywall donate donation signup login cookie cookies consent gdpr "
    "popup popmake pum modal overlay lightbox tooltip toolbar advert adverts advertisement advertisements ads banner "
    "promo promotion sponsored outbrain taboola comments commentlist respond disqus "
    # about the page
    "byline bylines authors autores writer authorbox dateline timestamp postmeta entry-meta "
    "article-meta pagemeta metadata updated published print printonly "
    # other people's posts
    "twitter-tweet instagram-media fb-post tiktok-embed embed embeds placeholder "
    # unseen
    "visuallyhidden sronly screenreader aural a11y"
)
_WHOLE = _words("hidden invisible hide d-none widget photo author autor auteur date time ad menu thumbnail")
"""Words that say so only as a whole class: 'field--label-hidden' hides a label."""
_PHRASES = (
    "read-more", "read-also", "see-also", "most-read", "social-media", "image-description", "image-copyright",
    "image-annotation", "image-caption", "image-source", "image-credit", "photo-credit", "photo-caption", "img-caption",
    "image__title", "image-title", "imagemetadata", "wp-caption", "visually-hidden", "sr-only", "screen-reader",
    "element-invisible", "third-party", "next-prev", "prev-next", "author-box", "author-bio", "embed-code", "d-none",
    "article-footer", "post-footer", "entry-footer", "node-links", "in-depth", "ventas",
)  # fmt: skip
_TOKEN = re.compile(r"[-_\s]+|(?<=[a-z0-9])(?=[A-Z])")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LEAD_WORDS = _words(
    "lead lede teaser intro introduction abstract standfirst summary subtitle subhead subheadline subheading "
    "deck dek excerpt description chapo chapeau vorspann anreisser copete bajada entradilla kicker preamble "
    "ingress beschreibung"
)
"""Words in the names of classes that mark what stands between the title and the first paragraph."""


def is_clutter(element: Element) -> bool:
    """Whether an element by its tag, role or class is around the text, or not seen by readers."""
    tag = element.tag
    if not isinstance(tag, str) or tag in NEVER_TEXT or tag in _AROUND:
        return True
    if element.get("role", "").lower() in _ROLES or is_unseen(element):
        return True
    words = class_words(element)
    if LEAD_WORDS.isdisjoint(words) and not _WORDS.isdisjoint(words):
        return True
    whole = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    return not _WHOLE.isdisjoint(whole) or _has_phrase(element)


def is_unseen(element: Element) -> bool:
    """Whether browsers do not show the element."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return _UNSEEN.search(element.get("style", "")) is not None


def class_words(element: Element) -> frozenset[str]:
    """Give the words that an element's classes and id are made of, in lower case, and the classes whole."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    whole = names.lower().split()
    return frozenset(word.lower() for word in _TOKEN.split(names) if word) | frozenset(whole)


def _has_phrase(element: Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return any(phrase in names for phrase in _PHRASES)
