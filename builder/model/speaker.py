"""A speaker: a person or an organisation whose words the archive holds (Popolo's Person and Organization)."""

from dataclasses import dataclass

from builder.model.check_settings import CheckException
from builder.model.dates import UncertainDate
from builder.model.registry import Membership, OtherName


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One entry of ``content/speakers/``; ``path`` is empty where a name made its own entry."""

    slug: str
    name: str
    path: str = ""
    kind: str = "person"
    sort_name: str | None = None
    other_names: tuple[OtherName, ...] = ()
    born: UncertainDate | None = None
    died: UncertainDate | None = None
    wikidata: str | None = None
    links: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    aliases: tuple[str, ...] = ()
    exceptions: tuple[CheckException, ...] = ()
