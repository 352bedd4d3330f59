"""The nodes of JSON-LD (https://www.w3.org/TR/json-ld11/) that pages share, and how a node becomes a script's text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, Union

from builder.addresses.urls import absolute
from builder.model.dates import Precision, UncertainDate
from builder.model.outlet import Outlet
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.publishing.references import Reference, outlet_reference, speaker_reference

Node: TypeAlias = Mapping[str, Union[str, "Node", Sequence[Union[str, "Node"]], None]]
"""A JSON-LD object; a member that is None or empty is left out when it is written."""

CONTEXT = "https://schema.org"

_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
_PLAIN = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def script(node: Node) -> str:
    """Give a node as text that can stand in a script element: nothing in it ends the element or opens a comment."""
    return json.dumps(_without_gaps(node), ensure_ascii=False).translate(_ESCAPES)


def iso(date: UncertainDate | None) -> str | None:
    """Give a day, month or year that is beyond doubt as ISO 8601 writes it."""
    if date is None or date.uncertain or date.approximate or date.precision not in _PLAIN:
        return None
    return date.text


def thing(kind: str, reference: Reference, settings: Settings) -> Node:
    """Give what has a page of its own, with the page's address as its ``@id``."""
    address = absolute(reference.path, settings)
    return {"@type": kind, "@id": address, "name": reference.name, "url": address}


def speaker_node(speaker: Speaker, settings: Settings) -> Node:
    """Give a speaker as a ``Person`` or an ``Organization``."""
    kind = "Person" if speaker.kind == "person" else "Organization"
    return {**thing(kind, speaker_reference(speaker), settings), "sameAs": _wikidata(speaker.wikidata)}


def outlet_node(outlet: Outlet, settings: Settings) -> Node:
    """Give an outlet as an ``Organization``."""
    return {**thing("Organization", outlet_reference(outlet), settings), "sameAs": _wikidata(outlet.wikidata)}


def _wikidata(item: str | None) -> str | None:
    return f"https://www.wikidata.org/wiki/{item}" if item else None


def _without_gaps(node: Node) -> dict[str, object]:
    """Give the members that say something; a list of one is that one."""
    members: dict[str, object] = {}
    for name, value in node.items():
        if isinstance(value, str):
            if value:
                members[name] = value
        elif isinstance(value, (dict, Mapping)):  # a dict is told at once
            members[name] = _without_gaps(value)
        elif value:
            items = list(_written(value))
            members[name] = items[0] if len(items) == 1 else items
    return members


def _written(values: Iterable[str | Node]) -> Iterable[object]:
    return (value if isinstance(value, str) else _without_gaps(value) for value in values)
