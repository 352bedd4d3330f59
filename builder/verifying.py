"""Verifying a site: a second one is built from nothing, and both are compared byte by byte."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from builder.build import Options, Progress, build
from builder.output.manifest import read_manifest


def verify(options: Options, progress: Progress | None = None) -> tuple[str, ...]:
    """Give the files in which the published site differs from one that is built from nothing, in order.

    Files that others put into the site are left out.
    """
    with tempfile.TemporaryDirectory(prefix="archive-verify-") as temporary:
        clean = Path(temporary) / "site"
        build(replace(options, output=clean, cache=None), progress)
        manifests = (read_manifest(options.output), read_manifest(clean))
        files = {file for manifest in manifests if manifest for file in manifest.files}
        return differing(options.output, clean, sorted(files))


def differing(one: Path, other: Path, files: Sequence[str]) -> tuple[str, ...]:
    """Give those of the files that are not the same in two folders."""
    return tuple(file for file in files if _content(one / file) != _content(other / file))


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
