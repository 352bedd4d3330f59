"""Small pages made for one rule each, and what is read off them."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from builder.importing.known_names import KnownNames
from builder.importing.source_records import SourceRecord
from builder.importing.web_pages.captures import Capture
from builder.importing.web_pages.page_draft import page_record
from builder.importing.web_pages.page_facts import PageFacts, read_page
from builder.model.outlet import Outlet
from builder.model.registry import OtherName
from builder.model.speaker import Speaker

CAPTURED = datetime.date(2024, 5, 6)

KNOWN = KnownNames(
    outlets=(
        Outlet(slug="times", name="The Example Times", domains=("times.example",)),
        Outlet(slug="world", name="Times World Service", domains=("world.times.example",)),
    ),
    speakers=(
        Speaker(
            slug="ada",
            name="Ada Example",
            other_names=(OtherName(name="Ада Пример", language="ru"), OtherName(name="艾達", language="zh-Hant")),
        ),
        Speaker(slug="ben", name="Ben Sample"),
    ),
)

PARAGRAPHS = (
    "The committee met in the morning and spoke for three hours about the budget of the coming years and the roads.",
    "Members of all parties took the floor, and several of them said that the work had to begin before the winter.",
    "One of them asked whether the money would be enough, and was told that nobody could know that before the spring.",
    "At the end of the meeting the chair thanked everybody who had come and closed the sitting until the next week.",
)


def html(body: str = "", *, head: str = "", title: str = "The committee met", lang: str = "en") -> str:
    """Give a page with an article of these paragraphs, ``body`` standing after the first of them."""
    first, *others = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<html lang="{lang}"><head><title>{title} | The Example Times</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><main><article><h1>{title}</h1>{first}{body}{''.join(others)}</article></main>"
        "<footer>Imprint</footer></body></html>"
    )


def facts_of(markup: str | bytes, address: str | None = None, known: KnownNames = KNOWN) -> PageFacts:
    content = markup if isinstance(markup, bytes) else markup.encode()
    return read_page(Capture(content, CAPTURED, "a test", address), known, "en")


def record_of(markup: str, address: str | None = None) -> SourceRecord:
    capture = Capture(markup.encode(), CAPTURED, "a test", address)
    return page_record(read_page(capture, KNOWN, "en"), capture, KNOWN, "an-id")


def values_of(markup: str, address: str | None = None) -> Mapping[str, Any]:
    return record_of(markup, address).values


def write(folder: Path, markup: str) -> Path:
    file = folder / "page.html"
    file.write_text(markup)
    return file
