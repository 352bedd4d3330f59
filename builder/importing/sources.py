"""What is to be imported: the kind of each source, told by its name and what it holds, and the reader of that kind.

A reader is a function that gives ``SourceRecord``s and findings; its module is loaded only where its kind is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from builder.checking.finding import Finding
from builder.errors import OperationalError
from builder.importing.mapping import FieldMapping, apply_mapping
from builder.importing.packed_files import open_unpacked
from builder.importing.source_records import Records, SourceRecord

STANDARD_INPUT = "-"


class SourceKind(StrEnum):
    """What a source is."""

    WEB_PAGE = "web-page"
    PASTED_TEXT = "pasted-text"
    JSON_LINES = "json-lines"
    JSON = "json"
    TABLE = "table"
    POSTS = "posts"
    ISSUE = "issue"


_KINDS_BY_SUFFIX = {
    ".html": SourceKind.WEB_PAGE,
    ".htm": SourceKind.WEB_PAGE,
    ".xhtml": SourceKind.WEB_PAGE,
    ".txt": SourceKind.PASTED_TEXT,
    ".md": SourceKind.PASTED_TEXT,
    ".jsonl": SourceKind.JSON_LINES,
    ".ndjson": SourceKind.JSON_LINES,
    ".json": SourceKind.JSON,
    ".csv": SourceKind.TABLE,
    ".tsv": SourceKind.TABLE,
}


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its name as it was given, which is a path, a web address or ``-``, and its kind."""

    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What was said about how to read the sources.

    ``url`` is the address that a saved page had, or the page from which a text was copied; with ``keep_page``, the
    bytes of a page are kept in the archive.
    """

    mapping: FieldMapping = field(default_factory=FieldMapping)
    encoding: str | None = None
    delimiter: str | None = None
    url: str | None = None
    keep_page: bool = False


def find_sources(name: str, kind: SourceKind | None = None) -> list[Source]:
    """Give the sources of a name, of the kind that is given or that its name and place tell.

    A folder is one source, another generator's posts, or where it holds saved web pages and no posts, one a page.

    Raises:
        OperationalError: there is no such file, or nothing tells its kind.
    """
    if name == STANDARD_INPUT or is_url(name):
        kind = kind or (SourceKind.WEB_PAGE if is_url(name) else SourceKind.PASTED_TEXT)
        if kind not in (SourceKind.WEB_PAGE, SourceKind.PASTED_TEXT, SourceKind.ISSUE):
            raise OperationalError(f"{name} cannot be read as {kind}", "Save it as a file, and import that.")
        return [Source(name, kind)]
    file = Path(name)
    if not file.exists():
        raise OperationalError(f"{name} is not there", "Check the path; write a web address in full, from https:// on.")
    if file.is_dir():
        return _in_folder(file, kind)
    if kind is None and _is_post(file):
        kind = SourceKind.POSTS
    suffix = Path(file.stem).suffix if file.suffix.lower() == ".gz" else file.suffix
    kind = kind or _KINDS_BY_SUFFIX.get(suffix.lower())
    if kind is None:
        raise OperationalError(f"the name of {name} does not tell what it is", f"Say it: --kind {'|'.join(SourceKind)}")
    return [Source(name, kind)]


def _in_folder(folder: Path, kind: SourceKind | None) -> list[Source]:
    pages = [file for file in sorted(folder.iterdir()) if _KINDS_BY_SUFFIX.get(file.suffix) is SourceKind.WEB_PAGE]
    if pages and (kind is SourceKind.WEB_PAGE or (kind is None and not any(folder.rglob("*.md")))):
        return [Source(str(page), SourceKind.WEB_PAGE) for page in pages]
    if kind not in (None, SourceKind.POSTS):
        raise OperationalError(f"{folder} is a folder, and no {kind}", "Name its files one by one.")
    return [Source(str(folder), SourceKind.POSTS)]


def _is_post(file: Path) -> bool:
    """Whether a Markdown file begins with front matter."""
    if file.suffix.lower() not in (".md", ".markdown"):
        return False
    with open_unpacked(file) as start:
        return start.read(6).removeprefix(b"\xef\xbb\xbf").startswith((b"---", b"+++"))


def is_url(name: str) -> bool:
    """Whether a source's name is a web address."""
    return name.lower().startswith(("https://", "http://"))


def read_source(source: Source, options: ReadingOptions, content: Path) -> Iterator[SourceRecord | Finding]:
    """Give the records of a source, read with what the archive's ``content`` folder knows.

    Raises:
        OperationalError: the source cannot be read.
    """
    return iter(_reader(source, options, content))


def _reader(source: Source, options: ReadingOptions, content: Path) -> Records:
    file = Path(source.name)
    match source.kind:
        case SourceKind.JSON_LINES:
            from builder.importing.json_lines import read_json_lines

            return apply_mapping(read_json_lines(file), options.mapping, same_columns=False)
        case SourceKind.JSON:
            from builder.importing.json_values import read_json

            return apply_mapping(read_json(file), options.mapping, same_columns=False)
        case SourceKind.TABLE:
            from builder.importing.tables import by_field_names, read_table, with_topics_parted

            columns = options.mapping.columns
            rows = read_table(file, options.encoding, options.delimiter)
            named = (each if isinstance(each, Finding) else by_field_names(each, columns) for each in rows)
            mapped = apply_mapping(named, options.mapping, same_columns=True)
            return (each if isinstance(each, Finding) else with_topics_parted(each) for each in mapped)
        case SourceKind.POSTS:
            from builder.importing.posts.read_posts import read_posts

            return read_posts(file, options.mapping)
        case SourceKind.WEB_PAGE:
            from builder.importing.web_pages.page_draft import read_web_page

            page = read_web_page(source.name, content, address=options.url, keep=options.keep_page)
            return apply_mapping(page, options.mapping, same_columns=False)
        case SourceKind.PASTED_TEXT:
            from builder.importing.pasted_text import read_pasted_text

            text = read_pasted_text(source.name, content, address=options.url)
            return apply_mapping(text, options.mapping, same_columns=False)
        case SourceKind.ISSUE:
            from builder.importing.issue_forms import read_issue

            return read_issue(source.name, content.parent)


def count_records(source: Source, options: ReadingOptions) -> int | None:
    """Give about how many records a source has, or None where only reading it would tell.

    Raises:
        OperationalError: the source cannot be read.
    """
    file = Path(source.name)
    match source.kind:
        case SourceKind.JSON_LINES:
            from builder.importing.json_lines import count_lines

            return count_lines(file)
        case SourceKind.TABLE:
            from builder.importing.tables import count_rows

            return count_rows(file, options.encoding, options.delimiter)
        case SourceKind.POSTS:
            from builder.importing.posts.folder import post_files

            return len(post_files(file))
        case SourceKind.WEB_PAGE | SourceKind.PASTED_TEXT:
            return 1
    return None
