"""``site.yaml``, read."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from builder.checking.finding import Finding, has_errors
from builder.checking.levels import lowers
from builder.checking.rules import RULES, SETTINGS_MISSING, WRONG_TYPE
from builder.model.check_settings import CheckLevel
from builder.model.settings import Settings
from builder.reading import fields
from builder.reading.records import Record, read_whole_record
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
    if not has_errors(findings):
        findings += tuple(_lowered(record))
    if has_errors(findings):
        return None, findings
    settings = Settings(**record.values)
    if base_url:
        settings = dataclasses.replace(settings, url=base_url, tag_authority=settings.tag_name)
    return settings, findings


def _lowered(record: Record) -> Iterator[Finding]:
    """Give a finding for each level that is less than a rule allows which is no matter of judgement."""
    checks: tuple[CheckLevel, ...] = record.values.get("checks", ())
    for number, check in enumerate(checks):
        rule = RULES[check.code]
        if not rule.adjustable and lowers(check.code, check.level):
            place = record.positions[f"checks.{number}.level"]
            message = f"'{check.code}' cannot weigh less than the level '{rule.level}': it is no matter of judgement"
            hint = f"Take the entry out; what the finding names must be mended: {rule.remedy}"
            yield WRONG_TYPE.at(NAME, place.line, place.column, message, hint)
