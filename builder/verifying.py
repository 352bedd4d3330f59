"""Verifying a site: a second one is built from nothing, and both are compared byte by byte."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from builder.build import Options, Progress, build
from builder.output.manifest import NAME as MANIFEST
from builder.output.manifest import read_head, read_manifest


def verify(options: Options, progress: Progress | None = None) -> tuple[str, ...]:
    """Give the files in which the published site differs from one that is built from nothing, in order.

    Files that others put into the site are left out.
    """
    with tempfile.TemporaryDirectory(prefix="archive-verify-") as temporary:
        clean = Path(temporary) / "site"
        build(replace(options, output=clean, cached=False), progress)
        head = read_head(options.output)
        foreign = set(head.foreign) if head else set()
        manifests = (read_manifest(options.output), read_manifest(clean))
        files = {file for manifest in manifests if manifest for file in manifest.files}
        present = {path.relative_to(options.output).as_posix() for path in _files(options.output)}
        names = (files | present) - foreign - {MANIFEST}
        return differing(options.output, clean, sorted(names))


def differing(one: Path, other: Path, files: Sequence[str]) -> tuple[str, ...]:
    """Give those of the files that are not the same in two folders."""
    return tuple(file for file in files if _content(one / file) != _content(other / file))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
