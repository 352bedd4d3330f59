import asyncio
import threading
from pathlib import Path

from builder.build import Progress
from builder.errors import OperationalError
from builder.preview.rebuild import Rebuilder
from tests.preview.previews import ERROR, WARNING, Made, options, rebuild, run


def test_before_any_build_there_is_no_site(tmp_path: Path) -> None:
    async def test() -> None:
        outcome = Rebuilder(options(tmp_path), Made()).outcome
        assert outcome.site == ""
        assert not outcome.good

    run(test())


def test_a_build_without_errors_becomes_the_site(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        made.findings = (WARNING,)
        rebuilder = Rebuilder(options(tmp_path), made)
        await rebuild(rebuilder)
        assert rebuilder.outcome.good
        assert rebuilder.outcome.findings == (WARNING,)

    run(test())


def test_an_error_keeps_the_last_good_site(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        rebuilder = Rebuilder(options(tmp_path), made)
        await rebuild(rebuilder)
        first = rebuilder.outcome
        made.findings = (ERROR,)
        await rebuild(rebuilder)
        assert rebuilder.outcome.site == first.build
        assert not rebuilder.outcome.good
        made.findings = ()
        await rebuild(rebuilder)
        assert rebuilder.outcome.good
        assert rebuilder.outcome.site != first.site

    run(test())


def test_an_error_of_operation_is_told_with_its_remedy(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        made.error = OperationalError("the Pagefind program is missing", "Install it again.")
        rebuilder = Rebuilder(options(tmp_path), made)
        await rebuild(rebuilder)
        assert rebuilder.outcome.failure == "the Pagefind program is missing. Install it again."
        assert rebuilder.outcome.trace == ""

    run(test())


def test_a_fault_of_the_program_is_told_and_does_not_end_the_preview(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        made.error = ZeroDivisionError()
        rebuilder = Rebuilder(options(tmp_path), made)
        await rebuild(rebuilder)
        assert rebuilder.outcome.failure == "the build failed: ZeroDivisionError"
        assert "Traceback" in rebuilder.outcome.trace
        made.error = None
        await rebuild(rebuilder)
        assert rebuilder.outcome.good

    run(test())


def test_all_that_is_asked_for_during_a_build_comes_to_one_more(tmp_path: Path) -> None:
    async def test() -> None:
        made, under_way, let_go = Made(), threading.Event(), threading.Event()

        def wait(_progress: Progress) -> None:
            under_way.set()
            assert let_go.wait(30)

        made.during = wait
        rebuilder = Rebuilder(options(tmp_path), made)
        running = asyncio.create_task(rebuilder.run())
        rebuilder.ask()
        assert await asyncio.to_thread(under_way.wait, 30)
        for _ in range(3):
            rebuilder.ask()
        let_go.set()
        await rebuilder.settled()
        rebuilder.stop()
        await running
        assert made.number == 2

    run(test())


def test_stopping_ends_a_build_on_its_way_and_what_listeners_hear(tmp_path: Path) -> None:
    async def test() -> None:
        made, under_way, ended = Made(), threading.Event(), threading.Event()

        def build_for_ever(progress: Progress) -> None:
            try:
                while True:
                    under_way.set()
                    progress.advance(1)
            finally:
                ended.set()

        made.during = build_for_ever
        rebuilder = Rebuilder(options(tmp_path), made)
        running = asyncio.create_task(rebuilder.run())
        with rebuilder.listening() as outcomes:
            rebuilder.ask()
            assert await asyncio.to_thread(under_way.wait, 30)
            rebuilder.stop()
            await running
            assert ended.is_set()
            assert await outcomes.get() is rebuilder.outcome
            assert await outcomes.get() is None

    run(test())


def test_another_run_of_the_preview_names_its_builds_otherwise(tmp_path: Path) -> None:
    async def test() -> None:
        assert Rebuilder(options(tmp_path)).outcome.build != Rebuilder(options(tmp_path)).outcome.build

    run(test())
