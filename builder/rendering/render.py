"""Render: from targets to the bytes of their files; the fifth stage of the street."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from builder.checking.finding import Finding
from builder.publishing.pages import Document, Page
from builder.publishing.targets import FileFacts, Made, Part, Target
from builder.rendering.environment import Renderer
from builder.rendering.kept_views import KeptViews
from builder.workers import Workers, ignore

Write = Callable[[Document], bool]
"""Puts a file in its place, and tells whether its bytes are new."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What making a target came to: its files whose bytes are new, its parts of others, and its findings.

    ``facts`` are of its files that the bulk data is to tell of.
    """

    target: str
    written: tuple[str, ...]
    parts: tuple[Part, ...]
    facts: tuple[tuple[str, FileFacts], ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Tally:
    written: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    facts: list[tuple[str, FileFacts]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def render_targets(
    targets: Sequence[Target],
    renderer: Renderer,
    write: Write,
    workers: Workers,
    advance: Callable[[int], None] = ignore,
    views: KeptViews | None = None,
) -> Iterator[Rendered]:
    """Make the targets and write their files; give what each came to, in their order."""
    renderer.prepare(sorted({target.template for target in targets} - {""}))

    def render(chunk: Sequence[Target]) -> Sequence[Rendered]:
        rendered = [
            _rendered(target, views.made(target) if views else target.make(), renderer, write) for target in chunk
        ]
        if views:
            views.keep()
        return rendered

    return workers.map_chunks(render, targets, advance)


def _rendered(target: Target, files: Iterable[Made], renderer: Renderer, write: Write) -> Rendered:
    tally = _Tally()
    for made in files:
        if isinstance(made, Part):
            tally.parts.append(made)
            continue
        if isinstance(made, Page):
            content, found = renderer.render(made)
            tally.findings.extend(found)
            made = Document(made.output, content)
        if write(made):
            tally.written.append(made.output)
        if made.output in target.told_of:
            tally.facts.append((made.output, facts_of(made.content)))
    return Rendered(target.name, tuple(tally.written), tuple(tally.parts), tuple(tally.facts), tuple(tally.findings))


def facts_of(content: bytes) -> FileFacts:
    """Give what is told of a file."""
    return FileFacts(len(content), hashlib.sha256(content).hexdigest())
