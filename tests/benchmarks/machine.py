"""The machine and the programs of a run, in words: what its figures depend on, and nothing that names a place."""

import importlib.metadata
import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path


def machine() -> str:
    """Give the processor's model, the cores that may be used, the memory, the system and the Python."""
    parts = [*_processor(), f"{len(os.sched_getaffinity(0))} cores", *_memory(), _system()]
    return ", ".join([*parts, f"{platform.python_implementation()} {platform.python_version()}"])


def versions(*packages: str) -> str:
    """Give packages with their versions; one that is not installed is left out."""
    return ", ".join(f"{package} {version}" for package in packages for version in _version(package))


def _version(package: str) -> Iterator[str]:
    try:
        yield importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return


def _processor() -> list[str]:
    return re.findall(r"^model name\s*:\s*(.+?)\s*$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)[:1]


def _memory() -> Iterator[str]:
    for kilobytes in re.findall(r"^MemTotal:\s*(\d+) kB", Path("/proc/meminfo").read_text(), re.MULTILINE):
        yield f"{int(kilobytes) * 1_024 / 1e9:.0f} GB of memory"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()
