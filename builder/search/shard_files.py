"""The files of a shard: made by Pagefind in a folder of their own, then put beside those of all other shards.

Since a shard's name begins the names of its files, all shards share one folder, one worker script and one WebAssembly
file a language, which a browser fetches once. A small file a shard says what it was made from, so that the next build
can take it over, and which fragment and which speakers' posts belong to which statement.
"""

import json
import os
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.errors import OperationalError
from builder.json_file import json_line
from builder.output.carrying import carry_over
from builder.search.pagefind import Program, fragment_ids, run_pagefind
from builder.search.shards import Shard

ENTRY = "pagefind-entry.json"
WORKER = "pagefind-worker.js"
_KINDS = ("index", "fragment")
_MEMORY = "/dev/shm"
_ROOM = 1_000_000_000
"""Bytes: a shard of long statements takes a tenth of it, in pages and index together."""


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """What Pagefind's own table is to say of a shard, whose files are in place."""

    name: str
    version: str
    include_characters: tuple[str, ...]
    entry: Mapping[str, str | int | None]

    @property
    def meta(self) -> str:
        """The file that the engine reads first."""
        return f"pagefind.{self.entry['hash']}.pf_meta"

    @property
    def shared(self) -> tuple[str, ...]:
        """The files that it needs and has in common with other shards."""
        return WORKER, f"wasm.{self.entry['wasm'] or 'unknown'}.pagefind"


class IndexFolder:
    """A folder that holds shards; it need not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def holds(self, name: str, digest: str) -> ShardFiles | None:
        """Give what is known of a shard, if it is there and was made from the same."""
        try:
            read: dict[str, Any] = json.loads((self.path / f"{name}.json").read_text("utf-8"))
            files = ShardFiles(name, read["version"], tuple(read["include_characters"]), read["entry"])
            parts = set(self._parts.get(name, ()))
            there = all((self.path / file).is_file() for file in (files.meta, *files.shared))
            whole = there and all(f"fragment/{name}_{id}.pf_fragment" in parts for id in read["ids"])
            whole = whole and all(f"index/{file}" in parts for file in read["words"])
            return files if whole and read["digest"] == digest else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def take_over(self, earlier: "IndexFolder", files: ShardFiles) -> None:
        """Link a shard's files, and those that it shares with others, from an earlier folder."""
        if earlier.path == self.path:
            return
        for kind in _KINDS:
            (self.path / kind).mkdir(parents=True, exist_ok=True)
        own = (f"{files.name}.json", files.meta, *earlier._parts.get(files.name, ()))
        source, target = str(earlier.path), str(self.path)  # Path would take as long as the links themselves
        missing = [file for file in files.shared if not (self.path / file).exists()]  # another shard may bring the same
        for file in (*own, *missing):
            carry_over(f"{source}/{file}", f"{target}/{file}")

    def put(self, name: str, contents: Mapping[str, bytes]) -> ShardFiles:
        """Put a shard's files here, as ``indexed`` gave them."""
        files = _files_of(name, json.loads(contents[f"{name}.json"]))
        with self._lock:  # shards are put side by side, and some of their files are the same
            for file, content in contents.items():
                write_anew(self.path / file, content)
        return files

    def remove_others(self, all_files: Iterable[ShardFiles]) -> None:
        """Remove what belongs to no shard that is to be here, or no longer to the shard that it belonged to."""
        kept = {ENTRY}
        for files in all_files:
            described = json.loads((self.path / f"{files.name}.json").read_text("utf-8"))
            kept.update((f"{files.name}.json", files.meta, *files.shared))
            kept.update(f"fragment/{files.name}_{id}.pf_fragment" for id in described["ids"])
            kept.update(f"index/{name}" for name in described["words"])
        for place in ("", *_KINDS):
            for entry in os.scandir(self.path / place) if (self.path / place).is_dir() else ():
                if entry.is_file() and (f"{place}/{entry.name}" if place else entry.name) not in kept:
                    os.unlink(entry.path)

    def write_entry(self, all_files: Iterable[ShardFiles]) -> bytes:
        """Write Pagefind's own table, in which every shard stands as a language, and give its bytes."""
        ordered = sorted(all_files, key=lambda files: files.name)
        entry = {
            "version": max((files.version for files in ordered), default=""),
            "languages": {files.name: files.entry for files in ordered},
            "include_characters": sorted({each for files in ordered for each in files.include_characters}),
        }
        content = json_line(entry)
        self.path.mkdir(parents=True, exist_ok=True)
        write_anew(self.path / ENTRY, content)
        return content

    @cached_property
    def _parts(self) -> Mapping[str, Sequence[str]]:
        """The files of the words and of the pages, by the shard to which they belong."""
        parts: dict[str, list[str]] = {}
        for kind in _KINDS:
            for file in sorted(part.name for part in (self.path / kind).glob("*.pf_*")):
                parts.setdefault(file.partition("_")[0], []).append(f"{kind}/{file}")
        return parts


def indexed(shard: Shard, digest: str, program: Program) -> Mapping[str, bytes]:
    """Let Pagefind index a shard, and give its files by their paths in the folder.

    Raises:
        OperationalError: Pagefind fails, or leaves a page out.
    """
    with tempfile.TemporaryDirectory(prefix="archive-search-", dir=_scratch_place()) as temporary:
        pages, output = Path(temporary) / "pages", Path(temporary) / "index"
        for record, page in shard.pages():
            file = pages / record.path.strip("/") / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(page, "utf-8")
        run_pagefind(program, pages, output)
        read = json.loads((output / ENTRY).read_text("utf-8"))
        entry = read["languages"][shard.name]
        if entry["wasm"]:
            (output / f"wasm.{entry['wasm']}.pagefind").rename(output / f"wasm.{shard.language}.pagefind")
            entry["wasm"] = shard.language
        files = ShardFiles(shard.name, read["version"], tuple(read["include_characters"]), entry)
        own = [f"{kind}/{part.name}" for kind in _KINDS for part in sorted((output / kind).iterdir())]
        words = [name.removeprefix("index/") for name in own if name.startswith("index/")]
        contents = {name: (output / name).read_bytes() for name in (files.meta, *files.shared, *own)}
        return contents | {f"{shard.name}.json": _described(shard, digest, files, fragment_ids(output), words)}


def _scratch_place() -> str | None:
    """Give the folder that Linux keeps in memory, where it has room: thousands of files are made and deleted at once.

    None is the usual place, also where somebody chose another one (``TMPDIR``).
    """
    try:
        state = os.statvfs(_MEMORY)
    except (OSError, AttributeError):
        return None
    room = state.f_bavail * state.f_frsize
    return _MEMORY if room >= _ROOM and os.access(_MEMORY, os.W_OK) and "TMPDIR" not in os.environ else None


def _files_of(name: str, described: Mapping[str, Any]) -> ShardFiles:
    return ShardFiles(name, described["version"], tuple(described["include_characters"]), described["entry"])


def _described(
    shard: Shard, digest: str, files: ShardFiles, fragments: Mapping[str, str], words: Sequence[str]
) -> bytes:
    """Give the small file.

    ``ids`` are of the fragments, in the order of the records, without the shard's name; ``speakers`` holds lines of
    speakers with their posts, each once, and ``speaker`` a number for each record. ``words`` names the files of
    the words.
    """
    try:
        ids = [fragments[record.path].removeprefix(f"{shard.name}_") for record in shard.records]
    except KeyError as error:
        raise OperationalError(f"Pagefind left out {error.args[0]}", "Report it, or build with --no-search.") from error
    lines = {line: number for number, line in enumerate(sorted({record.speaker_line for record in shard.records}))}
    return json_line(
        {
            "digest": digest,
            "version": files.version,
            "include_characters": files.include_characters,
            "entry": files.entry,
            "ids": ids,
            "words": words,
            "speakers": list(lines),
            "speaker": [lines[record.speaker_line] for record in shard.records],
        }
    )


def write_anew(target: Path, content: bytes) -> bool:
    """Write a file where its bytes differ, and tell so; the one that was may have another place too, where it stays."""
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.write_bytes(content)
    return True
