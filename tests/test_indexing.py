"""The index of a build: begun beside the rest where there is one already, and the same as if it was not."""

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.build import Options, build
from builder.workers import Workers
from tests.conftest import GOOD_ARCHIVE, write_files
from tests.site.test_rebuilding import files_of

Make = Callable[..., Path]
STATEMENT = "content/statements/2020/first.md"
EDITED = GOOD_ARCHIVE[STATEMENT] + "More words than before.\n"


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> list[Workers]:
    """The workers that were asked to begin something beside the rest."""
    asked: list[Workers] = []
    real = Workers.beside

    def recorded(self: Workers, *functions: Any) -> Any:
        asked.append(self)
        return real(self, *functions)

    monkeypatch.setattr(Workers, "beside", recorded)
    return asked


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_index_is_begun_beside_the_rest_once_there_is_one(archive: Make, beside: list[Workers], jobs: int) -> None:
    source = archive()
    options = Options(source=source, output=source / "_site", jobs=jobs)
    build(options)
    assert beside == []
    write_files(source, {STATEMENT: EDITED})
    result = build(options)
    assert len(beside) == 1
    assert result.published is not None
    clean = Options(source=source, output=source.parent / "clean", jobs=1, cached=False)
    build(clean)
    assert files_of(options.output) == files_of(clean.output)


def test_a_site_that_is_not_to_be_searched_has_none(archive: Make, beside: list[Workers]) -> None:
    source = archive()
    build(Options(source=source, output=source / "_site", jobs=2))
    build(Options(source=source, output=source / "_site", jobs=2, search=False))
    assert beside == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")
def test_a_build_that_stops_leaves_neither_index_nor_process(archive: Make, beside: list[Workers]) -> None:
    source = archive()
    options = Options(source=source, output=source / "_site", jobs=2)
    build(options)
    before = files_of(options.output)
    write_files(source, {STATEMENT: GOOD_ARCHIVE[STATEMENT] + "\n[Nowhere](/nowhere/)\n"})
    result = build(options)
    assert len(beside) == 1  # links are looked at when it was begun
    assert [finding.code for finding in result.findings] == ["broken-link"]
    assert multiprocessing.active_children() == []
    assert files_of(options.output) == before
