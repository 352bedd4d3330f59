"""The settings of an archive: what ``site.yaml`` says."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from builder.model.check_settings import CheckLevel

NOWHERE = "http://localhost:8000/"
"""The address of a site of which nobody said where it will be published."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """An archive's settings, after the command line had its say over ``url``."""

    title: str
    url: str = NOWHERE
    description: str = ""
    language: str = "en"
    registry: str = "closed"
    tag_authority: str | None = None
    repository: str | None = None
    contact: str | None = None
    licence: str | None = None
    checks: tuple[CheckLevel, ...] = ()

    @cached_property
    def base_path(self) -> str:
        """The path below which the site is served, with a slash at either end: ``/`` or ``/archive/``."""
        path = urlsplit(self.url).path
        return path if path.endswith("/") else path + "/"

    @cached_property
    def origin(self) -> str:
        """Scheme and host, without a slash at the end."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def stated_url(self) -> str | None:
        """The address with a slash at its end, if it was stated."""
        if self.url == NOWHERE:
            return None
        return self.url if self.url.endswith("/") else f"{self.url}/"

    @property
    def tag_name(self) -> str:
        """The authority of the feeds' ``tag:`` ids (RFC 4151): as set, or made from the host that is set."""
        return self.tag_authority or f"{urlsplit(self.url).hostname},2026"

    @property
    def open_registry(self) -> bool:
        """Whether a name that no registry knows makes its own entry."""
        return self.registry == "open"
