"""Sources that were seen and of which no copy is kept: half of all web addresses are dead within years."""

from collections.abc import Iterator

from builder.checking.finding import Finding
from builder.checking.judgement_rules import SOURCE_NOT_ARCHIVED
from builder.checking.places import at_field
from builder.checking.web_addresses import WEB_ARCHIVES, host_of
from builder.model.statement import Statement

_LASTING = WEB_ARCHIVES | {"doi.org", "dx.doi.org", "hdl.handle.net", "n2t.net"}
"""Hosts whose addresses are copies already, or names that outlive the address."""


def source_copies(statement: Statement) -> Iterator[Finding]:
    """Give a suggestion for each source of a published statement that was seen and of which no copy is recorded."""
    if statement.status != "published":
        return
    kept = {step.url for step in statement.trail if step.archives}
    named: set[str] = set()
    places = [("source", statement.source)] if statement.source else []
    places += [
        (f"trail.{number}.url", step.url)
        for number, step in enumerate(statement.trail)
        if step.url and step.seen is not False
    ]
    for name, url in places:
        if url and url not in kept | named and host_of(url) not in _LASTING:
            named.add(url)
            message = "no copy of this source is recorded: if the page goes, nothing proves the text"
            yield at_field(SOURCE_NOT_ARCHIVED, statement, name, message)
