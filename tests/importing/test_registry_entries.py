from pathlib import Path

import pytest

from builder.addresses.slugs import digest_suffix
from builder.importing.registry_entries import Registry
from tests.conftest import write_files


def content(folder: Path, files: dict[str, str]) -> Path:
    write_files(folder, {f"speakers/{name}.yaml": text for name, text in files.items()})
    return folder


def entries(folder: Path) -> dict[str, str]:
    return {file.stem: file.read_text() for file in sorted((folder / "speakers").glob("*"))}


def test_a_name_that_the_registry_has_makes_no_entry(tmp_path: Path) -> None:
    files = {"lavrov": "name: Sergey Lavrov\nother_names: [{name: Лавров}]\naliases: [old-lavrov]\n"}
    registry = Registry(content(tmp_path, files), "speakers")
    for name in ("Sergey Lavrov", "SERGEY  lavrov", "лавров", "lavrov", "old-lavrov"):
        assert registry.resolve(name) == ("lavrov",)
    assert entries(tmp_path) == files
    assert registry.made == []


def test_a_new_name_makes_one_entry_whatever_its_capitals_and_accents(tmp_path: Path) -> None:
    registry = Registry(tmp_path, "speakers")
    for name in ("José Pérez", "JOSÉ PÉREZ", "Jose\u0301  Pe\u0301rez", "josé-pérez"):
        assert registry.resolve(name) == ("josé-pérez",)
    assert entries(tmp_path) == {"josé-pérez": "name: José Pérez\n"}


def test_a_slug_that_another_name_has_gets_a_digest(tmp_path: Path) -> None:
    registry = Registry(content(tmp_path, {"ada-example": "name: Somebody Else\n"}), "speakers")
    slug = f"ada-example-{digest_suffix('Ada Example')}"
    assert registry.resolve("Ada Example") == (slug,)
    assert registry.resolve("Ada, Example") == (f"ada-example-{digest_suffix('Ada, Example')}",)
    assert entries(tmp_path)[slug] == "name: Ada Example\n"


def test_a_new_id_never_takes_a_name_away_from_its_entry(tmp_path: Path) -> None:
    registry = Registry(content(tmp_path, {"x": "name: X\nother_names: [{name: acme}]\n"}), "speakers")
    assert registry.resolve("Acme!") == (f"acme-{digest_suffix('Acme!')}",)
    assert registry.resolve("acme") == ("x",)
    assert Registry(tmp_path, "speakers").resolve("acme") == ("x",)


def test_a_name_that_fits_several_entries_is_left_in_doubt(tmp_path: Path) -> None:
    registry = Registry(content(tmp_path, {"a": "name: Same\n", "b": "name: same\n"}), "speakers")
    assert registry.resolve("SAME") == ("a", "b")
    assert len(entries(tmp_path)) == 2


def test_an_entry_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    registry = Registry(content(tmp_path, {"ada": "name: [\n"}), "speakers")
    assert registry.resolve("Ada") == (f"ada-{digest_suffix('Ada')}",)
    assert entries(tmp_path)["ada"] == "name: [\n"


@pytest.mark.parametrize("name", ["唐鳳", "Лавров", "!!!", "null", "con", "x" * 500, "İstanbul", "ﬁn", "...", "a/b\\c"])
def test_a_name_of_any_script_is_found_again(tmp_path: Path, name: str) -> None:
    made = Registry(tmp_path, "speakers").resolve(name)
    again = Registry(tmp_path, "speakers")
    assert again.resolve(name) == made
    assert again.made == []
