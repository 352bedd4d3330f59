"""What a text goes back to, as works with their publishers and archived copies, and the terms under which it stands."""

import re
from collections.abc import Sequence

from builder.archive.archive import RelatedStatement
from builder.model.outlet import Outlet
from builder.model.provenance import TrailStep
from builder.model.settings import Settings
from builder.model.statement import Statement
from builder.publishing.structured_data.nodes import Node, iso, outlet_node

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\.[05])")
_SPDX = frozenset({
    "CC-PDDC", "GFDL-1.2-only", "GFDL-1.3-only", "GFDL-1.3-or-later", "MIT", "NLOD-2.0", "ODbL-1.0", "ODC-By-1.0",
    "OGL-Canada-2.0", "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "PDDL-1.0", "etalab-2.0",
})  # fmt: skip


def source_urls(statement: Statement) -> tuple[str, ...]:
    """Give every web address at which the record says the text was found, nearest to this text first."""
    addresses = [statement.source, *(step.url for step in reversed(statement.trail))]
    return tuple(dict.fromkeys(address for address in addresses if address))


def licence_url(terms: str | None) -> str | None:
    """Give the address of a licence that is named by an address or an SPDX identifier; None for other words.

    Creative Commons licences have their own address, the rest that of the SPDX list (https://spdx.org/licenses/).
    """
    if terms is None:
        return None
    if terms.startswith(("https://", "http://")) and " " not in terms:
        return terms
    if terms == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = _CREATIVE_COMMONS.fullmatch(terms)
    if match:
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return f"https://spdx.org/licenses/{terms}.html" if terms in _SPDX else None


def licences(statement: Statement) -> Sequence[str]:
    """Give the licences of the text and of its translation, if an address is known for each that is stated."""
    rights = statement.rights
    stated = [terms for terms in (rights.text, rights.translation) if terms] if rights else []
    addresses = [address for terms in stated if (address := licence_url(terms))]
    return list(dict.fromkeys(addresses)) if len(addresses) == len(stated) else ()


def is_outlets_text(statement: Statement) -> bool:
    """Whether the text is the one that the outlet published, and not one that an archive translated or wrote."""
    return not (statement.trail and statement.trail[-1].role == "archive")


def sources(related: RelatedStatement, settings: Settings) -> Sequence[Node]:
    """Give the works that the text goes back to, in the order of the trail, each with its archived copies."""
    statement = related.statement
    works: list[Node] = []
    if statement.source and all(step.url != statement.source for step in statement.trail):
        works.append({"@type": "CreativeWork", "url": statement.source})
    for step, entry in zip(statement.trail, related.organisations, strict=True):
        if step.url or step.archives or (step.org and step.role != "archive"):
            works.append(_step(step, entry, settings))
    if not is_outlets_text(statement) and related.outlet not in related.organisations:
        works.append({"@type": "CreativeWork", "publisher": outlet_node(related.outlet, settings)})
    return works


def _step(step: TrailStep, entry: Outlet | None, settings: Settings) -> Node:
    name: Node | None = {"@type": "Organization", "name": step.org} if step.org else None
    publishes = step.role in ("agency", "outlet", "publisher")
    return {
        "@type": "CreativeWork",
        "url": step.url,
        "inLanguage": step.language,
        "datePublished": iso(step.published),
        "publisher" if publishes else "provider": outlet_node(entry, settings) if entry else name,
        "archivedAt": [copy.url for copy in step.archives if copy.url],
    }
