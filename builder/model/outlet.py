"""An outlet: a paper, broadcaster, agency or collection through which statements reach readers."""

from dataclasses import dataclass

from builder.model.check_settings import CheckException
from builder.model.registry import OtherName


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One entry of ``content/outlets/``; ``path`` is empty where a name made its own entry."""

    slug: str
    name: str
    path: str = ""
    kind: str | None = None
    other_names: tuple[OtherName, ...] = ()
    country: str | None = None
    languages: tuple[str, ...] = ()
    owner: str | None = None
    homepage: str | None = None
    domains: tuple[str, ...] = ()
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    exceptions: tuple[CheckException, ...] = ()
