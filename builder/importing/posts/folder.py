"""The posts in another generator's folder: which files they are, and what their places and names say of them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from builder.addresses.slugs import slugify
from builder.reading.field_types import is_identifier

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
OTHER_MARKUP = frozenset({".rst", ".adoc", ".asciidoc", ".org", ".textile"})

_HUGO_SETTINGS = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config")
_NO_COLLECTIONS = frozenset({"_layouts", "_includes", "_sass", "_data", "_plugins", "_site"})
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog", "contributing", "code_of_conduct"})
_DATED = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})-(.+)")  # https://jekyllrb.com/docs/posts/
_TRANSLATED = re.compile(r"(.+)\.([a-z]{2,3}(?:-[a-zA-Z]{2,4})?)")  # https://gohugo.io/content-management/multilingual/


@dataclass(frozen=True, slots=True)
class PostFile:
    """A post's file: its name as an address has it, its section, and the date and language that its name states."""

    file: Path
    name: str
    section: PurePosixPath
    date: str | None = None
    language: str | None = None
    draft: bool = False
    jekyll: bool = False


def post_files(root: Path) -> list[PostFile]:
    """Give the posts of a site's folder, of a folder of posts, or of one file, in the order of their paths.

    Of posts that would have one name, each is named by its whole path.
    """
    if root.is_file():
        return [_post_file(root, root.parent, jekyll=False)]
    content, jekyll = _content(root)
    posts = [
        _post_file(file, content, jekyll)
        for file in _files(content)
        if file.suffix.lower() in MARKDOWN and not file.stem.startswith("_") and _is_post(file, content, jekyll)
    ]
    names = Counter(post.name for post in posts)
    return [post if names[post.name] == 1 else replace(post, name=_long_name(post)) for post in posts]


def other_files(root: Path) -> Iterator[Path]:
    """Give the files of the folder that are posts in a markup other than Markdown."""
    if root.is_dir():
        content, jekyll = _content(root)
        for file in _files(content):
            if file.suffix.lower() in OTHER_MARKUP and _is_post(file, content, jekyll):
                yield file


def _content(root: Path) -> tuple[Path, bool]:
    """Give the folder below which the posts of a site lie, and whether it is Jekyll's."""
    content = root / "content"
    if content.is_dir() and any((root / name).exists() for name in (*_HUGO_SETTINGS, "pelicanconf.py")):
        return content, False
    return root, (root / "_config.yml").is_file() or (root / "_posts").is_dir()


def _files(content: Path) -> Iterator[Path]:
    for file in sorted(content.rglob("*")):
        parts = file.relative_to(content).parts
        if not any(part.startswith(".") or part == "node_modules" for part in parts) and file.is_file():
            yield file


def _is_post(file: Path, content: Path, jekyll: bool) -> bool:
    """Whether a file is a post by its place; of Jekyll's site, those of its collections are."""
    folders = file.relative_to(content).parts[:-1]
    if file.stem.lower() in _ABOUT_THE_FOLDER and not folders:
        return False
    collections = [folder for folder in folders if folder.startswith("_")]
    return not jekyll or (bool(collections) and _NO_COLLECTIONS.isdisjoint(collections))


def _post_file(file: Path, content: Path, jekyll: bool) -> PostFile:
    place = PurePosixPath(file.relative_to(content).as_posix())
    name, section = file.stem, place.parent
    date = language = None
    translated = _TRANSLATED.fullmatch(name)
    if translated:
        name, language = translated.groups()
    if name == "index" and section.name:  # a page bundle: https://gohugo.io/content-management/page-bundles/
        name, section = section.name, section.parent
    dated = _DATED.fullmatch(name)
    drafts = "_drafts" in place.parts
    jekyll = jekyll or drafts or "_posts" in (*place.parts, content.name)
    if dated:
        year, month, day, name = dated.groups()
        date = f"{year}-{int(month):02}-{int(day):02}"
    if language:
        name = f"{name}-{language}"
    return PostFile(file, _as_identifier(name), section, date, language, drafts, jekyll)


def _long_name(post: PostFile) -> str:
    parts = [part.lstrip("_") for part in post.section.parts]
    return _as_identifier("-".join((*parts, post.name if not post.date else f"{post.date}-{post.name}")))


def _as_identifier(name: str) -> str:
    return name if is_identifier(name) else slugify(name)
