"""Site paths as links: below the base path, percent-encoded, in full where a reader may be elsewhere."""

from urllib.parse import quote

from builder.model.settings import Settings

_SAFE = "/:?#[]@!$&'()*+,;=-._~%"


def link(path: str, settings: Settings) -> str:
    """Give the root-relative link to a site path: ``/speakers/x/`` becomes ``/archive/speakers/x/``."""
    return settings.base_path + quote(path.lstrip("/"), safe=_SAFE)


def absolute(path: str, settings: Settings) -> str:
    """Give the whole address of a site path."""
    return settings.origin + link(path, settings)
