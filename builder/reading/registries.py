"""The registries: one YAML file an entry, the file's stem its slug."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from builder.checking.finding import Finding, has_errors
from builder.checking.rules import FILE_NAME
from builder.model.outlet import Outlet
from builder.model.speaker import Speaker
from builder.model.topic import Topic
from builder.reading import fields
from builder.reading.field_types import is_slug
from builder.reading.fields import Table
from builder.reading.records import read_whole_record
from builder.reading.source_text import read_text

EntryType = TypeVar("EntryType", Speaker, Outlet, Topic)
Found = tuple[EntryType | None, tuple[Finding, ...]]


def read_speaker(file: Path, path: str) -> Found[Speaker]:
    """Read one entry of ``content/speakers/``."""
    return _read(file, path, fields.SPEAKER, Speaker)


def read_outlet(file: Path, path: str) -> Found[Outlet]:
    """Read one entry of ``content/outlets/``."""
    return _read(file, path, fields.OUTLET, Outlet)


def read_topic(file: Path, path: str) -> Found[Topic]:
    """Read one entry of ``content/topics/``."""
    return _read(file, path, fields.TOPIC, Topic)


def _read(file: Path, path: str, table: Table, make: Callable[..., EntryType]) -> Found[EntryType]:
    slug = unicodedata.normalize("NFC", file.stem)
    if not is_slug(slug):
        message = f"the file's name '{slug}' cannot be an id"
        return None, (FILE_NAME.at(path, 1, 1, message),)
    text, findings = read_text(file, path)
    if text is None or has_errors(findings):
        return None, findings
    record, more = read_whole_record(text, table, path)
    findings += more
    if record is None:
        return None, findings
    if "name" not in record.values:
        return None, findings
    return make(slug=slug, path=path, **record.values), findings
