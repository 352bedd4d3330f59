"""Assets and their fingerprint."""

from pathlib import Path

import pytest

from builder.rendering.assets import UnknownAssetError, collect_assets


def folder(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_assets_keep_their_names_below_one_fingerprint(tmp_path: Path) -> None:
    assets = collect_assets([folder(tmp_path, {"css/base.css": "a", "search/page.js": "b"})])
    digest = assets.folder_path.split("/")[2]
    assert len(digest) == 10
    assert assets.path("css/base.css") == f"/assets/{digest}/css/base.css"
    assert [document.output for document in assets.documents] == [
        f"assets/{digest}/css/base.css",
        f"assets/{digest}/search/page.js",
    ]


def test_the_fingerprint_changes_with_a_byte_or_a_name_and_with_nothing_else(tmp_path: Path) -> None:
    first = collect_assets([folder(tmp_path / "1", {"a.css": "x", "b.css": "y"})])
    same = collect_assets([folder(tmp_path / "2", {"b.css": "y", "a.css": "x"})])
    other_byte = collect_assets([folder(tmp_path / "3", {"a.css": "x", "b.css": "z"})])
    other_name = collect_assets([folder(tmp_path / "4", {"a.css": "x", "c.css": "y"})])
    moved_byte = collect_assets([folder(tmp_path / "5", {"a.css": "xb.css", "b.css": ""})])
    assert first == same
    paths = {assets.folder_path for assets in (first, other_byte, other_name, moved_byte)}
    assert len(paths) == 4


def test_a_later_folder_overlays_an_earlier_one_name_by_name(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped", {"a.css": "old", "b.css": "kept"})
    own = folder(tmp_path / "own", {"a.css": "new", "c.css": "added"})
    contents = {document.output[-5:]: document.content for document in collect_assets([shipped, own]).documents}
    assert contents == {"a.css": b"new", "b.css": b"kept", "c.css": b"added"}


def test_hidden_files_and_editors_copies_are_left_out(tmp_path: Path) -> None:
    assets = collect_assets([folder(tmp_path, {"a.css": "x", "a.css~": "x", ".DS_Store": "x", ".git/config": "x"})])
    assert len(assets.documents) == 1


def test_a_folder_without_assets_gives_none(tmp_path: Path) -> None:
    assert collect_assets([tmp_path]).documents == ()


def test_an_unknown_asset_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownAssetError, match=r"css/none\.css"):
        collect_assets([tmp_path]).path("css/none.css")
