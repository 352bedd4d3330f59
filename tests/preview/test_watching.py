import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.errors import OperationalError
from builder.preview.watching import watch
from tests.conftest import write_files
from tests.preview.previews import run


def replace(folder: Path, name: str) -> None:
    """Change a file the way many editors do: a new one takes its place."""
    write_files(folder, {"new": "title: Other\n"})
    (folder / "new").replace(folder / name)


def templates_come(folder: Path) -> None:
    write_files(folder, {"templates/pages/home.html": "x"})


CHANGES: list[tuple[str, Callable[[Path], None]]] = [
    ("a statement", lambda folder: write_files(folder, {"content/statements/2020/first.md": "x"})),
    ("a new statement", lambda folder: write_files(folder, {"content/statements/2021/new.md": "x"})),
    ("a statement goes", lambda folder: (folder / "content/statements/2020/first.md").unlink()),
    ("the settings", lambda folder: write_files(folder, {"site.yaml": "title: Other\n"})),
    ("the settings replaced", lambda folder: replace(folder, "site.yaml")),
    ("templates come", templates_come),
]


@pytest.mark.parametrize(("_name", "change"), CHANGES, ids=[name for name, _ in CHANGES])
def test_a_change_is_noticed(archive: Callable[..., Path], _name: str, change: Callable[[Path], None]) -> None:
    async def test() -> None:
        folder = archive()
        noticed: asyncio.Queue[None] = asyncio.Queue()
        watching = asyncio.create_task(watch(folder, lambda: noticed.put_nowait(None)))
        await noticed.get()  # the first word is that all is watched
        change(folder)
        await noticed.get()
        watching.cancel()

    run(test())


def test_files_in_a_folder_that_came_later_are_watched(archive: Callable[..., Path]) -> None:
    async def test() -> None:
        folder = archive()
        noticed: asyncio.Queue[None] = asyncio.Queue()
        watching = asyncio.create_task(watch(folder, lambda: noticed.put_nowait(None)))
        await noticed.get()
        templates_come(folder)
        await noticed.get()
        write_files(folder, {"templates/pages/home.html": "y"})
        await noticed.get()
        watching.cancel()

    run(test())


def test_a_folder_that_is_not_there_is_an_error_of_operation(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="cannot be watched"):
        run(watch(tmp_path / "nothing", lambda: None))


def test_a_statement_changed_is_built_and_told(archive: Callable[..., Path]) -> None:
    from builder.build import Options
    from builder.preview.rebuild import Rebuilder

    async def test() -> None:
        folder = archive()
        output = folder.parent / "site"
        rebuilder = Rebuilder(Options(source=folder, output=output, jobs=1, search=False))
        running = asyncio.create_task(rebuilder.run())
        watching = asyncio.create_task(watch(folder, rebuilder.ask))
        page = output / "statements/2020/first/index.html"
        statement = folder / "content/statements/2020/first.md"
        good = statement.read_text("utf-8")
        with rebuilder.listening() as outcomes:
            await outcomes.get()
            first = await outcomes.get()
            assert first is not None
            assert first.good
            pages = [file for file in output.rglob("index.html") if "The first words." in file.read_text("utf-8")]
            assert pages, page

            statement.write_text(good.replace("date:", "dtae:"), "utf-8")
            broken = await outcomes.get()
            assert broken is not None
            assert broken.site == first.site
            assert {finding.path for finding in broken.findings} == {"content/statements/2020/first.md"}
            assert "The first words." in pages[0].read_text("utf-8")

            statement.write_text(good.replace("The first words.", "Other words."), "utf-8")
            mended = await outcomes.get()
            while mended is not None and not mended.good:  # a build may have read the file as it was written
                mended = await outcomes.get()
            assert "Other words." in pages[0].read_text("utf-8")
        watching.cancel()
        rebuilder.stop()
        await running

    run(test())
