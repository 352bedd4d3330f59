"""What the archive remembers of a statement as it was published: kept by the tool in ``content/ledger/``."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The memory of one statement.

    ``rule`` is the version of the rule that made the passages' addresses, ``text`` the SHA-256 of the published words
    in hexadecimal, ``corrections`` how many the record had. ``sketches`` are those of the ``passages``, by which edited
    ones are known again. ``moved`` gives, for each address that a passage once
    had, the one that its successor has among ``passages``, or an empty text where the passage was taken out;
    ``addresses`` are all site paths that the statement ever had.
    """

    id: str
    rule: int
    text: str
    corrections: int
    passages: tuple[str, ...]
    sketches: tuple[tuple[int, ...], ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
