"""Lasting names of what the archive publishes: ``tag:`` URIs (RFC 4151), which stay when the site moves."""

from urllib.parse import quote

from builder.model.settings import Settings


def tag_uri(settings: Settings, *parts: str) -> str:
    """Give the URI of what is known by the parts: ``tag:archive.example,2026:statement/first``."""
    name = "/".join(quote(part, safe="-._~") for part in parts)
    return f"tag:{quote(settings.tag_name, safe=',@.-')}:{name}"
