"""Files that are put together from the parts of many targets: what did not change is taken from the file that was.

Parts are made by several processes and in any order; they are gathered in a scratch file, and each file is then written
once, in order.
"""

import hashlib
import mmap
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeAlias

from builder.errors import OperationalError
from builder.publishing.targets import Compilation, FileFacts, Part

Place: TypeAlias = tuple[int, int]
"""Where a part stands in a file: its offset and its length in bytes."""

_AT_ONCE = 8_000_000  # bytes


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
    ) -> tuple[FileFacts, list[int]]:
        """Write a file and give what is told of it, and how long its beginning and each part is.

        ``old`` is the file that was, and ``earlier`` where the parts stand in that; neither needs to be there. The file
        is a new one: others may have a link to that which was at its place.
        """
        self._scratch.flush()
        gathered = self._gathered.get(compilation.output, {})
        lengths = [len(compilation.beginning)]
        digest = hashlib.sha256(compilation.beginning)
        target.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            made = _mapped(self._scratch, self._end, stack)
            kept = _mapped(stack.enter_context(old.open("rb")), old.stat().st_size, stack) if old.is_file() else b""
            target.unlink(missing_ok=True)
            file = stack.enter_context(target.open("wb"))
            file.write(compilation.beginning)
            run: tuple[mmap.mmap | bytes, int, int] = (b"", 0, 0)
            for member in compilation.members:
                source, place = made, gathered.get(member)
                if place is None:
                    source, place = kept, earlier.get(member)
                if place is None:
                    raise OperationalError(f"{compilation.output} lacks {member}", "Report it, and build anew.")
                start, length = place
                lengths.append(length)
                if run[0] is source and run[2] == start:  # most of a file is one stretch of what it was
                    run = (source, run[1], start + length)
                    continue
                _copy(run, file, digest)
                run = (source, start, start + length)
            _copy(run, file, digest)
        return FileFacts(sum(lengths), digest.hexdigest()), lengths


def places_of(members: Sequence[str], lengths: Sequence[int]) -> dict[str, Place]:
    """Give where each target's part stands in a file, from the lengths that ``Compiler.compile`` gave."""
    ends = accumulate(lengths)
    return {member: (start, length) for member, start, length in zip(members, ends, lengths[1:], strict=False)}


def _copy(run: tuple[mmap.mmap | bytes, int, int], file: BinaryIO, digest: "hashlib._Hash") -> None:
    source, start, end = run
    for at in range(start, end, _AT_ONCE):
        piece = source[at : min(end, at + _AT_ONCE)]
        file.write(piece)
        digest.update(piece)


def _mapped(file: BinaryIO, size: int, stack: ExitStack) -> mmap.mmap | bytes:
    return stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if size else b""
