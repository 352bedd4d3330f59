"""What one statement more changes: the pages that list it or lead to it, and no others."""

from pathlib import Path

import pytest

from builder.archive.archive import Archive
from builder.publishing import rows
from builder.publishing.pages import Page
from builder.publishing.plan import plan
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer
from tests.publishing.made_archives import made, made_by, statement

TEMPLATES = Path(__file__).parents[2] / "templates"
YEARS = range(2015, 2021)
SPEAKERS = ("Ada Example", "Bob Example")


def old_statements() -> dict[str, str]:
    """Give statements of two speakers, at two outlets, in every year, in January and in June."""
    files = {f"content/speakers/{name.split()[0].lower()}-example.yaml": f"name: {name}\n" for name in SPEAKERS}
    files |= {f"content/outlets/{name}.yaml": f"name: The {name}\n" for name in ("mercury", "courier")}
    files |= {f"content/topics/{name}.yaml": f"name: {name}\n" for name in ("health", "trade")}
    for year in YEARS:
        for number, (speaker, outlet, topic) in enumerate(
            ((SPEAKERS[0], "The mercury", "health"), (SPEAKERS[1], "The courier", "trade"))
        ):
            for month in (1, 6):
                files[f"content/statements/{year}-{number}-{month}.md"] = statement(
                    title=f"Words {year} {number} {month}",
                    speaker=speaker,
                    outlet=outlet,
                    topics=f"[{topic}]",
                    date=f"{year}-{month:02}-{10 + number}",
                )
    return files


def pages_of(archive: Archive) -> dict[str, bytes]:
    """Give every page that is planned, with a search."""
    planned = plan(archive, has_search=True, version="1")
    renderer = Renderer([(TEMPLATES, "templates")], planned.site, collect_assets([TEMPLATES]))
    pages = {}
    for page in made_by(planned.targets):
        if isinstance(page, Page):
            content, findings = renderer.render(page)
            assert findings == ()
            pages["/" + page.output.removesuffix("index.html")] = content
    return pages


def test_only_pages_that_list_a_new_statement_or_lead_to_it_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "LONGEST_LISTING", 5)
    new = statement(title="One more", speaker=SPEAKERS[0], outlet="The mercury", topics="[health]", date="2017-06-20")
    before = pages_of(made(tmp_path / "before", old_statements()))
    after = pages_of(made(tmp_path / "after", old_statements() | {"content/statements/new.md": new}))
    assert after.keys() - before.keys() == {"/statements/new/"}
    changed = {path for path, content in before.items() if after[path] != content}
    listings = {"/speakers/ada-example/", "/outlets/mercury/", "/topics/health/"}
    assert changed == {
        *listings,
        *(f"{listing}2017/" for listing in listings),
        *("/dates/", "/dates/2017/", "/dates/2017/06/"),
        *("/", "/speakers/", "/outlets/", "/topics/"),
        *("/statements/2017-0-6/", "/statements/2018-0-1/"),  # what its speaker said before it and after it
    }
    assert len(before) > 2 * len(changed)
