"""``site.yaml``, read."""

import dataclasses
from pathlib import Path

from builder.checking.finding import Finding, has_errors
from builder.checking.rules import SETTINGS_MISSING
from builder.model.settings import Settings
from builder.reading import fields
from builder.reading.records import read_whole_record
from builder.reading.source_text import read_text

NAME = "site.yaml"


def read_settings(source: Path, base_url: str | None = None) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Give the settings of the archive in a folder; ``base_url`` overrides the address that they name."""
    file = source / NAME
    if not file.is_file():
        return None, (SETTINGS_MISSING.at(NAME, 1, 1, f"{source} has no {NAME}"),)
    text, findings = read_text(file, NAME)
    if text is None or has_errors(findings):
        return None, findings
    record, more = read_whole_record(text, fields.SETTINGS, NAME)
    findings += more
    if record is None:
        return None, findings
    if has_errors(findings):
        return None, findings
    settings = Settings(**record.values)
    if base_url:
        settings = dataclasses.replace(settings, url=base_url, tag_authority=settings.tag_name)
    return settings, findings
