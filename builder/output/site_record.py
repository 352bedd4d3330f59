"""What the last build made, and from what: by it the next one knows what it need not make again.

It is kept in the cache, beside the site and not in it, and holds for the one site whose manifest bears its name.
"""

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from builder.cache import Cache
from builder.digests import digest_of, joined
from builder.publishing.targets import FileFacts, Input, Target

_FORMAT = 1  # of what is kept

Place: TypeAlias = tuple[int, int]
"""Where a part stands in a file: its offset and its length in bytes."""


@dataclass(frozen=True, kw_only=True)
class SiteRecord:
    """What a site was made from.

    ``targets`` holds, by target, the digest of its inputs, its files, its template and its inputs; ``constants``, by
    template, what all pages of it were made from beside those. ``parts`` holds, by file that is put together, where the
    part of each target stands; ``facts`` what is told of files. ``reasons`` names, for each target that the build made,
    the inputs that had changed, or nothing where the target or the record was new. ``written`` and ``removed`` are the
    files in which the site differs from the one before it, which the manifest of the spare folder names.
    """

    site: str
    before: str
    constants: Mapping[str, tuple[Input, ...]]
    targets: Mapping[str, tuple[bytes, tuple[str, ...], str, tuple[Input, ...]]]
    parts: Mapping[str, Mapping[str, Place]]
    facts: Mapping[str, tuple[int, str]]
    reasons: Mapping[str, tuple[str, ...]]
    written: Sequence[str]
    removed: Sequence[str]

    def is_made(self, target: Target, constants: tuple[Input, ...]) -> bool:
        """Whether a target's files are those that making it now would give."""
        known = self.targets.get(target.name)
        if known is None or known[0] != target.digest or known[1] != target.outputs:
            return False
        return known[2] == target.template and self.constants.get(target.template) == constants

    def reason(self, target: Target, constants: tuple[Input, ...]) -> tuple[str, ...]:
        """Give the names of the inputs that are not as they were."""
        known = self.targets.get(target.name)
        if known is None:
            return ()
        before = {*known[3], *self.constants.get(target.template, ())}
        return tuple(name for name, digest in (*target.inputs, *constants) if (name, digest) not in before)

    def facts_of(self, output: str) -> FileFacts:
        """Give what is told of a file."""
        return FileFacts(*self.facts[output])


EMPTY = SiteRecord(site="", before="", constants={}, targets={}, parts={}, facts={}, reasons={}, written=(), removed=())
"""The record of a site that nothing is known of."""


def site_name(targets: Sequence[Target], constants: Mapping[str, tuple[Input, ...]], others: Sequence[bytes]) -> str:
    """Give the name of a site: the digest of all that it was made from, in hexadecimal."""
    own = joined([target.digest for target in targets])
    return digest_of(own, *(digest_of(name, *inputs) for name, inputs in sorted(constants.items())), *others).hex()


def read_record(cache: Cache, place: str, site: str) -> SiteRecord:
    """Give the record of the site of a name at a place, or ``EMPTY``."""
    kept = cache.note(f"site {place}")
    if not kept or not site:
        return EMPTY
    try:
        held: dict[str, Any] = marshal.loads(kept)
        if held.pop("format") != _FORMAT or held["site"] != site:
            return EMPTY
        return SiteRecord(**held)
    except (ValueError, TypeError, KeyError, EOFError):
        return EMPTY


def keep_record(cache: Cache, place: str, record: SiteRecord) -> None:
    """Keep the record of the site at a place, in place of the one before; forget those of places that are no more."""
    known = ((name, Path(name.partition(" ")[2])) for name in cache.notes() if name.startswith(("site ", "build ")))
    cache.drop_notes([name for name, folder in known if not folder.exists()])
    members = {name: getattr(record, name) for name in SiteRecord.__dataclass_fields__}
    cache.take_note(f"site {place}", marshal.dumps({"format": _FORMAT, **members}))
