"""A site as it was built: its files, the address that it was built for, and where its old addresses lead."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.errors import OperationalError
from builder.output.manifest import read_manifest
from builder.search.paths import FOLDER as SEARCH
from builder.search.paths import INDEX as SHARDS

INDEX = "index.html"
_CANONICAL = re.compile(rb"""<link\s[^>]*rel=["']?canonical["']?[^>]*>""", re.IGNORECASE)
_HREF = re.compile(rb"""href=["']([^"']*)""", re.IGNORECASE)
_REFRESH = re.compile(rb"""<meta\s[^>]*http-equiv=["']?refresh["']?[^>]*>""", re.IGNORECASE)
_TARGET = re.compile(rb"""content=["']\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?([^"']*)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """A built site. ``name`` is what the report calls it, ``files`` the size of each of its files, in bytes.

    ``url`` is the address of its home page, ending in a slash; empty where the page does not say it.
    """

    name: str
    folder: Path
    url: str
    files: Mapping[str, int]

    @property
    def base_path(self) -> str:
        """The path of the home page on its host: ``/``, or ``/archive/``."""
        return urlsplit(self.url).path or "/"

    @property
    def has_search(self) -> bool:
        """Whether the site was built with its search."""
        return any(file.startswith(f"{SEARCH}/{SHARDS}/") for file in self.files)

    def content(self, file: str) -> bytes:
        """Give the bytes of a file of the site.

        Raises:
            OperationalError: it cannot be read.
        """
        try:
            with open(f"{self.folder}/{file}", "rb") as opened:
                return opened.read()
        except OSError as error:
            raise OperationalError(
                f"{self.folder / file} cannot be read: {error.strerror}", "Build the site again and compare then."
            ) from error

    def site_path(self, href: str) -> str | None:
        """Give the site path that a link of the site leads to, without query and fragment; None where it leads out."""
        if self.url and href.startswith(self.url):
            href = self.base_path + href[len(self.url) :]
        if not href.startswith(self.base_path) or href.startswith("//"):
            return None
        return "/" + unquote(urlsplit(href[len(self.base_path) :]).path)

    def without_address(self, text: str) -> str:
        """Give a text without the address that the site was built for: ``/statements/x/`` instead of all of it."""
        return text.replace(self.url, "/") if self.url else text

    def serves(self, path: str) -> bool:
        """Whether a server of static files finds something at a site path."""
        return path[1:] in self.files or f"{path[1:].rstrip('/')}/{INDEX}".lstrip("/") in self.files


def is_site(folder: Path) -> bool:
    """Whether a folder holds a built site."""
    return (folder / INDEX).is_file()


def read_site(folder: Path, name: str) -> BuiltSite:
    """Give the site in a folder: the files of its manifest, or, where it has none, all but hidden ones.

    Raises:
        OperationalError: there is no site.
    """
    if not is_site(folder):
        raise OperationalError(f"{folder} holds no built site", "Name a folder that 'archive build' made.")
    manifest = read_manifest(folder)
    files = dict(_sizes(folder, manifest.files)) if manifest else dict(_walk(folder, ""))
    return BuiltSite(name=name, folder=folder, url=_url(folder), files=files)


def path_of(file: str) -> str:
    """Give the site path of a file: that of ``dates/index.html`` is ``/dates/``."""
    return "/" + (file.removesuffix(INDEX) if file == INDEX or file.endswith(f"/{INDEX}") else file)


def redirect_target(page: bytes) -> str | None:
    """Give the address that a page sends its readers to at once, as it is written there, or None."""
    refresh = _REFRESH.search(page, 0, 20_000)
    target = _TARGET.search(refresh[0]) if refresh else None
    return target[1].decode("utf-8", "replace").strip() if target else None


def _sizes(folder: Path, files: Iterable[str]) -> Iterator[tuple[str, int]]:
    for file in files:
        try:
            yield file, os.stat(f"{folder}/{file}").st_size
        except OSError:
            continue  # taken away since: it is not served


def _walk(folder: Path, place: str) -> Iterator[tuple[str, int]]:
    for entry in os.scandir(folder / place):
        if entry.name.startswith("."):
            continue
        name = f"{place}/{entry.name}" if place else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, name)
        elif entry.is_file():
            yield name, entry.stat().st_size


def _url(folder: Path) -> str:
    link = _CANONICAL.search((folder / INDEX).read_bytes())
    href = _HREF.search(link[0]) if link else None
    return href[1].decode("utf-8", "replace") if href and href[1].endswith(b"/") else ""
