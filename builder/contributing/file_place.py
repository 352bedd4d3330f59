"""Where a new statement's file goes: a folder a year, a name made from the speaker, the year and the title."""

import re
from pathlib import Path

from builder.addresses.slugs import slugify
from builder.importing.archive_folder import StatementFiles
from builder.model.dates import UncertainDate
from builder.model.registry import RegistryEntry

_TITLE_WORDS = 5
_TITLE_LENGTH = 40
_SIDE_REMARK = re.compile(r"[:;,(–—]")
_LITTLE_WORD = re.compile("[a-z]{1,2}|and|for|the|der|die|das|und|les|des|del|los")


def statement_place(
    files: StatementFiles, speaker: str, entry: RegistryEntry | None, date: UncertainDate, title: str
) -> Path:
    """Give the file of a new statement. None has its name yet in any folder: where one does, a number follows."""
    stem = _stem(speaker, entry, date.year, title)
    candidate, number = stem, 2
    folder = files.folder / f"{date.year:04}"
    while files.find(candidate) or (folder / f"{candidate}.md").exists():
        candidate, number = f"{stem}-{number}", number + 1
    return folder / f"{candidate}.md"


def _stem(speaker: str, entry: RegistryEntry | None, year: int, title: str) -> str:
    last_name = slugify(_last_name(speaker, entry))
    words = slugify(_SIDE_REMARK.split(title, maxsplit=1)[0] or title).split("-")
    words = [word for word in words if word not in (f"{year:04}", last_name)][:_TITLE_WORDS]
    while len(words) > 1 and (_LITTLE_WORD.fullmatch(words[-1]) or len("-".join(words)) > _TITLE_LENGTH):
        words.pop()
    return slugify("-".join([last_name, f"{year:04}", *words]))


def _last_name(speaker: str, entry: RegistryEntry | None) -> str:
    sort_name: str | None = getattr(entry, "sort_name", None)
    if sort_name:
        return sort_name.partition(",")[0]
    whole = getattr(entry, "kind", "") == "organization"
    return speaker if whole else speaker.split()[-1]
