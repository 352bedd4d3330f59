from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Options, build
from tests.publishing.made_archives import statement

Make = Callable[[dict[str, str]], Path]
TWO_VERSIONS = {
    "content/statements/2020/a.md": statement(utterance="talk", language="en"),
    "content/statements/2020/b.md": statement(utterance="talk", language="fr"),
}


@pytest.mark.parametrize(
    "alias",
    ["/utterances/talk/", "/dates/2021/", "/statements/first/cite.bib/", "/corrections/feed.xml/", "/feed.json/x/"],
)
def test_an_old_address_cannot_take_that_of_something_the_site_makes(archive: Make, alias: str) -> None:
    folder = archive({**TWO_VERSIONS, "content/statements/2020/c.md": statement(aliases=f"[{alias}]")})
    result = build(Options(source=folder, output=folder / "_site", jobs=1, search=False))
    errors = [finding for finding in result.findings if finding.level == "error"]
    assert [(finding.code, Path(finding.path).name) for finding in errors] == [("duplicate-address", "c.md")]
    assert result.published is None


def test_an_old_address_of_its_own_is_free(archive: Make) -> None:
    folder = archive({**TWO_VERSIONS, "content/statements/2020/c.md": statement(aliases="[/2019/old/]")})
    assert build(Options(source=folder, output=folder / "_site", jobs=1, search=False)).published
