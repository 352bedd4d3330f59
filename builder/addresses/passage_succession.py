"""What became of passages whose text was edited: from the addresses they once had to those of today."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

GONE = ""
"""Stands for the successor of a passage that was taken out."""


def succession(before: Sequence[str], moved: Mapping[str, str], now: Sequence[str]) -> Mapping[str, str]:
    """Give, for each address that a passage ever had and has no more, that of its successor, or ``GONE``.

    ``before`` are the addresses at the last publication and ``moved`` the earlier ones, in the order of the text.
    Between passages that stayed, edited ones follow each other in order: the first to the first. Where fewer are
    left than there were, the last one succeeds to the rest; where none is left, they are gone.
    """
    present = frozenset(now)
    successors: dict[str, str] = {}
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            for offset, address in enumerate(before[first:last]):
                if address not in present:
                    successors[address] = now[min(start + offset, end - 1)] if end > start else GONE
    for old, successor in moved.items():
        if old not in present:
            successors[old] = successors.get(successor, successor) if successor in (*before, GONE) else GONE
    return {old: new for old, new in successors.items() if new == GONE or new in present}
