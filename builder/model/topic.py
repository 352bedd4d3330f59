"""A topic under which statements are filed, perhaps within a broader one."""

from dataclasses import dataclass

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
