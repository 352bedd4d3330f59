"""Whatever happens to an archive between builds, or to a build, the site is the one that a clean build makes."""

import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder import cache, workers
from builder.build import Build, Options, build
from builder.output import site_folder
from builder.output.manifest import NAME as MANIFEST
from builder.publishing import rows
from builder.search import spans
from tests.conftest import THOROUGH
from tests.site.random_edits import RandomArchive

SEQUENCES = 500 if THOROUGH else 6


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def read_manifest(site: Path, member: str) -> Any:
    return json.loads((site / MANIFEST).read_text("utf-8"))[member]


def foreign(site: dict[str, bytes]) -> set[str]:
    return {name for name in site if name in ("CNAME", ".well-known/owner.txt", "speakers/note.txt")}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what happens in large archives happen in small ones: listings and shards are cut, processes are forked."""
    monkeypatch.setattr(rows, "LONGEST_LISTING", 3)
    monkeypatch.setattr(spans, "LIMIT", 8)
    monkeypatch.setattr(spans, "NEWEST", 3)
    monkeypatch.setattr(workers, "FEWEST", 20)


def built(archive: RandomArchive, output: Path | None = None, **options: Any) -> Build:
    return build(Options(source=archive.folder, output=output or archive.output, **options))


def killed_while_building(archive: RandomArchive, **options: Any) -> None:
    """Build in a process that kills itself at one of its steps."""
    step = archive.up_to(60)
    process = multiprocessing.get_context("fork").Process(target=_build_and_die, args=(archive, step, options))
    process.start()
    process.join()


def _build_and_die(archive: RandomArchive, step: int, options: dict[str, Any]) -> None:
    left = [step]

    def dying(function: Callable[..., Any]) -> Callable[..., Any]:
        def step_of(*arguments: Any, **more: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **more)

        return step_of

    for owner, name in (
        (cache.Cache, "put"),
        (site_folder.Staging, "write"),
        (site_folder, "exchange"),
        (site_folder, "write_manifest"),
        (site_folder, "_link"),
        (Path, "rename"),
    ):
        setattr(owner, name, dying(getattr(owner, name)))
    built(archive, **options)
    os._exit(0)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_sequence_of_changes_ends_in_the_site_of_a_clean_build(seed: int, tmp_path: Path) -> None:
    archive = RandomArchive(tmp_path / "archive", seed)
    options: dict[str, Any] = {"search": seed % 4 == 0, "jobs": 1 + (seed % 5 == 0)}
    built(archive, **options)
    for _ in range(archive.up_to(5)):
        for _ in range(archive.up_to(2)):
            archive.change()
        if archive.chance(0.2):
            archive.happened.append("kill")
            killed_while_building(archive, **options)
        built(archive, **options)
    result = built(archive, **options)
    clean = built(archive, tmp_path / "clean", cached=False, **options)
    assert (result.findings, result.statements, result.pages) == (clean.findings, clean.statements, clean.pages)
    assert [str(each) for each in clean.findings if each.level == "error"] == []
    assert read_manifest(archive.output, "files") == read_manifest(tmp_path / "clean", "files")
    assert read_manifest(archive.output, "site") == read_manifest(tmp_path / "clean", "site")
    site, expected = files_of(archive.output), files_of(tmp_path / "clean")
    different = {name for name in site.keys() | expected.keys() if site.get(name) != expected.get(name)}
    # The manifest names the files of others that the last build with something to do had found.
    assert sorted(different - foreign(site) - {MANIFEST}) == [], archive.happened


def test_what_somebody_took_out_of_the_site_is_there_again(tmp_path: Path) -> None:
    archive = RandomArchive(tmp_path / "archive", 1)
    options: dict[str, Any] = {"search": False, "jobs": 1}
    built(archive, **options)
    whole = files_of(archive.output)
    for name in ("index.html", "data/statements.jsonl", "speakers/ada/index.html"):
        (archive.output / name).unlink()
        assert built(archive, **options).published
        assert files_of(archive.output) == whole
