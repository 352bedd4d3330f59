"""Structured data: schema.org (https://schema.org/) as JSON-LD, saying no more than the record does."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

from builder.addresses.urls import absolute
from builder.archive.archive import Archive, RelatedStatement
from builder.model.dates import Precision, UncertainDate
from builder.model.settings import Settings
from builder.model.speaker import Speaker

Value: TypeAlias = Union[str, bool, None, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007
_ENDS_A_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_ISO = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def statement_json_ld(related: RelatedStatement, archive: Archive) -> str:
    """Give a statement's JSON-LD, escaped for a script element.

    A verbatim text is a Quotation; any other, which holds other people's words too, an Article.
    """
    statement, settings = related.statement, archive.settings
    sources = [statement.source, *(step.url for step in statement.trail)]
    copies = [copy.url for step in statement.trail for copy in step.archives]
    return _script(
        {
            "@context": "https://schema.org",
            "@type": "Quotation" if statement.form == "verbatim" else "Article",
            "@id": absolute(related.path, settings),
            "url": absolute(related.path, settings),
            "name": statement.title,
            "inLanguage": statement.language,
            "spokenByCharacter": [_speaker(each.speaker, settings) for each in related.speakers],
            "dateCreated": _date(statement.date),
            "datePublished": _date(statement.date_published),
            "about": [
                {"@type": "Thing", "name": topic.name, "url": absolute(f"/topics/{topic.slug}/", settings)}
                for topic in related.topics
            ],
            "publisher": {
                "@type": "Organization",
                "name": related.outlet.name,
                "url": related.outlet.homepage,
            },
            "isBasedOn": list(dict.fromkeys(url for url in sources if url)),
            "archivedAt": copies,
            "locationCreated": {"@type": "Place", "name": statement.place} if statement.place else None,
            "correction": [
                {"@type": "CorrectionComment", "text": each.what, "datePublished": _date(each.date)}
                for each in statement.corrections
            ],
            "isPartOf": {"@type": "WebSite", "name": settings.title, "url": absolute("/", settings)},
        }
    )


def person_json_ld(speaker: Speaker, archive: Archive) -> str:
    """Give a speaker's JSON-LD, escaped for a script element."""
    return _script({"@context": "https://schema.org", **_speaker(speaker, archive.settings, whole=True)})


def site_json_ld(archive: Archive, *, has_search: bool) -> str:
    """Give the JSON-LD of the home page, escaped for a script element."""
    settings = archive.settings
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": absolute("/search/", settings) + "?q={search_term_string}"},
        "query-input": "required name=search_term_string",
    }
    return _script(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.title,
            "description": settings.description,
            "url": absolute("/", settings),
            "inLanguage": settings.language,
            "potentialAction": action if has_search else None,
        }
    )


def _speaker(speaker: Speaker, settings: Settings, *, whole: bool = False) -> dict[str, Value]:
    is_person = speaker.kind == "person"
    wikidata = f"https://www.wikidata.org/wiki/{speaker.wikidata}" if speaker.wikidata else None
    described: dict[str, Value] = {
        "@type": "Person" if is_person else "Organization",
        "name": speaker.name,
        "url": absolute(f"/speakers/{speaker.slug}/", settings),
        "sameAs": [wikidata, *speaker.links] if wikidata else list(speaker.links),
    }
    if whole:
        described["alternateName"] = [other.name for other in speaker.other_names]
        described["birthDate" if is_person else "foundingDate"] = _date(speaker.born)
        described["deathDate" if is_person else "dissolutionDate"] = _date(speaker.died)
    return described


def _date(date: UncertainDate | None) -> str | None:
    """Give a date where it is a sure ISO 8601 one, as schema.org's Date wants it."""
    if date is None or date.uncertain or date.approximate or date.precision not in _ISO:
        return None
    return date.text


def _script(value: Mapping[str, Value]) -> str:
    return json.dumps(_stated(value), ensure_ascii=False, separators=(",", ":")).translate(_ENDS_A_SCRIPT)


def _stated(value: Value) -> Value:
    """Leave out what is not stated, at any depth."""
    if isinstance(value, Mapping):
        inner = {name: _stated(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each not in (None, "", [], {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_stated(each) for each in value]
    return value
