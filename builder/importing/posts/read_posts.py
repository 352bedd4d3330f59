"""Another generator's posts as a stream of records; a post that cannot be read is a finding, and reading goes on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.checking.finding import Finding, Level
from builder.checking.rules import IMPORT_RECORD
from builder.importing.mapping import FieldMapping, apply_mapping
from builder.importing.posts.folder import PostFile, other_files, post_files
from builder.importing.posts.front_matter import FrontMatterError, PostText, split_post
from builder.importing.posts.generator_markup import find_generator_markup
from builder.importing.posts.post_fields import post_record
from builder.importing.source_records import SourceRecord, fitting
from builder.reading.source_text import read_text


def read_posts(root: Path, mapping: FieldMapping) -> Iterator[SourceRecord | Finding]:
    """Give the posts of a folder, or of one file, in the order of their paths: their Markdown as it stands.

    Line ends become line feeds. The ``mapping`` speaks of the front matter's own keys.
    """
    posts = post_files(root)
    taken: dict[str, tuple[PostFile, PostText]] = {}
    for found in apply_mapping(_records(posts, taken), mapping, same_columns=False):
        if isinstance(found, Finding):
            yield found
        else:
            post, parts = taken.pop(found.path)
            yield from fitting(post_record(found, post, parts))
    for file in other_files(root):
        message = f"posts of the kind '{file.suffix}' are not read"
        yield IMPORT_RECORD.at(str(file), 1, 1, message, "Turn it into Markdown, with pandoc for example.")
    if not posts:
        message = "the folder holds no posts: files that end in .md"
        yield IMPORT_RECORD.at(str(root), 1, 1, message, "Give the folder in which the posts lie.")


def _records(posts: list[PostFile], taken: dict[str, tuple[PostFile, PostText]]) -> Iterator[SourceRecord | Finding]:
    """Give each post's front matter and text, and keep beside what is needed of it afterwards, by its path."""
    for post in posts:
        path = str(post.file)
        text, findings = read_text(post.file, path)
        if text is None:
            yield from findings
            continue
        try:
            parts = split_post(text)
        except FrontMatterError as error:
            yield IMPORT_RECORD.at(path, error.line, 1, error.message, "Mend it, and import it again.")
            continue
        for key in parts.repeated:
            message = f"the key '{key}' stands twice in the front matter; the last one counts"
            yield replace(IMPORT_RECORD.at(path, 1, 1, message, "Compare both."), level=Level.WARNING)
        yield from find_generator_markup(parts.body, path, parts.body_line)
        taken[path] = (post, parts)
        yield SourceRecord(1, parts.values, parts.body.strip("\n"), path=path)
