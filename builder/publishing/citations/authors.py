"""Who is cited: the parts of a speaker's name, and how the three styles write a list of names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.speaker import Speaker

_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts whose names are written family name first and without a comma, so that nothing is to be turned round."""


@dataclass(frozen=True, slots=True)
class Author:
    """A name as cited: ``family`` and ``given`` of a person where the record states them, else ``name`` alone."""

    name: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    organisation: bool = False

    @property
    def inverted(self) -> str:
        """The name with the family name first: 'King, Martin Luther, Jr.'."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix))) if self.family else self.name

    @property
    def straight(self) -> str:
        """The name in its own order: 'Martin Luther King, Jr.' is written without the comma, as CSL styles do."""
        return " ".join(filter(None, (self.given, self.family, self.suffix))) if self.family else self.name

    @property
    def with_initials(self) -> str:
        """The name as APA writes it: 'King, M. L., Jr.'."""
        parts = (self.family, initials(self.given), self.suffix)
        return ", ".join(filter(None, parts)) if self.family else self.name


def author_of(speaker: Speaker) -> Author:
    """Give the name to cite. Only a ``sort_name`` with a comma tells which part is the family name."""
    if speaker.kind != "person":
        return Author(speaker.name, organisation=True)
    family, *rest = [part.strip() for part in (speaker.sort_name or "").split(",")]
    if not family or not rest or not rest[0] or len(rest) > 2 or _UNSPACED.search(family):
        return Author(speaker.name)
    return Author(speaker.name, family, rest[0], rest[1] if len(rest) > 1 else "")


def initials(given: str) -> str:
    """Give the initials of given names: 'Jean-Paul' is 'J.-P.', 'George H.W.' is 'G. H. W.'."""
    words = given.replace(".", ". ").split()
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def apa_names(authors: Sequence[Author]) -> str:
    """Give the names as APA 7 (9.8) lists them: up to 20; of more, the first 19 and the last."""
    names = [author.with_initials for author in authors]
    if len(names) > 20:
        return f"{', '.join(names[:19])}, … {names[-1]}"
    return _joined(names, "&")


def mla_names(authors: Sequence[Author]) -> str:
    """Give the names as MLA 9 (5.6-5.8) lists them: one, two, or the first 'et al.'."""
    if len(authors) > 2:
        return f"{authors[0].inverted}, et al"
    return _joined([authors[0].inverted, *(author.straight for author in authors[1:])], "and")


def chicago_names(authors: Sequence[Author]) -> str:
    """Give the names as Chicago 18 (13.107) lists them: up to six; of more, the first three 'et al.'."""
    names = [authors[0].inverted, *(author.straight for author in authors[1:])]
    if len(names) > 6:
        return f"{', '.join(names[:3])}, et al"
    return _joined(names, "and")


def _joined(names: Sequence[str], conjunction: str) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"
