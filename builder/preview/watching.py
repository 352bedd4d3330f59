"""Watching an archive's files: its content, its templates and its settings."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, awatch

from builder.errors import OperationalError
from builder.reading.settings import NAME as SETTINGS
from builder.rendering.template_folders import NAME as TEMPLATES

_FOLDERS = ("content", TEMPLATES)


async def watch(source: Path, changed: Callable[[], None]) -> None:
    """Call ``changed`` now, and whenever a file of the archive changes.

    Raises:
        OperationalError: the system watches no more files.
    """
    try:
        while True:
            tasks = [asyncio.create_task(_below(source, changed)), asyncio.create_task(_beside(source, changed))]
            try:
                await asyncio.sleep(0)  # both now watch: nothing that changes from here on is missed
                changed()
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                ends = await asyncio.gather(*tasks, return_exceptions=True)
            for end in ends:
                if isinstance(end, Exception):
                    raise end
    except OSError as error:
        raise OperationalError(
            f"{source} cannot be watched: {error}",
            "Where it is the limit of watched files, raise it (fs.inotify.max_user_watches on Linux),"
            " or set WATCHFILES_FORCE_POLLING=1.",
        ) from error


async def _below(source: Path, changed: Callable[[], None]) -> None:
    """Watch the folders, with all that is below them."""
    folders = [source / name for name in _FOLDERS if (source / name).is_dir()]
    if not folders:
        await asyncio.Event().wait()
    async for _ in awatch(*folders):
        changed()


async def _beside(source: Path, changed: Callable[[], None]) -> None:
    """Watch the settings, until one of the folders comes or goes: a watch of it would watch what it was.

    The archive's own folder is watched rather than the file, which editors replace with a new one.
    """
    async for changes in awatch(source, recursive=False):
        names = {Path(path).name: kind for kind, path in changes}
        if any(kind is not Change.modified for name, kind in names.items() if name in _FOLDERS):
            return
        if SETTINGS in names:
            changed()
