import pytest

from tests.importing.web_pages.pages import facts_of, html


def json_ld(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (json_ld('{"@type": "Person", "name": "Ada Example"}'), ("Ada Example",)),
        (json_ld('["Ada Example", "Ben Sample"]'), ("Ada Example", "Ben Sample")),
        (json_ld('{"name": "<a href=\\"/ada\\">Ada Example</a>"}'), ("Ada Example",)),
        (json_ld('{"@type": "Organization", "name": "The Example Times"}'), ()),
        ('<meta name="author" content="By Ada Example and Ben Sample">', ("Ada Example", "Ben Sample")),
        ('<meta name="author" content="admin">', ()),
        ('<meta name="article:author" content="https://www.facebook.com/times">', ()),
        ("<script type='application/ld+json'>{broken</script>", ()),
    ],
)
def test_what_a_page_states_of_its_authors(head: str, names: tuple[str, ...]) -> None:
    assert facts_of(html(head=head)).authors.names == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Example", ("Ada Example",)),
        ("Von Ada Example und Ben Sample", ("Ada Example", "Ben Sample")),
        ("Auteur: Ada Example", ("Ada Example",)),
        ("Written by: Ada Example • 4 May 2021", ("Ada Example",)),
        ("责任编辑： 焦鹏", ("焦鹏",)),
        ("By the time it was over, nobody was left.", ()),
        ("Photo: Ada Example", ()),
    ],
)
def test_bylines_beside_the_title(line: str, names: tuple[str, ...]) -> None:
    assert facts_of(html().replace("</h1>", f"</h1><div>{line}</div>")).authors.names == names
