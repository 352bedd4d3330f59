"""Publish: the finished site swapped in whole; the last stage of the street.

A site is written beside the one that is published and takes its place in one rename, so that a build that
fails or is killed leaves the last good site. Files whose bytes did not change are carried over as they are,
times included, so that whatever copies the site on copies only changes.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.errors import OperationalError
from builder.output.carrying import carry_over
from builder.publishing.pages import Document

MANIFEST = ".manifest.json"
"""Lists the files that the build wrote; its presence marks a folder as a site that may be replaced."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a site has, and how many of them this build wrote anew."""

    files: int
    written: int


class Staging:
    """A folder in which the next site takes shape."""

    def __init__(self, folder: Path, output: Path) -> None:
        self.folder = folder
        self._output = output
        self.written = 0

    def write(self, documents: Iterable[Document]) -> None:
        """Put documents in their places."""
        for document in documents:
            target = self.folder / document.output
            target.parent.mkdir(parents=True, exist_ok=True)
            old = self._output / document.output
            if _has_bytes(old, document.content):
                carry_over(old, target)
            else:
                target.write_bytes(document.content)
                self.written += 1

    def reuse_unchanged(self, folder: str) -> None:
        """Put the published file in the place of each file below a folder that has the same bytes."""
        for target in sorted((self.folder / folder).rglob("*")):
            if not target.is_file():
                continue
            old = self._output / target.relative_to(self.folder)
            if old.exists() and old.samefile(target):
                continue
            if _has_bytes(old, target.read_bytes()):
                target.unlink()
                carry_over(old, target)
            else:
                self.written += 1


@contextmanager
def staging(output: Path) -> Iterator[Staging]:
    """Give a staging folder beside the output; it is removed again unless ``publish`` moved it.

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
        yield Staging(folder, output)
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


def publish(stage: Staging, output: Path) -> Published:
    """Swap the staged site in. Files that others put into the published folder stay."""
    files = sorted(path.relative_to(stage.folder).as_posix() for path in stage.folder.rglob("*") if path.is_file())
    for foreign in _foreign_files(output):
        target = stage.folder / foreign
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            carry_over(output / foreign, target)
    (stage.folder / MANIFEST).write_text(json.dumps({"files": files}, ensure_ascii=False, indent=0) + "\n", "utf-8")
    old = _old_name(output)
    if output.exists():
        output.rename(old)
    stage.folder.rename(output)
    shutil.rmtree(old, ignore_errors=True)
    return Published(len(files), stage.written)


def _old_name(output: Path) -> Path:
    return output.parent / f".{output.name}.old"


def _recover(output: Path) -> None:
    """Bring back the site that a build killed between its two renames had moved away."""
    old = _old_name(output)
    if old.is_dir():
        if output.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(output)
    for left in output.parent.glob(f".{output.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)


def _foreign_files(output: Path) -> list[str]:
    manifest = output / MANIFEST
    if not manifest.is_file():
        return []
    try:
        read: Mapping[str, list[str]] = json.loads(manifest.read_text("utf-8"))
        own = {*read["files"], MANIFEST}
    except (ValueError, KeyError, TypeError):
        return []
    found = (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    return sorted(path for path in found if path not in own)


def _has_bytes(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False
