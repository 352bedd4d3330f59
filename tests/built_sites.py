"""Fixtures: sites built once a session and served on loopback."""

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from builder.archive.archive import Archive
from builder.build import Options, archive_at, build

ROOT = Path(__file__).parents[1]
BASE_PATH = "/archive/"
BASE_URL = f"https://name.example{BASE_PATH}"


def build_site(source: Path, output: Path, *, jobs: int = 2, search: bool = True) -> Path:
    """Build a site below a path and give its folder; any error in the content fails the test."""
    options = Options(source=source, output=output, base_url=BASE_URL, jobs=jobs, search=search)
    result = build(options)
    assert [str(finding) for finding in result.findings if finding.level == "error"] == []
    return output


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Give a folder that the first of the processes running the tests makes; the others wait for it."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with FileLock(folder.with_suffix(".lock")):
        done = folder.with_suffix(".done")
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's own archive, built below a path."""
    return once(tmp_path_factory, "own", lambda folder: build_site(ROOT, folder / "site")) / "site"


@pytest.fixture(scope="session")
def corpus_source(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that an import of the 2,000 real statements makes."""
    from click.testing import CliRunner

    from builder.cli.import_command import command

    def make(folder: Path) -> None:
        result = CliRunner().invoke(command, [str(corpus), "--into", str(folder / "archive")])
        assert result.exit_code == 0, result.output

    return once(tmp_path_factory, "corpus", make) / "archive"


@pytest.fixture(scope="session")
def corpus_site(corpus_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the 2,000 real statements, built below a path."""
    return once(tmp_path_factory, "corpus-site", lambda folder: build_site(corpus_source, folder / "site")) / "site"


@pytest.fixture(scope="session")
def corpus_archive(corpus_source: Path, corpus_site: Path) -> Iterator[Archive]:
    """The archive of the 2,000 real statements, out of the cache that building its site left."""
    with archive_at(Options(source=corpus_source, output=corpus_site, base_url=BASE_URL)) as (archive, _):
        assert archive is not None
        yield archive


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path(
            "/" + path.removeprefix(BASE_PATH) if path.startswith(BASE_PATH) else "/nowhere/at/all"
        )

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:  # the browser left while a file was on its way
            self.close_connection = True


def serve(folder: Path) -> Iterator[str]:
    """Serve a site on loopback below its base path, for as long as the fixture lasts."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def served_site(site: Path) -> Iterator[str]:
    """The address at which the repository's own archive is served."""
    yield from serve(site)


@pytest.fixture(scope="session")
def served_corpus(corpus_site: Path) -> Iterator[str]:
    """The address at which the 2,000 real statements are served."""
    yield from serve(corpus_site)
