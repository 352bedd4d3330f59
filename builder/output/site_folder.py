"""Publish: the finished site swapped in whole; the last stage of the street.

A site takes shape in a folder beside the one that is published and changes places with it at one moment, so that a
reader never sees half of it, and a build that fails or is killed leaves the last good site. The two folders share every
file that did not change. The one that was published stays as the spare folder, in which the next site takes shape: so
that what a build does to the disk follows what changed.
"""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.errors import OperationalError
from builder.output.carrying import carry_over
from builder.output.exchange import exchange
from builder.output.manifest import NAME as MANIFEST
from builder.output.manifest import Manifest, foreign_files, read_head, read_manifest, write_manifest
from builder.output.site_record import EMPTY, SiteRecord
from builder.publishing.pages import Document


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a site has, and how many of them this build wrote anew."""

    files: int
    written: int


class Staging:
    """A folder in which the next site takes shape, out of the files of the published one."""

    def __init__(self, folder: Path, published: Manifest | None = None) -> None:
        self.folder = folder
        self.published = published
        self.files: Collection[str] = published.files if published else ()
        """The files of the published site, which the folder begins with."""
        self._root = str(folder)
        self._made: set[str] = set()

    def write(self, document: Document) -> bool:
        """Put a file in its place and tell whether its bytes are new there.

        One with other bytes is replaced and never changed: the published site may have a link to it.
        """
        target = f"{self._root}/{document.output}"
        try:
            if not self.files:
                raise FileNotFoundError  # the folder began empty
            with open(target, "rb", buffering=0) as old:
                if os.fstat(old.fileno()).st_size == len(document.content) and old.readall() == document.content:
                    return False
            os.unlink(target)
        except FileNotFoundError:
            above = os.path.dirname(target)
            if above not in self._made:
                os.makedirs(above, exist_ok=True)
                self._made.add(above)
        with open(target, "xb") as new:
            new.write(document.content)
        return True

    def remove(self, files: Iterable[str]) -> None:
        """Take files away, and folders that are empty then."""
        for file in files:
            path = f"{self._root}/{file}"
            try:
                os.unlink(path)
            except FileNotFoundError:
                continue
            above = os.path.dirname(path)
            while above != self._root:
                try:
                    os.rmdir(above)
                except OSError:
                    break
                self._made.discard(above)
                above = os.path.dirname(above)


@contextmanager
def staging(output: Path, record: SiteRecord = EMPTY) -> Iterator[Staging]:
    """Give a staging folder with the files of the published site; it is removed again unless ``publish`` moved it.

    ``record`` is that of the published site: by it the spare folder is brought up to date.

    Raises:
        OperationalError: the output is a file, or holds files of somebody else's, or cannot be written.
    """
    check_output(output)
    _recover(output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}.new-", dir=output.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise OperationalError(
            f"{output.parent} cannot be written: {error.strerror}", "Name another folder with --output."
        ) from error
    try:
        yield Staging(folder, _filled(folder, output, record))
    except OSError as error:
        raise OperationalError(
            f"the site cannot be written: {error}", "Make room or name another folder with --output."
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_output(output: Path) -> None:
    """Make sure that nobody's files would be lost.

    Raises:
        OperationalError: the output is not a folder, or is not empty and was not made by a build.
    """
    if output.exists() and not output.is_dir():
        raise OperationalError(f"{output} is a file", "Name a folder with --output.")
    if output.is_dir() and any(output.iterdir()) and not (output / MANIFEST).is_file():
        raise OperationalError(f"{output} holds files that no build made", "Name an empty or new folder with --output.")


def publish(stage: Staging, output: Path, files: Collection[str], site: str = "", inode: int = 0) -> int:
    """Swap the staged site in and give its manifest's inode. Files that others put into the published folder stay.

    ``files`` are all that the site has, ``site`` is its name; ``inode`` is that of the published manifest, if it is
    known: see ``foreign_files``.
    """
    manifest = stage.published
    own = set(files)
    foreign = [file for file in foreign_files(output, manifest, inode) if file not in own] if manifest else []
    for file in foreign:
        _link(str(output), str(stage.folder), file)
    written = write_manifest(stage.folder, Manifest(site, foreign, list(files)))
    if output.exists():
        exchange(output, stage.folder, _away(output))
        stage.folder.rename(_spare(output))
    else:
        stage.folder.rename(output)
    return written


def _away(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


def _spare(output: Path) -> Path:
    return output.parent / f".{output.name}.spare"


def _recover(output: Path) -> None:
    """Bring back the site that a build killed between renames had moved away, and clear up what others left."""
    away = _away(output)
    if away.is_dir():
        if output.exists():
            shutil.rmtree(away, ignore_errors=True)
        else:
            away.rename(output)
    for left in output.parent.glob(f".{output.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)


def _filled(folder: Path, output: Path, record: SiteRecord) -> Manifest | None:
    """Fill a folder with links to all files of the published site, and give its manifest."""
    manifest = read_manifest(output)
    spare = _spare(output)
    if manifest is None:
        shutil.rmtree(spare, ignore_errors=True)
        return None
    head = read_head(spare)
    if head and record.before and manifest.site == record.site and head.site == record.before:
        folder.rmdir()
        spare.rename(folder)
        (folder / MANIFEST).unlink()
        Staging(folder).remove((*record.removed, *head.foreign))
        source, target = str(output), str(folder)
        for file in record.written:
            _link(source, target, file)
        return manifest
    shutil.rmtree(spare, ignore_errors=True)
    for above in sorted({file.rpartition("/")[0] for file in manifest.files}):
        os.makedirs(f"{folder}/{above}", exist_ok=True)
    source, target = str(output), str(folder)
    for file in manifest.files:
        if os.path.isfile(f"{source}/{file}"):  # somebody may have taken it away
            carry_over(f"{source}/{file}", f"{target}/{file}")
    return manifest


def _link(output: str, folder: str, file: str) -> None:
    target = f"{folder}/{file}"  # Path would take as long as the links themselves
    try:
        os.unlink(target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
    carry_over(f"{output}/{file}", target)
