import asyncio
from pathlib import Path

import pytest

from builder.preview.rebuild import Rebuilder
from builder.preview.server import event_stream, is_loopback
from tests.preview.previews import ERROR, Made, answer, options, rebuild, run


async def built(folder: Path) -> Rebuilder:
    rebuilder = Rebuilder(options(folder), Made())
    await rebuild(rebuilder)
    return rebuilder


@pytest.mark.parametrize("target", ["/", "/index.html", "/%C3%BCber/"])
def test_a_page_is_served_with_the_script(tmp_path: Path, target: str) -> None:
    async def test() -> None:
        rebuilder = await built(tmp_path)
        response = await answer(tmp_path / "site", rebuilder, target)
        assert response.status_code == 200
        tag = f'<script type="module" src="/_preview/preview.js?site={rebuilder.outcome.site}"></script>'
        assert response.text.count(tag + "</head>") == 1
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert response.headers["cache-control"] == "no-store"
        assert "etag" not in response.headers

    run(test())


def test_the_files_on_the_disk_have_no_script(tmp_path: Path) -> None:
    async def test() -> None:
        await answer(tmp_path / "site", await built(tmp_path), "/")
        assert "_preview" not in (tmp_path / "site/index.html").read_text("utf-8")

    run(test())


def test_a_page_without_a_head_is_served_with_the_script(tmp_path: Path) -> None:
    async def test() -> None:
        response = await answer(tmp_path / "site", await built(tmp_path), "/no-head.html")
        assert response.text.startswith('<p>bare<script type="module"')

    run(test())


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/feed.xml", "application/xml"),
        ("/unknown.pf_meta", "application/octet-stream"),
        ("/_preview/preview.js?site=1", "text/javascript; charset=utf-8"),
        ("/_preview/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_other_files_are_served_as_they_are(tmp_path: Path, target: str, kind: str) -> None:
    async def test() -> None:
        response = await answer(tmp_path / "site", await built(tmp_path), target)
        assert response.status_code == 200
        assert response.headers["content-type"] == kind
        assert response.headers["cache-control"] == "no-store"
        assert b"<script" not in response.content

    run(test())


@pytest.mark.parametrize(
    "target", ["/nothing", "/nothing/", "/feed.xml/", "/empty", "/empty/", "/" + "a" * 5000, "/%00"]
)
def test_what_is_missing_is_answered_with_the_sites_own_page(tmp_path: Path, target: str) -> None:
    async def test() -> None:
        response = await answer(tmp_path / "site", await built(tmp_path), target)
        assert response.status_code == 404
        assert "Build 1 404.html" in response.text
        assert "/_preview/preview.js" in response.text
        assert response.headers["cache-control"] == "no-store"

    run(test())


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%C3%BCber/../../secret.txt",
        "/link.txt",
        "/_preview/../server.py",
        "/_preview/server.py",
    ],
)
def test_nothing_outside_the_site_is_served(tmp_path: Path, target: str) -> None:
    async def test() -> None:
        rebuilder = await built(tmp_path)
        (tmp_path / "secret.txt").write_text("secret", "utf-8")
        (tmp_path / "site/link.txt").symlink_to(tmp_path / "secret.txt")
        response = await answer(tmp_path / "site", rebuilder, target)
        assert response.status_code == 404
        assert "secret" not in response.text

    run(test())


def test_an_absolute_path_stays_within_the_site(tmp_path: Path) -> None:
    async def test() -> None:
        (tmp_path / "secret.txt").write_text("secret", "utf-8")
        response = await answer(tmp_path / "site", await built(tmp_path), f"/{tmp_path}/secret.txt")
        assert response.status_code == 404

    run(test())


def test_a_folder_without_its_slash_leads_to_it_with_one(tmp_path: Path) -> None:
    async def test() -> None:
        response = await answer(tmp_path / "site", await built(tmp_path), "//%C3%BCber")
        assert response.status_code == 307
        assert response.headers["location"] == "/%C3%BCber/"

    run(test())


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "127.0.0.1"])
def test_this_machines_own_names_are_answered(tmp_path: Path, host: str) -> None:
    async def test() -> None:
        assert (await answer(tmp_path / "site", await built(tmp_path), "/", host)).status_code == 200

    run(test())


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "[", "192.0.2.1"]
)
@pytest.mark.parametrize("target", ["/", "/_preview/events"])
def test_other_names_are_turned_away(tmp_path: Path, host: str, target: str) -> None:
    async def test() -> None:
        response = await answer(tmp_path / "site", await built(tmp_path), target, host)
        assert response.status_code == 403
        assert "Build" not in response.text

    run(test())


def test_loopback_addresses_are_told_from_others() -> None:
    assert is_loopback("127.1.2.3")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("::")


def test_a_first_build_with_errors_is_answered_with_them(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        made.findings = (ERROR,)
        rebuilder = Rebuilder(options(tmp_path), made)
        await rebuild(rebuilder)
        response = await answer(tmp_path / "site", rebuilder, "/anything/")
        assert response.status_code == 503
        assert "no &lt;title&gt;" in response.text
        assert "default-src 'none'" in response.headers["content-security-policy"]
        made.findings = ()
        await rebuild(rebuilder)
        assert (await answer(tmp_path / "site", rebuilder, "/")).status_code == 200

    run(test())


def test_while_the_site_is_swapped_a_page_is_waited_for(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        rebuilder = Rebuilder(options(tmp_path), made)
        await rebuild(rebuilder)
        (tmp_path / "site").rename(tmp_path / ".site.old")

        rebuilder.ask()  # a build is under way from here on
        asked = asyncio.create_task(answer(tmp_path / "site", rebuilder, "/"))
        await rebuild(rebuilder)
        response = await asked
        assert response.status_code == 200
        assert "Build 2" in response.text

    run(test())


def test_the_events_are_a_stream_that_ends_with_the_preview(tmp_path: Path) -> None:
    async def test() -> None:
        rebuilder = await built(tmp_path)
        rebuilder.stop()
        response = await answer(tmp_path / "site", rebuilder, "/_preview/events")
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        assert f"data: {rebuilder.outcome.message()}\n\n" in response.text

    run(test())


def test_the_findings_of_a_build_are_an_event(tmp_path: Path) -> None:
    async def test() -> None:
        made = Made()
        rebuilder = Rebuilder(options(tmp_path), made)
        stream = event_stream(rebuilder)
        assert (await anext(stream)).startswith("retry:")
        await anext(stream)
        made.findings = (ERROR,)
        await rebuild(rebuilder)
        event = await anext(stream)
        assert event == f"data: {rebuilder.outcome.message()}\n\n"
        assert "missing-field" in event
        rebuilder.stop()
        with pytest.raises(StopAsyncIteration):
            await anext(stream)

    run(test())
