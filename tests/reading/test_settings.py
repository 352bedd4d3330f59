from pathlib import Path

from builder.reading.settings import read_settings


def test_a_folder_without_site_yaml_is_no_archive(tmp_path: Path) -> None:
    settings, (finding,) = read_settings(tmp_path)
    assert settings is None
    assert (finding.path, finding.code) == ("site.yaml", "settings-missing")
    assert "title:" in finding.hint


def test_a_base_url_overrides_the_address_but_not_the_name_in_feeds(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: A\nurl: https://archive.example/\n")
    plain, _ = read_settings(tmp_path)
    moved, _ = read_settings(tmp_path, "https://other.example/archive/")
    assert plain is not None
    assert moved is not None
    assert (moved.origin, moved.base_path) == ("https://other.example", "/archive/")
    assert moved.tag_name == plain.tag_name == "archive.example,2026"


def test_an_unknown_setting_is_found_with_the_nearest_known_one(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: A\nlangauge: en\n")
    _, (finding,) = read_settings(tmp_path)
    assert (finding.code, finding.line) == ("unknown-key", 2)
    assert "language" in finding.hint
