"""What the last build came to, for the next one that has nothing to do."""

import importlib.metadata
import pickle
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.cache import Cache
from builder.digests import builder_digest, digest_of
from builder.output.manifest import is_whole, read_head
from builder.reading.source_files import SourceFiles

_ENGINES = ("pagefind-bin", "pagefind-bin-extended")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """What a build was made from, all told in one digest, the name of its site and its manifest's inode, and what it
    reported.
    """

    inputs: bytes
    site: str
    inode: int
    result: object


def inputs_of(files: tuple[SourceFiles, ...], *options: str | bool | None) -> bytes:
    """Give the digest of all that a build depends on: files, options, this program, its libraries and engines."""
    held = tuple(tuple(sorted(each.digests.items())) for each in files)
    engines = []
    for name in _ENGINES:
        with suppress(importlib.metadata.PackageNotFoundError):
            engines.append(f"{name} {importlib.metadata.version(name)}")
    return digest_of(builder_digest(), held, tuple(options), tuple(engines))


def read_last_build(cache: Cache, output: Path, inputs: bytes) -> LastBuild | None:
    """Give what the last build of an output came to, if it was made from the same and the output is what it made."""
    kept = cache.note(_note(output))
    if not kept:
        return None
    try:
        members: dict[str, Any] = pickle.loads(kept)
        last = LastBuild(**members)
    except Exception:  # of another version: it may name classes that are no more
        return None
    head = read_head(output) if last.inputs == inputs else None
    return last if head and head.site == last.site and is_whole(output, last.inode) else None


def keep_last_build(cache: Cache, output: Path, last: LastBuild) -> None:
    """Keep what a build came to."""
    cache.take_note(_note(output), pickle.dumps({name: getattr(last, name) for name in LastBuild.__slots__}))


def forget_last_build(cache: Cache, output: Path) -> None:
    """Forget what the last build came to: the output is no longer what it made."""
    cache.drop_notes([_note(output)])


def _note(output: Path) -> str:
    return f"build {output.absolute()}"
