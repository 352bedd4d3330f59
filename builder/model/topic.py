"""A topic under which statements are filed, perhaps within a broader one."""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.check_settings import CheckException
from builder.model.registry import OtherName


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One entry of ``content/topics/``; ``path`` is empty where a name made its own entry."""

    slug: str
    name: str
    path: str = ""
    other_names: tuple[OtherName, ...] = ()
    broader: str | None = None
    description: str | None = None
    aliases: tuple[str, ...] = ()
    exceptions: tuple[CheckException, ...] = ()


def with_broader(slug: str, topics: Mapping[str, Topic]) -> list[str]:
    """Give the slugs of a topic and of those above it, from the narrowest; a circle ends where it began."""
    chain = [slug]
    while (broader := topics[chain[-1]].broader) and broader not in chain and broader in topics:
        chain.append(broader)
    return chain
