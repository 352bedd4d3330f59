"""Addresses that the old site serves and the new one does not, nor leads on from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from builder.comparing.built_site import INDEX, BuiltSite, path_of
from builder.search.paths import FOLDER as SEARCH

_UNASKED = ("assets/", f"{SEARCH}/", "pagefind/")
"""Where files lie that pages alone ask for, under names that change with what is in them."""

_PICTURES = ("timeline.svg", "posts.svg")
"""Charts, which stand in their page."""


@dataclass(frozen=True, slots=True)
class LostAddress:
    """A site path that is no more, and how many files beside its page went with it.

    ``target`` is where the new site's page at the path leads, if there is one: to nothing.
    """

    path: str
    beside: int = 0
    target: str | None = None


@dataclass(frozen=True, slots=True)
class MovedAddress:
    """A page that was at a site path, and the path to which the new site leads from there.

    ``beside`` are files that lay beside the page and are not at their addresses any longer: files cannot lead on.
    """

    path: str
    target: str
    beside: int = 0


def lost_addresses(
    old: BuiltSite, new: BuiltSite, redirects: Mapping[str, str], fresh: Set[str]
) -> tuple[tuple[LostAddress, ...], tuple[MovedAddress, ...]]:
    """Give the addresses that are lost and the pages that moved, each in order.

    ``redirects`` says where pages of the new site that the old one has too send their readers at once;
    ``fresh`` are those that did not before.
    """
    gone = sorted(file for file in old.files if file not in new.files and not _is_unasked(file))
    pages = {file.removesuffix(INDEX) for file in gone if file.endswith(INDEX)}
    moved = {path[1:] for path, target in redirects.items() if not _leads_nowhere(target, new)}
    beside: dict[str, int] = defaultdict(int)
    lost = []
    for file in gone:
        folder = str(PurePosixPath(file).parent) + "/"
        if not file.endswith(INDEX) and folder in pages | moved:
            beside[folder] += 1
        elif not file.endswith(INDEX) or file.removesuffix(INDEX) in pages:
            lost.append(path_of(file))
    nowhere = [LostAddress(path, target=target) for path, target in redirects.items() if _leads_nowhere(target, new)]
    return (
        tuple(sorted((*(LostAddress(path, beside[path[1:]]) for path in lost), *nowhere), key=lambda each: each.path)),
        tuple(each for each in _moves(redirects, new, beside) if each.path in fresh),
    )


def _moves(redirects: Mapping[str, str], new: BuiltSite, beside: Mapping[str, int]) -> Iterator[MovedAddress]:
    for path, target in sorted(redirects.items()):
        if not _leads_nowhere(target, new):
            yield MovedAddress(path, new.site_path(target) or target, beside.get(path[1:], 0))


def _is_unasked(file: str) -> bool:
    if file.startswith(_UNASKED):
        return not file.endswith(".html")
    return PurePosixPath(file).name in _PICTURES


def _leads_nowhere(target: str, site: BuiltSite) -> bool:
    """Whether a redirect's target is a page of the site that is not there; others' sites are not asked."""
    path = site.site_path(target)
    return path is not None and not site.serves(path)
