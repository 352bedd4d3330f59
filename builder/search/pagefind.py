"""Running Pagefind over a folder of pages, and reading what it wrote.

Facts about the format are of version 1.5; the package's version is pinned to it.
"""

import gzip
import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

from builder.errors import OperationalError

_UNSEGMENTED = frozenset({"zh", "ja"})  # languages that only the extended binary cuts into words
_NOT_LOADED = ("pagefind-*ui*", "pagefind-highlight.js")
_FRAGMENT_MARK = b"pagefind_dcd"


def run_pagefind(pages: Path, shard: Path, language: str) -> None:
    """Index the pages of a folder into a new shard.

    Raises:
        OperationalError: Pagefind is missing or fails.
    """
    shutil.rmtree(shard, ignore_errors=True)  # stale files of an earlier index would stay
    command = [str(_binary(language)), "--site", str(pages), "--output-path", str(shard), "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise OperationalError(f"Pagefind cannot be started: {error}", _REMEDY) from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise OperationalError(f"Pagefind failed: {said[-1] if said else done.returncode}", _REMEDY)
    for pattern in _NOT_LOADED:
        for file in shard.glob(pattern):
            file.unlink()


_REMEDY = "Install the package pagefind-bin again, or build with --no-search."


def _binary(language: str) -> Path:
    wanted = ("pagefind_bin_extended", "pagefind_bin") if language in _UNSEGMENTED else ("pagefind_bin",)
    for package in wanted:
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            continue
        folder = Path(found.origin).parent
        for name in ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe"):
            if (folder / name).is_file():
                return folder / name
    raise OperationalError("the Pagefind program is missing", _REMEDY)


def fragment_ids(shard: Path) -> dict[str, str]:
    """Give, by the path of each page, the id under which Pagefind's results name it."""
    ids = {}
    for file in (shard / "fragment").glob("*.pf_fragment"):
        content = gzip.decompress(file.read_bytes())
        fragment = json.loads(content.removeprefix(_FRAGMENT_MARK))
        ids[unquote(fragment["url"])] = file.stem
    return ids
