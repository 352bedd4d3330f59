"""A page of the site's own: about, how to contribute, the documentation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.statement import Body, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """One file of ``content/pages/``; its stem is its address, ``/<slug>/``."""

    path: str
    slug: str
    title: str
    body: Body
    language: str
    description: str | None = None
    menu: bool = True
    order: int = 50
    aliases: tuple[str, ...] = ()
    positions: Mapping[str, Position] = field(default_factory=dict)
