"""What pages say of themselves to machines: schema.org as JSON-LD, made safe for a script element.

Nothing is claimed that the record does not state: a date with a doubt is left out, a text that is not stated to
be verbatim is no quotation, and a withdrawn statement is attributed to nobody.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, Union

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.dates import Precision, UncertainDate
from builder.model.outlet import Outlet
from builder.model.provenance import TrailStep
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.model.statement import Statement
from builder.publishing.references import Reference
from builder.publishing.rows import outlet_reference, speaker_reference, topic_reference

Node: TypeAlias = Mapping[str, Union[str, "Node", Sequence[Union[str, "Node"]], None]]
"""A JSON-LD object; a member that is None or empty is left out when it is written."""

_CONTEXT = "https://schema.org"
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})
_PLAIN = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\.[05])")
_SPDX = frozenset({
    "CC-PDDC", "GFDL-1.2-only", "GFDL-1.3-only", "GFDL-1.3-or-later", "MIT", "NLOD-2.0", "ODbL-1.0", "ODC-By-1.0",
    "OGL-Canada-2.0", "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "PDDL-1.0", "etalab-2.0",
})  # fmt: skip


def statement_json_ld(related: RelatedStatement, archive: Archive) -> str:
    """Give the JSON-LD of a statement's page: a ``Quotation`` where its form is verbatim, else an ``Article``."""
    settings, statement = archive.settings, related.statement
    base: Node = {
        "@context": _CONTEXT,
        "@type": "CreativeWork",
        "@id": absolute(related.path, settings),
        "url": absolute(related.path, settings),
        "name": statement.title,
        "inLanguage": statement.language,
        "isPartOf": {"@type": "WebSite", "@id": absolute("/", settings), "name": settings.title},
        "correction": [
            {"@type": "CorrectionComment", "text": each.what, "datePublished": _iso(each.date)}
            for each in statement.corrections
        ],
    }
    if statement.status == "withdrawn":
        return _script({**base, "creativeWorkStatus": "Withdrawn"})
    return _script({**base, **_attribution(related, settings), **_content(related, archive)})


def person_json_ld(speaker: Speaker, archive: Archive) -> str:
    """Give the JSON-LD of a speaker's page: a ``Person`` or an ``Organization``."""
    details: Node = {
        "alternateName": list(dict.fromkeys(other.name for other in speaker.other_names)),
        "subjectOf": [{"@type": "WebPage", "url": link} for link in speaker.links],
    }
    if speaker.kind == "person":
        posts: list[Node] = [
            {
                "@type": "Role",
                "hasOccupation": {"@type": "Occupation", "name": ", ".join(filter(None, (post.role, post.org)))},
                "startDate": _iso(post.start),
                "endDate": _iso(post.end),
            }
            for post in speaker.memberships
        ]
        details = {
            **details,
            "birthDate": _iso(speaker.born),
            "deathDate": _iso(speaker.died),
            "hasOccupation": posts,
        }
    return _script({"@context": _CONTEXT, **_speaker(speaker, archive.settings), **details})


def site_json_ld(archive: Archive, *, has_search: bool = False) -> str:
    """Give the JSON-LD of the home page; ``has_search`` tells of the search page."""
    settings = archive.settings
    search: Node = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": absolute("/search/", settings) + "?q={search_term_string}",
        },
        "query-input": "required name=search_term_string",
    }
    return _script({
        "@context": _CONTEXT,
        "@type": "WebSite",
        "@id": absolute("/", settings),
        "url": absolute("/", settings),
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
        "potentialAction": search if has_search else None,
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


def _attribution(related: RelatedStatement, settings: Settings) -> Node:
    """Give type and speakers. schema.org knows a speaker of quotations alone: an account of words mentions them."""
    statement = related.statement
    speakers = [_speaker(each.speaker, settings) for each in related.speakers]
    if statement.form == "verbatim":
        spoken = statement.spoken_language
        translated = spoken is not None and _primary(spoken) != _primary(statement.language)
        original: Node = {"@type": "Quotation", "inLanguage": spoken}
        return {
            "@type": "Quotation",
            "spokenByCharacter": speakers,
            "translationOfWork": original if translated else None,
        }
    quotation: Node = {"@type": "Quotation", "spokenByCharacter": speakers}
    return {
        "@type": "Article",
        "mentions": speakers,
        "hasPart": quotation if statement.form == "mixed" else None,
    }


def _content(related: RelatedStatement, archive: Archive) -> Node:
    statement, settings = related.statement, archive.settings
    own_text = not (statement.trail and statement.trail[-1].role == "archive")
    return {
        "dateCreated": _iso(statement.date),
        "datePublished": _iso(statement.date_published),
        "locationCreated": {"@type": "Place", "name": statement.place} if statement.place else None,
        "publisher": _outlet(related.outlet, settings) if own_text else None,
        "isBasedOn": _sources(related, settings, own_text=own_text),
        "about": [_thing("Thing", topic_reference(topic), settings) for topic in related.topics],
        "citation": [absolute(archive.by_id[tie.id].path, settings) for tie in statement.relates
                     if tie.id in archive.by_id],
        "license": _licences(statement),
    }  # fmt: skip


def _sources(related: RelatedStatement, settings: Settings, *, own_text: bool) -> Sequence[Node]:
    """Give the works that the text goes back to. What an archive translated or wrote is not the outlet's text."""
    statement = related.statement
    works: list[Node] = []
    if statement.source and all(step.url != statement.source for step in statement.trail):
        works.append({"@type": "CreativeWork", "url": statement.source})
    for step, entry in zip(statement.trail, related.organisations, strict=True):
        if step.url or step.archives or (step.org and step.role != "archive"):
            works.append(_step(step, entry, settings))
    if not own_text and related.outlet not in related.organisations:
        works.append({"@type": "CreativeWork", "publisher": _outlet(related.outlet, settings)})
    return works


def _step(step: TrailStep, entry: Outlet | None, settings: Settings) -> Node:
    name: Node | None = {"@type": "Organization", "name": step.org} if step.org else None
    publishes = step.role in ("agency", "outlet", "publisher")
    return {
        "@type": "CreativeWork",
        "url": step.url,
        "inLanguage": step.language,
        "datePublished": _iso(step.published),
        "publisher" if publishes else "provider": _outlet(entry, settings) if entry else name,
        "archivedAt": [copy.url for copy in step.archives],
    }


def _licences(statement: Statement) -> Sequence[str]:
    """Give the licences of the text and of its translation, if an address is known for each that is stated."""
    rights = statement.rights
    stated = [terms for terms in (rights.text, rights.translation) if terms] if rights else []
    addresses = [address for terms in stated if (address := licence_url(terms))]
    return list(dict.fromkeys(addresses)) if len(addresses) == len(stated) else ()


def _speaker(speaker: Speaker, settings: Settings) -> Node:
    kind = "Person" if speaker.kind == "person" else "Organization"
    return {**_thing(kind, speaker_reference(speaker), settings), "sameAs": _wikidata(speaker.wikidata)}


def _outlet(outlet: Outlet, settings: Settings) -> Node:
    return {**_thing("Organization", outlet_reference(outlet), settings), "sameAs": _wikidata(outlet.wikidata)}


def _thing(kind: str, reference: Reference, settings: Settings) -> Node:
    address = absolute(reference.path, settings)
    return {"@type": kind, "@id": address, "name": reference.name, "url": address}


def _wikidata(item: str | None) -> str | None:
    return f"https://www.wikidata.org/wiki/{item}" if item else None


def _iso(date: UncertainDate | None) -> str | None:
    """Give a day, month or year that is beyond doubt as ISO 8601 writes it."""
    if date is None or date.uncertain or date.approximate or date.precision not in _PLAIN:
        return None
    return date.text


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _script(node: Node) -> str:
    return json.dumps(_without_gaps(node), ensure_ascii=False).translate(_ESCAPES)


def _without_gaps(node: Node) -> dict[str, object]:
    """Give the members that say something; a list of one is that one."""
    members: dict[str, object] = {}
    for name, value in node.items():
        if isinstance(value, Mapping):
            members[name] = _without_gaps(value)
        elif isinstance(value, str):
            if value:
                members[name] = value
        elif value:
            items = list(_written(value))
            members[name] = items[0] if len(items) == 1 else items
    return members


def _written(values: Iterable[str | Node]) -> Iterable[object]:
    return (value if isinstance(value, str) else _without_gaps(value) for value in values)
