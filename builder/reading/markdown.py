"""Markdown to the HTML that readers see, through Python-Markdown and the sanitizer."""

import re
from collections.abc import Iterator
from functools import cache

import markdown
from markdown.extensions.toc import slugify_unicode

from builder.checking.finding import Finding
from builder.checking.judgement_rules import HTML_REMOVED
from builder.checking.rules import BODY_TOO_DEEP, RELATIVE_LINK, UNSAFE_LINK
from builder.checking.web_addresses import web_address
from builder.model.statement import Body, Position
from builder.reading.markdown_shortcuts import ShortcutExtension
from builder.reading.sanitizer import link_kind, refused, sanitize

STATEMENT_EXTENSIONS = ("attr_list", "sane_lists", "toc")
_TOP_HEADING = re.compile(r"^(?:# |=+[ \t]*$)|<h1", re.MULTILINE)
PAGE_EXTENSIONS = (*STATEMENT_EXTENSIONS, "tables", "fenced_code", "def_list")


def convert(
    text: str,
    *,
    path: str,
    first_line: int,
    base_path: str,
    extensions: tuple[str, ...] = STATEMENT_EXTENSIONS,
    passages: bool = False,
) -> tuple[Body, tuple[Finding, ...]]:
    """Give a body's safe HTML and words, and the findings about its markup and links.

    ``first_line`` is the line of the file on which ``text`` begins. Where the text has first-level headings, all of
    its headings go down one level, since a page's title is its first. Characters are never changed: no typographic
    quotes or dashes. ``passages`` keeps the attributes that mark passages.
    """
    source = _Source(text, first_line)
    converter = _converter(extensions, 2 if _has_top_heading(text) else 1)
    try:
        markup = converter.reset().convert(text)
    except RecursionError:
        _converter.cache_clear()  # the broken-off conversion leaves its state behind
        return Body("", ""), (BODY_TOO_DEEP.at(path, first_line, 1, "the text nests too deeply"),)
    body = sanitize(markup, base_path, source.link_position, passages=passages)
    findings = list(_link_findings(body, path, source))
    if "<" in text or "![" in text or markup.count("href=") > len(body.links):
        findings.extend(_refusals(markup, path, source))
    return body, tuple(findings)


def _has_top_heading(text: str) -> bool:
    return any(mark in text for mark in "#=<") and _TOP_HEADING.search(text) is not None


def _link_findings(body: Body, path: str, source: "_Source") -> Iterator[Finding]:
    for target in dict.fromkeys(target for target, _ in body.links):
        written = source.target_position(target)
        if written:  # an address that stands in the text itself is part of what was said
            yield from web_address(path, target, written, written)
    for target, place in body.links:
        if link_kind(target) == "relative":
            yield RELATIVE_LINK.at(path, place.line, place.column, f"the link '{target}' is relative")


def _refusals(markup: str, path: str, source: "_Source") -> Iterator[Finding]:
    taken = refused(markup)
    for tag in taken.tags:
        place = source.position("![" if tag == "img" and f"<{tag}" not in source.text else f"<{tag}")
        yield HTML_REMOVED.at(path, place.line, place.column, f"<{tag}> is not allowed here and was left out")
    for link in taken.links:
        place = source.position(link)
        yield UNSAFE_LINK.at(path, place.line, place.column, f"the link '{link}' was left out")


_AROUND_TARGETS = ((r"\]\(", r"[)\s]"), (r"\]\(<", ">"), (r"\]: +", r"(?:\s|$)"), ('href="', '"'))
"""What stands before and after the target of a link, as patterns."""


class _Source:
    """A text with the line that it begins on, to point into."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self._first_line = first_line

    def position(self, part: str) -> Position:
        """Give where the part first stands, or the text's beginning where it is written another way."""
        offset = self.text.find(part)
        if offset < 0:
            offset = max(0, self.text.lower().find(part.lower()))
        return self._at(offset)

    def link_position(self, target: str) -> Position:
        """Give where a link's target stands, or its words, or the text's beginning."""
        return self.target_position(target) or self.position(target)

    def target_position(self, target: str) -> Position | None:
        """Give where a link's target stands as one, not as words that readers see; None where it does not."""
        for before, after in _AROUND_TARGETS:
            found = re.search(before + re.escape(target) + after, self.text)
            if found:
                return self._at(found.start() + len(found[0].partition(target)[0]))
        return None

    def _at(self, offset: int) -> Position:
        line = self.text.count("\n", 0, offset)
        return Position(self._first_line + line, offset - (self.text.rfind("\n", 0, offset) + 1) + 1)


@cache
def _converter(extensions: tuple[str, ...], baselevel: int) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[*extensions, ShortcutExtension()],
        extension_configs={"toc": {"baselevel": baselevel, "marker": "", "slugify": slugify_unicode}},
        output_format="html",
    )
