"""The two sides of a comparison, by what somebody calls them: a folder with a site, a revision, or the files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from builder.build import Progress
from builder.comparing.built_site import BuiltSite, is_site, read_site
from builder.comparing.revisions import building, is_revision, is_shallow, site_of_folder, site_of_revision

FILES = "WORKTREE"
"""What the archive's files as they stand are called."""


class UnknownSide(Exception):
    """A name that is of no site and no revision; its text says so."""


@contextmanager
def sides(
    source: Path,
    names: Sequence[str],
    *,
    search: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Callable[[str], BuiltSite]]:
    """Give what makes a built site of each of the names; sites that it builds last as long as the context does.

    They are built with the search where ``search`` is true or they stand against a site that has it.

    Raises:
        UnknownSide: a name is of no site and no revision of the repository around ``source``.
    """
    built = {name: read_site(Path(name), name) for name in names if name != FILES and is_site(Path(name))}
    for name in names:
        if name != FILES and name not in built and not is_revision(source, name):
            folder = "a folder without a built site" if Path(name).is_dir() else "neither a folder nor a Git revision"
            shallow = "; the clone is shallow, 'git fetch --unshallow' gets the rest" if is_shallow(source) else ""
            raise UnknownSide(f"{name} is {folder}{shallow}")
    searched = search or any(site.has_search for site in built.values())
    with building(source, search=searched, jobs=jobs) as place:

        def site(name: str) -> BuiltSite:
            if name in built:
                return built[name]
            if name == FILES:
                return site_of_folder(source, "the files as they stand", place, progress)
            return site_of_revision(source, name, place, progress)

        yield site
