"""Site paths as links: below the base path, percent-encoded, in full where a reader may be elsewhere."""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from builder.model.settings import Settings

_NOT_A_SITE_PATH = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")
_PLAIN = re.compile(r"[a-zA-Z0-9/._-]*")  # nearly every path: nothing in it is encoded
_SAFE = "/:?#[]@!$&'()*+,;=-._~%"


def link_below(path: str, base_path: str) -> str:
    """Give the root-relative link to a site path: ``/speakers/x/`` becomes ``/archive/speakers/x/``.

    Addresses with a scheme and fragments stay as they are.
    """
    if _NOT_A_SITE_PATH.match(path):
        return path
    path = path.lstrip("/")
    return base_path + (path if _PLAIN.fullmatch(path) else quote(path, safe=_SAFE))


def absolute_below(path: str, url: str, base_path: str) -> str:
    """Give the whole address of a site path on the site at ``url``."""
    if _NOT_A_SITE_PATH.match(path):
        return path
    return _origin(url) + link_below(path, base_path)


@lru_cache(maxsize=8)
def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def absolute(path: str, settings: Settings) -> str:
    """Give the whole address of a site path of an archive."""
    return absolute_below(path, settings.url, settings.base_path)
