"""The parts of an EDTF date, each with its own doubt.

A qualifier to the right of a part doubts that part and all before it, one to the left that part alone
(https://www.loc.gov/standards/datetime/, Level 2, 'Qualification').
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DATE = re.compile(
    r"(?P<year_left>[?~%]?)(?P<year>[0-9X]{4})(?P<year_right>[?~%]?)"
    r"(?:-(?P<month_left>[?~%]?)(?P<month>[0-9X]{2})(?P<month_right>[?~%]?)"
    r"(?:-(?P<day_left>[?~%]?)(?P<day>[0-9X]{2})(?P<day_right>[?~%]?))?)?"
)
_NAMES = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A year, month (or season) or day as written, perhaps with ``X`` for digits that are not known."""

    name: str
    text: str
    uncertain: bool = False
    approximate: bool = False

    @property
    def unknown(self) -> bool:
        """Whether none of the digits is known."""
        return set(self.text) == {"X"}


@dataclass(frozen=True, slots=True)
class DateParts:
    """The parts of one date, the year first."""

    parts: tuple[DatePart, ...]

    @property
    def uncertain(self) -> tuple[str, ...]:
        """The names of the parts that are uncertain."""
        return tuple(part.name for part in self.parts if part.uncertain)

    @property
    def approximate(self) -> tuple[str, ...]:
        """The names of the parts that are approximate."""
        return tuple(part.name for part in self.parts if part.approximate)

    def covers(self, names: tuple[str, ...]) -> bool:
        """Whether the names are those of all parts."""
        return len(names) == len(self.parts)


def read_parts(text: str) -> DateParts | None:
    """Give the parts of a date, or None for an interval and whatever else is not year, month and day."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    found = match.groupdict(default="")
    names = [name for name in _NAMES if found[name]]
    return DateParts(tuple(_parts(names, found)))


def _parts(names: list[str], found: dict[str, str]) -> Iterator[DatePart]:
    for index, name in enumerate(names):
        marks = found[f"{name}_left"] + "".join(found[f"{later}_right"] for later in names[index:])
        yield DatePart(
            name,
            found[name],
            uncertain="?" in marks or "%" in marks,
            approximate="~" in marks or "%" in marks,
        )
