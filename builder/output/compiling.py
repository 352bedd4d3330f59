"""Files that are put together from the parts of many targets: what did not change is taken from the file that was.

Parts are made by several processes and in any order; they are gathered in a scratch file, and each file is then written
once, in order.
"""

import hashlib
import mmap
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from builder.errors import OperationalError
from builder.output.site_record import Place
from builder.publishing.targets import Compilation, FileFacts, Part


class Compiler:
    """Gathers parts, and puts files together from them and from the files of the site before."""

    def __init__(self) -> None:
        self._scratch: BinaryIO = tempfile.TemporaryFile(prefix="archive-parts-")  # noqa: SIM115
        self._gathered: dict[str, dict[str, Place]] = {}
        self._end = 0

    def __enter__(self) -> "Compiler":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._scratch.close()

    def gather(self, member: str, part: Part) -> None:
        """Take a target's part."""
        self._scratch.write(part.content)
        self._gathered.setdefault(part.output, {})[member] = (self._end, len(part.content))
        self._end += len(part.content)

    def compile(
        self, compilation: Compilation, old: Path, earlier: Mapping[str, Place], target: Path
    ) -> tuple[FileFacts, dict[str, Place]]:
        """Write a file and give what is told of it, and where each target's part stands in it.

        ``old`` is the file that was, and ``earlier`` where the parts stand in that; neither needs to be there. The file
        is a new one: others may have a link to that which was at its place.
        """
        self._scratch.flush()
        gathered = self._gathered.get(compilation.output, {})
        places: dict[str, Place] = {}
        digest = hashlib.sha256(compilation.beginning)
        at = len(compilation.beginning)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        with ExitStack() as stack:
            made = _mapped(self._scratch, self._end, stack)
            kept = _mapped(stack.enter_context(old.open("rb")), old.stat().st_size, stack) if old.is_file() else b""
            file = stack.enter_context(target.open("wb"))
            file.write(compilation.beginning)
            for member in compilation.members:
                source = made
                place = gathered.get(member)
                if place is None:
                    source, place = kept, earlier.get(member)
                if place is None:
                    raise OperationalError(f"{compilation.output} lacks {member}", "Report it, and build anew.")
                part = source[place[0] : place[0] + place[1]]
                file.write(part)
                digest.update(part)
                places[member] = (at, place[1])
                at += place[1]
        return FileFacts(at, digest.hexdigest()), places


def _mapped(file: BinaryIO, size: int, stack: ExitStack) -> mmap.mmap | bytes:
    return stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if size else b""
