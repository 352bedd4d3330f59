"""Render: from planned pages to bytes; the fifth stage of the street."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from builder.checking.finding import Finding
from builder.publishing.pages import Document, Page
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets
from builder.rendering.environment import Renderer
from builder.workers import Workers, ignore


def render_pages(
    pages: Sequence[Page[object]],
    site: Site,
    assets: Assets,
    template_folders: Sequence[tuple[Path, str]],
    workers: Workers,
    advance: Callable[[int], None] = ignore,
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """Give the pages' files, and the findings about templates, each once however many pages it concerns."""
    render = partial(_render_chunk, Renderer(template_folders, site, assets))
    documents: list[Document] = []
    findings: dict[tuple[str, int, str], Finding] = {}
    for page, (content, found) in zip(pages, workers.map_chunks(render, pages, advance), strict=True):
        documents.append(Document(page.output, content))
        for finding in found:
            findings.setdefault((finding.path, finding.line, finding.code), finding)
    return tuple(documents), tuple(findings.values())


def _render_chunk(renderer: Renderer, pages: Sequence[Page[object]]) -> Sequence[tuple[bytes, tuple[Finding, ...]]]:
    return [renderer.render(page) for page in pages]
