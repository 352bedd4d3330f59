"""The sites of Git revisions: each revision's files are laid out in a temporary folder and built there."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.build import Options, Progress, build
from builder.cache import FOLDER as CACHE
from builder.cache import Cache
from builder.checking.finding import Finding, has_errors
from builder.comparing.built_site import BuiltSite, read_site
from builder.errors import OperationalError
from builder.rendering.template_folders import NAME as TEMPLATES

_PARTS = ("content", TEMPLATES, "site.yaml")
"""What an archive is made from, in its folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """How the sites that are compared are built: in a temporary folder, with one cache for all of them."""

    temporary: Path
    cache: Path
    search: bool
    jobs: int | None = None


class Unbuildable(Exception):
    """An archive has errors in its content, so that there is no site to compare."""

    def __init__(self, name: str, source: Path, findings: Sequence[Finding]) -> None:
        super().__init__(name)
        self.name = name
        self.source = source
        self.findings = tuple(findings)


@contextmanager
def building(source: Path, *, search: bool, jobs: int | None = None) -> Iterator[Building]:
    """Give a temporary folder to build in, with the cache of an archive's folder; nothing of it stays behind."""
    with tempfile.TemporaryDirectory(prefix="archive-diff-") as temporary:
        folder = Path(temporary).resolve()
        cache = source / CACHE
        try:
            yield Building(temporary=folder, cache=cache, search=search, jobs=jobs)
        finally:
            if any(folder.iterdir()):
                _forget(cache, folder)


def _forget(cache: Path, temporary: Path) -> None:
    """Drop what a cache noted of files that were in the temporary folder."""
    with Cache(cache) as kept:
        names = [name for name in kept.notes() if str(temporary) in name]
        for name in names:
            place = name.partition(" ")[2]
            kept.keep_records(place, {}, kept.records(place))
        kept.drop_notes(names)


def is_revision(source: Path, name: str) -> bool:
    """Whether the Git repository around an archive's folder has a revision of the name.

    Raises:
        OperationalError: there is no repository that Git would read.
    """
    if _git(source, "rev-parse", "--show-toplevel") is None:
        raise OperationalError(
            f"{name} is no built site, and Git reads no repository in {source.absolute()}",
            "Name two built sites, or see what 'git status' says there.",
        )
    commit = f"{name}^{{commit}}"
    return not name.startswith("-") and _git(source, "rev-parse", "--verify", "--quiet", commit) is not None


def is_shallow(source: Path) -> bool:
    """Whether the repository around an archive's folder lacks its earlier revisions."""
    return (_git(source, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"


def site_of_revision(source: Path, revision: str, building: Building, progress: Progress | None = None) -> BuiltSite:
    """Build the site of an archive's folder as it is in a revision.

    Nothing in the repository changes: the files are taken by way of an index of their own.

    Raises:
        Unbuildable: the content has errors there.
        OperationalError: the revision has no archive in that folder, or Git fails.
    """
    folder = building.temporary / f"source-{len(list(building.temporary.iterdir()))}"
    folder.mkdir()
    _lay_out(source, revision, folder)
    short = (_git(source, "rev-parse", "--short", f"{revision}^{{commit}}") or b"").decode().strip()
    name = revision if revision.startswith(short) else f"{revision} ({short})"
    return site_of_folder(folder, name, building, progress)


def site_of_folder(source: Path, name: str, building: Building, progress: Progress | None = None) -> BuiltSite:
    """Build the site of an archive's folder as it stands.

    Raises:
        Unbuildable: the content has errors.
    """
    output = building.temporary / f"built-{len(list(building.temporary.iterdir()))}" / "site"
    options = Options(source=source, output=output, cache=building.cache, search=building.search, jobs=building.jobs)
    result = build(options, progress)
    if has_errors(result.findings):
        raise Unbuildable(name, source, result.findings)
    return read_site(output, name)


def _lay_out(source: Path, revision: str, folder: Path) -> None:
    prefix = (_git(source, "rev-parse", "--show-prefix") or b"").decode().strip()
    top = (_git(source, "rev-parse", "--show-toplevel") or b"").decode().strip()
    own = {"GIT_INDEX_FILE": str(folder.with_suffix(".index"))}
    if _git(source, "read-tree", f"{revision}^{{commit}}:{prefix}", own=own) is None:
        raise OperationalError(
            f"{revision} has no folder {prefix or '/'}", "Name revisions in which the archive is where it is now."
        )
    names = _git(Path(top), "ls-files", "-z", "--", *_PARTS, own=own)
    if not names:
        raise OperationalError(f"{revision} holds no archive", "Name a revision that has a site.yaml and content/.")
    written = _git(Path(top), "checkout-index", "-z", "--stdin", f"--prefix={folder}/", own=own, given=names)
    if written is None:
        raise OperationalError(f"Git could not write the files of {revision}", "See what Git says above.")


def _git(place: Path, *arguments: str, own: dict[str, str] | None = None, given: bytes | None = None) -> bytes | None:
    """Give what Git prints, or None where it fails.

    Raises:
        OperationalError: there is no Git.
    """
    command = ["git", "-C", str(place), *arguments]
    try:
        done = subprocess.run(
            command, input=given, env={**os.environ, **(own or {})}, stdout=subprocess.PIPE, check=False,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise OperationalError("git cannot be run", "Install Git, or compare two built sites.") from error
    return done.stdout if done.returncode == 0 else None
