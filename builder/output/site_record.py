"""What the last build made, and from what: by it the next one knows what it need not make again.

It is kept in the cache, beside the site and not in it, and holds for the one site whose manifest bears its name. Each
target has an entry of its own, so that keeping the record follows what changed.
"""

import marshal
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from builder.cache import Cache
from builder.digests import digest_of, joined
from builder.publishing.targets import FileFacts, Input, Target

_FORMAT = 3  # of what is kept


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """What a target's files were made from, what files they are, and what the build did that last made them.

    ``reasons`` names the inputs that had changed, and is empty where nothing was known before; ``build`` is the name of
    the site of that build, and ``changed`` those of the files that came out with other bytes.
    """

    outputs: tuple[str, ...]
    inputs: tuple[Input, ...]
    reasons: tuple[str, ...] = ()
    build: str = ""
    changed: tuple[str, ...] = ()

    def kept(self) -> bytes:
        """Give it as it is kept."""
        return marshal.dumps((self.outputs, self.inputs, self.reasons, self.build, self.changed))


@dataclass(frozen=True, kw_only=True)
class SiteRecord:
    """What a site was made from.

    ``digests`` holds the digest of each target's inputs, by its name; ``lookup`` gives what else is kept of it.
    ``lengths`` holds, by file that is put together, how
    long its beginning and then each target's part is, in bytes, in the order of ``members``; ``facts`` what is told of
    files. ``written`` and ``removed`` are the files in which the site differs from the one before it, ``before``, which
    the spare folder holds; ``inode`` is that of the manifest.
    """

    site: str
    before: str
    inode: int
    digests: Mapping[str, bytes]
    members: Sequence[str]
    lengths: Mapping[str, Sequence[int]]
    facts: Mapping[str, tuple[int, str]]
    written: Sequence[str]
    removed: Sequence[str]
    lookup: Callable[[str], bytes | None] = field(default=lambda _: None, compare=False)

    def is_made(self, target: Target, digest: bytes) -> bool:
        """Whether a target's files are those that making it now, with inputs of the digest, would give."""
        return self.digests.get(target.name) == digest

    def target(self, name: str) -> TargetRecord | None:
        """Give what is known of a target."""
        known = self.lookup(name) if name in self.digests else None
        return TargetRecord(*marshal.loads(known)) if known else None

    def reasons(self, target: Target, constants: tuple[Input, ...]) -> tuple[str, ...]:
        """Give the names of the inputs that are not as they were."""
        known = self.target(target.name)
        if known is None:
            return ()
        return tuple(name for name, digest in (*target.inputs, *constants) if (name, digest) not in known.inputs)

    def facts_of(self, output: str) -> FileFacts:
        """Give what is told of a file."""
        return FileFacts(*self.facts[output])


EMPTY = SiteRecord(
    site="", before="", inode=0, digests={}, members=(), lengths={}, facts={}, written=(), removed=()
)  # fmt: skip
"""The record of a site that nothing is known of."""


def site_name(digests: Iterable[bytes], others: Sequence[bytes]) -> str:
    """Give the name of a site: the digest of all that it was made from, in hexadecimal."""
    return digest_of(joined(list(digests)), *others).hex()


def read_record(cache: Cache, place: str, site: str) -> SiteRecord:
    """Give the record of the site of a name at a place, or ``EMPTY``."""
    held = _noted(cache, place)
    if not site or held.get("site") != site:
        return EMPTY
    try:
        return SiteRecord(**held, lookup=partial(cache.record, place))
    except TypeError:
        return EMPTY


def _noted(cache: Cache, place: str) -> dict[str, Any]:
    kept = cache.note(_note(place))
    try:
        format_, held = marshal.loads(kept) if kept else (_FORMAT, {})
        return held if format_ == _FORMAT and isinstance(held, dict) else {}
    except (ValueError, TypeError, EOFError):
        return {}


def _note(place: str) -> str:
    return f"site {place}"


def keep_record(
    cache: Cache, place: str, record: SiteRecord, changed: Mapping[str, bytes], gone: Iterable[str]
) -> None:
    """Keep the record of the site at a place, of whose targets some changed and some are gone; the others stay.

    Records of places that are no more are forgotten.
    """
    members = {name: getattr(record, name) for name in SiteRecord.__dataclass_fields__ if name != "lookup"}
    cache.keep_records(place, changed, gone, _note(place), marshal.dumps((_FORMAT, members)))
    for name in list(cache.notes()):
        kind, _, other = name.partition(" ")
        if kind in ("site", "build") and not Path(other).exists():
            cache.drop_notes([name])
            cache.keep_records(other, {}, cache.records(other))


def forget_targets(cache: Cache, place: str, names: Collection[str]) -> None:
    """Forget what some targets of the site at a place were made from: the next build makes them again."""
    members = _noted(cache, place)
    if members:
        members["digests"] = {name: digest for name, digest in members["digests"].items() if name not in names}
        cache.keep_records(place, {}, names, _note(place), marshal.dumps((_FORMAT, members)))
