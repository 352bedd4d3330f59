"""Running Pagefind over a folder of pages, and reading what it wrote.

Facts about the format are of version 1.5; the package's version is pinned to it.
"""

import gzip
import importlib.metadata
import importlib.util
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from builder.errors import OperationalError

_UNSEGMENTED = frozenset({"zh", "ja", "th"})  # languages that only the extended binary cuts into words
_FRAGMENT_MARK = b"pagefind_dcd"
_REMEDY = "Install the package pagefind-bin again, or build with --no-search."


@dataclass(frozen=True, slots=True)
class Program:
    """A Pagefind program: what its results depend on, and whether it cuts the language asked for into words."""

    path: Path
    version: str
    segments: bool


def program_for(language: str) -> Program:
    """Give the program that indexes a language best, of those installed.

    Raises:
        OperationalError: Pagefind is missing.
    """
    plain = ("pagefind-bin", "pagefind_bin", "pagefind")
    extended = ("pagefind-bin-extended", "pagefind_bin_extended", "pagefind_extended")
    for distribution, package, name in (extended, plain) if language in _UNSEGMENTED else (plain,):
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            continue
        for file in (name, f"{name}.exe"):
            path = Path(found.origin).parent / file
            if path.is_file():
                version = f"{distribution} {importlib.metadata.version(distribution)}"
                return Program(path, version, language not in _UNSEGMENTED or name == extended[-1])
    raise OperationalError("the Pagefind program is missing", _REMEDY)


def run_pagefind(program: Program, pages: Path, output: Path) -> None:
    """Index the pages of a folder into a new folder.

    Raises:
        OperationalError: Pagefind fails.
    """
    command = [str(program.path), "--site", str(pages), "--output-path", str(output), "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise OperationalError(f"Pagefind cannot be started: {error}", _REMEDY) from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise OperationalError(f"Pagefind failed: {said[-1] if said else done.returncode}", _REMEDY)


def fragment_ids(output: Path) -> dict[str, str]:
    """Give, by the path of each page, the id under which Pagefind's results name it."""
    ids = {}
    for file in (output / "fragment").glob("*.pf_fragment"):
        content = gzip.decompress(file.read_bytes())
        fragment = json.loads(content.removeprefix(_FRAGMENT_MARK))
        ids[unquote(fragment["url"])] = file.stem
    return ids
