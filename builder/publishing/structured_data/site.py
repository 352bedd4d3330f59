"""What the pages of speakers and the home page say of themselves."""

from builder.addresses.urls import absolute
from builder.archive.archive import Archive
from builder.model.speaker import Speaker
from builder.publishing.structured_data.nodes import CONTEXT, Node, iso, script, speaker_node


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
                "startDate": iso(post.start),
                "endDate": iso(post.end),
            }
            for post in speaker.memberships
        ]
        details = {
            **details,
            "birthDate": iso(speaker.born),
            "deathDate": iso(speaker.died),
            "hasOccupation": posts,
        }
    return script({"@context": CONTEXT, **speaker_node(speaker, archive.settings), **details})


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
    return script({
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": absolute("/", settings),
        "url": absolute("/", settings),
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
        "potentialAction": search if has_search else None,
    })  # fmt: skip
