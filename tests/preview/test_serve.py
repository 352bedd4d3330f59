"""``archive serve`` as it is called: a process of its own, and a browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect, sync_playwright

from builder.cli.main import main
from tests.conftest import GOOD_ARCHIVE, write_files

STATEMENT = "content/statements/2020/first.md"
GONE_WRONG = GOOD_ARCHIVE[STATEMENT].replace("Ada Example", "Nobody Known")


@dataclass(frozen=True)
class Serving:
    address: str
    process: subprocess.Popen[str]
    temporary: Path

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()


@contextmanager
def serving(folder: Path, *more: str) -> Iterator[Serving]:
    """Serve an archive; what is written is one stream, to be read line by line."""
    temporary = Path(tempfile.mkdtemp(prefix="archive-"))  # not below the test's: the path of a socket is short
    process = subprocess.Popen(
        [sys.executable, "-m", "builder", "serve", "--source", str(folder), "--port", "0", "--no-search", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first.startswith("Serving http://"), first + process.stdout.read()
        yield Serving(first.split()[1], process, temporary)
    finally:
        process.kill()
        process.communicate()
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def browser_page(chromium: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page()
        page.set_default_timeout(30_000)
        expect.set_options(timeout=30_000)
        yield page
        browser.close()


def open_statement(served: Serving, page: Page) -> None:
    """Open the one statement's page by way of the site itself."""
    page.goto(served.address)
    page.get_by_role("link", name="The first").first.click()
    expect(page.locator("main")).to_contain_text("The first words.")


def test_a_broken_file_is_shown_over_the_page_and_a_mended_one_reloads_it(
    archive: Callable[..., Path], chromium: str
) -> None:
    folder = archive()
    good = (folder / STATEMENT).read_text("utf-8")
    with serving(folder) as served, browser_page(chromium) as page:
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        assert served.line().startswith("Built 1 statements")
        open_statement(served, page)
        overlay = page.get_by_role("alertdialog")
        expect(overlay).to_have_count(0)

        write_files(folder, {STATEMENT: GONE_WRONG})
        expect(overlay).to_be_visible()
        expect(overlay).to_contain_text(f"{STATEMENT}:3:10: unknown-name")
        expect(overlay).to_have_css("position", "fixed")  # its styles passed the page's policy
        expect(page.locator("main")).to_contain_text("The first words.")

        page.goto(served.address)  # the other pages of the last good site say so too
        expect(overlay).to_be_visible()
        page.go_back()
        expect(overlay).to_be_visible()
        page.get_by_role("button", name="Dismiss").click()
        expect(overlay).to_have_count(0)

        write_files(folder, {STATEMENT: good.replace("The first words.", "The mended words.")})
        expect(page.locator("main")).to_contain_text("The mended words.")
        expect(overlay).to_have_count(0)
        assert wrong == []


def test_an_archive_that_is_broken_at_first_goes_over_to_the_site(archive: Callable[..., Path], chromium: str) -> None:
    folder = archive()
    good = (folder / STATEMENT).read_text("utf-8")
    write_files(folder, {STATEMENT: GONE_WRONG})
    with serving(folder) as served, browser_page(chromium) as page:
        page.goto(served.address)
        expect(page.get_by_role("heading")).to_have_text("There is no site yet: to mend")
        expect(page.locator("main")).to_contain_text(f"{STATEMENT}:3:10: unknown-name")
        write_files(folder, {STATEMENT: good})
        expect(page.locator(".site-title")).to_have_text("Example archive")


def test_a_warning_is_told_in_a_corner_of_the_new_page_until_dismissed(
    archive: Callable[..., Path], chromium: str
) -> None:
    folder = archive({STATEMENT: GOOD_ARCHIVE[STATEMENT] + "\n<script>x</script>\n"})
    with serving(folder) as served, browser_page(chromium) as page:
        open_statement(served, page)
        panel = page.get_by_role("status").filter(has_text="no error")
        expect(panel).to_be_visible()
        expect(panel.locator("ul")).to_be_hidden()
        panel.get_by_text("One finding, no error").click()
        expect(panel.locator("ul")).to_contain_text("html-removed")
        panel.get_by_role("button", name="Dismiss").press("Escape")
        expect(panel).to_have_count(0)


def test_a_page_that_was_scrolled_down_is_so_after_it_is_reloaded(archive: Callable[..., Path], chromium: str) -> None:
    good = archive().joinpath(STATEMENT).read_text("utf-8")
    long = good + "\nA long text.\n" * 200
    folder = archive({STATEMENT: long})
    with serving(folder) as served, browser_page(chromium) as page:
        assert served.line().startswith("Built")
        open_statement(served, page)
        paragraph = page.locator("main p", has_text="A long text.").nth(60)
        expect(paragraph).not_to_be_in_viewport()
        paragraph.scroll_into_view_if_needed()
        write_files(folder, {STATEMENT: long + "\nThe new end.\n"})
        expect(page.locator("main")).to_contain_text("The new end.")
        expect(paragraph).to_be_in_viewport()  # also when it is reloaded once more, after the whole build


def test_findings_are_told_in_the_terminal(archive: Callable[..., Path]) -> None:
    folder = archive()
    with serving(folder) as served:
        assert served.line().startswith("Built 1 statements")
        write_files(folder, {STATEMENT: GONE_WRONG})
        told = ""
        while "The last good site is still shown." not in told:
            line = served.line()
            assert line, told
            told += line
        assert f"{STATEMENT}:3:10: unknown-name" in told


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_leaves_nothing_behind(
    archive: Callable[..., Path], chromium: str, number: signal.Signals
) -> None:
    with serving(archive()) as served, browser_page(chromium) as page:
        assert served.line().startswith("Built")
        with page.expect_response("**/_preview/events"):
            page.goto(served.address)
        os.killpg(served.process.pid, number)
        rest, _ = served.process.communicate(timeout=30)  # up to the end of the last process that could write
        assert (served.process.returncode, rest) == (0, "")
        assert list(served.temporary.glob("archive-preview-*")) == []


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="a list of processes in /proc")
def test_a_signal_during_a_build_ends_its_processes(archive: Callable[..., Path]) -> None:
    folder = archive()
    good = (folder / STATEMENT).read_text("utf-8")
    write_files(folder, {f"content/statements/2020/s{n}.md": good for n in range(2000)})
    with serving(folder, "--jobs", "2") as served:
        while processes_of(served.process.pid) < 4:  # itself, two that tend to the workers, and the first worker
            assert served.process.poll() is None
        os.killpg(served.process.pid, signal.SIGINT)
        rest, _ = served.process.communicate(timeout=30)
        assert (served.process.returncode, rest) == (0, "")
        assert list(served.temporary.glob("archive-preview-*")) == []


def processes_of(group: int) -> int:
    """Count the processes of a group."""
    count = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        count += int(fields[2]) == group
    return count


def test_what_the_archive_published_stays_as_it_is(archive: Callable[..., Path]) -> None:
    folder = archive({"_site/index.html": "as it was"})
    with serving(folder) as served:
        assert served.line().startswith("Built")
    assert (folder / "_site/index.html").read_text("utf-8") == "as it was"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "archive.example", "::"])
def test_an_address_that_others_can_reach_is_wrong_usage(archive: Callable[..., Path], host: str) -> None:
    result = CliRunner().invoke(main, ["serve", "--source", str(archive()), "--host", host])
    assert result.exit_code == 2
    assert "this machine only" in result.output


def test_a_port_that_is_taken_is_told_with_the_remedy(archive: Callable[..., Path]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--source", str(archive()), "--port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} is taken" in result.output
    assert "--port 0" in result.output
