"""What in a statement's record contradicts itself, its folder or the registry: found by every build."""

from collections.abc import Iterator

from builder.archive.archive import RelatedStatement
from builder.checking.dates import dates
from builder.checking.finding import Finding
from builder.checking.posts import posts
from builder.checking.trails import trails


def contradictions(related: RelatedStatement) -> Iterator[Finding]:
    """Give the findings about one statement's dates, the post of its speaker, and its translations."""
    yield from dates(related)
    yield from posts(related)
    if related.statement.trail:
        yield from trails(related.statement)
