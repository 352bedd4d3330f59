import pytest

from builder.comparing.visible_text import visible_text


def lines(page: str) -> list[str]:
    return [line.text for line in visible_text(page.encode(), lambda href: href).lines]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<nav>Menu</nav><main><p>One <b>two</b>\n three</p>four</main><footer>Feet</footer>",
            ["One two three", "four"],
        ),
        ("<main>a<script>b</script>c<nav>d</nav>e<style>f</style></main>", ["ace"]),
        ("<main><dl><dt>Said</dt><dd>today</dd><dd>or not</dd></dl></main>", ["Said: today", "or not"]),
        ("<main><table><tr><th>a</th><td>1</td><td></td></tr><tr><td>b<td>2</table></main>", ["a | 1", "b | 2"]),
        ("<main>one<br>two<!-- three --></main>", ["one", "two"]),
        ("<p>No main part: é</p>", ["No main part: é"]),
        ("", []),
        ("<main></main>", []),
    ],
)
def test_blocks_are_lines(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_deep_markup_is_read() -> None:
    assert lines(f"<main>{'<div>' * 3_000}deep") in ([], ["deep"])


def test_a_row_is_of_the_page_that_it_leads_to_and_a_list_of_rows_is_none() -> None:
    page = (
        '<main><ul><li>x<ol><li><a href="/a/">A</a><p>more</p></li><li><a href="/b/">B</a></li></ol></li></ul></main>'
    )
    found = visible_text(page.encode(), lambda href: href).lines
    assert [(line.text, line.row) for line in found] == [("x", None), ("A", "/a/"), ("more", "/a/"), ("B", "/b/")]


def test_anchors_are_ids_but_those_of_the_furniture() -> None:
    assert visible_text(b'<p id=z></p><main id="site-main"><h2 id="a"></h2></main>', str).anchors == {"a"}
