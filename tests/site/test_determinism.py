"""The same content gives the same bytes, whatever the number of jobs, the folder, the hash seed or the time zone."""

import os
import subprocess
import sys
from pathlib import Path

from tests.built_sites import ROOT


def built(output: Path, jobs: int, seed: str, zone: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "builder", "build", "--quiet", "--output", str(output), "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    files = (path for path in sorted(output.rglob("*")) if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def test_two_builds_are_equal_byte_for_byte(tmp_path: Path) -> None:
    first = built(tmp_path / "one" / "site", 1, "1", "Asia/Tokyo")
    second = built(tmp_path / "another" / "place", 2, "2", "America/Lima")
    assert len(first) > 300
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()
