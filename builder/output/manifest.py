"""The manifest of a site: its name and the files that the build wrote; it marks a folder that may be replaced."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

NAME = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site's manifest says: its name, the files that others had put there, and those that the build wrote."""

    site: str
    foreign: Sequence[str]
    files: Sequence[str] = ()


def read_manifest(folder: Path) -> Manifest | None:
    """Give the manifest of a folder, or None where it has none that can be read."""
    try:
        read = json.loads((folder / NAME).read_text("utf-8"))
        return Manifest(str(read.get("site", "")), list(read.get("foreign", ())), [str(file) for file in read["files"]])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def read_head(folder: Path) -> Manifest | None:
    """Give the manifest of a folder without the list of its files, which is long; or None."""
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            read = json.loads(file.readline().rstrip().removesuffix(",") + "}")
        return Manifest(str(read["site"]), list(read["foreign"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> int:
    """Write a folder's manifest, its files in order and one a line, and give its inode."""
    head = json.dumps({"site": manifest.site, "foreign": sorted(manifest.foreign)}, ensure_ascii=False)
    lines = json.dumps(sorted(manifest.files), ensure_ascii=False, separators=(",\n", ":"))
    target = folder / NAME
    target.unlink(missing_ok=True)
    target.write_text(f'{head.removesuffix("}")},\n"files": {lines}}}\n', "utf-8")
    return target.stat().st_ino


def is_whole(folder: Path, inode: int) -> bool:
    """Whether the site in a folder has all the files of its manifest, which the last build left with this inode.

    A file that was taken away changed the time of the folder that held it: only such folders are looked into.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        return False
    own: dict[str, set[str]] = {}
    for file in manifest.files:
        place, _, name = file.rpartition("/")
        own.setdefault(place, set()).add(name)
    changed = _changed_folders(folder, own, inode)
    return all(own[place] <= {entry.name for entry in entries} for place, entries in changed)


def foreign_files(folder: Path, manifest: Manifest, inode: int = 0) -> Iterator[str]:
    """Give the files of a folder that no build wrote.

    Where the manifest is the very file that the last build left (its ``inode``), only folders that changed since then
    are looked into: a file that is put into a folder changes the folder's time.
    """
    own = {*manifest.files, NAME}
    folders = {""}
    for file in manifest.files:
        above = file.rpartition("/")[0]
        while above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    for place, entries in _changed_folders(folder, folders, inode):
        for entry in entries:
            name = f"{place}/{entry.name}" if place else entry.name
            if entry.is_dir(follow_symlinks=False):
                if name not in folders:
                    yield from (f"{name}/{found}" for found in _files_below(entry.path))
            elif name not in own:
                yield name


def _changed_folders(
    folder: Path, places: Iterable[str], inode: int
) -> Iterator[tuple[str, Sequence["os.DirEntry[str]"]]]:
    """Give the folders below one that changed after its manifest was written, and what each holds now.

    They are all given where the manifest is not the file with the inode.
    """
    state = (folder / NAME).stat()
    since = state.st_mtime_ns if inode and state.st_ino == inode else -1
    for place in places:
        path = f"{folder}/{place}" if place else str(folder)
        try:
            if os.stat(path).st_mtime_ns < since:
                continue
            entries = list(os.scandir(path))
        except OSError:
            entries = []  # the folder itself is gone
        yield place, entries


def _files_below(folder: str) -> Iterator[str]:
    for path in Path(folder).rglob("*"):
        if not path.is_dir():
            yield path.relative_to(folder).as_posix()
