"""The site's own pages, read: ``content/pages/*.md``."""

import unicodedata
from pathlib import Path

from builder.checking.finding import Finding, has_errors
from builder.checking.rules import FILE_NAME
from builder.model.page import ContentPage
from builder.model.settings import Settings
from builder.reading import fields
from builder.reading.field_types import is_slug
from builder.reading.front_matter import split_file
from builder.reading.markdown import PAGE_EXTENSIONS, convert
from builder.reading.records import read_whole_record
from builder.reading.source_text import read_text


def read_content_page(file: Path, path: str, settings: Settings) -> tuple[ContentPage | None, tuple[Finding, ...]]:
    """Read one page; its stem is its address."""
    slug = unicodedata.normalize("NFC", file.stem)
    if not is_slug(slug):
        return None, (FILE_NAME.at(path, 1, 1, f"the file's name '{slug}' cannot be an address"),)
    text, findings = read_text(file, path)
    if text is None or has_errors(findings):
        return None, findings
    parts, more = split_file(text, path)
    if parts is None:
        return None, findings + more
    record, more = read_whole_record(parts.front_matter, fields.PAGE, path, parts.front_matter_line)
    findings += more
    if record is None:
        return None, findings
    body, more = convert(
        parts.body,
        path=path,
        first_line=parts.body_line,
        base_path=settings.base_path,
        extensions=PAGE_EXTENSIONS,
    )
    findings += more
    if "title" not in record.values:
        return None, findings
    values = {"language": settings.language, **record.values}
    return ContentPage(path=path, slug=slug, body=body, positions=record.positions, **values), findings
