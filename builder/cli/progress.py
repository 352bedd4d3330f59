"""How far a build is: a bar on a terminal, a line a stage where there is none."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from builder.build import Progress, Silent


class _Lines:
    """A line as each stage begins."""

    def start(self, stage: str, total: int | None) -> None:
        click.echo(f"{stage} {total:,}" if total else stage)

    def advance(self, count: int) -> None:
        """Nothing: a log is no place for a moving number."""


@contextmanager
def progress_for(quiet: bool) -> Iterator[Progress]:
    """Give the progress for where the output goes."""
    if quiet:
        yield Silent()
        return
    if not sys.stdout.isatty():
        yield _Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())

    class _Bars:
        def __init__(self, bars: Bars) -> None:
            self._bars = bars
            self._task: TaskID | None = None

        def start(self, stage: str, total: int | None) -> None:
            self._finish()
            self._task = self._bars.add_task(stage, total=total)
            self._bars.refresh()

        def advance(self, count: int) -> None:
            if self._task is not None:
                self._bars.advance(self._task, count)
                self._bars.refresh()

        def _finish(self) -> None:
            if self._task is not None:
                done = self._bars.tasks[self._task].total or 1
                self._bars.update(self._task, total=done, completed=done)

    # A thread that refreshes by itself would keep the build from forking its workers.
    with Bars(*columns, transient=True, auto_refresh=False) as bars:
        yield _Bars(bars)
