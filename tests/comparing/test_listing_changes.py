import pytest

from builder.comparing.listing_changes import RowChange, row_change
from builder.comparing.visible_text import VisibleLine, visible_text


def lines(html: str) -> tuple[VisibleLine, ...]:
    return visible_text(f"<main>{html}</main>".encode(), lambda href: href).lines


def row(path: str, text: str) -> str:
    return f'<li><a href="{path}">{text}</a></li>'


A, B, C = (row(f"/statements/{name}/", name.upper()) for name in "abc")
TOLD = frozenset({"/statements/b/", "/statements/c/"})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (f"<h1>All</h1>{A}", f"<h1>All</h1>{A}{B}", (1, 0, 0)),
        (f"{A}{B}", A, (0, 1, 0)),
        (f"{A}{B}", f"{A}{row('/statements/b/', 'Another title')}", (0, 0, 1)),
        (f"<p>1 statement</p>{A}", f"<p>2 statements</p>{A}{B}", (1, 0, 0)),
        (f"<h2>2020</h2>{A}", f"<h2>2021</h2>{B}<h2>2020</h2>{A}", (1, 0, 0)),
        (f"<h2>A</h2>{A}", f"<h2>A</h2>{A}<h2>B</h2>{B}", (1, 0, 0)),
        ("<table><tr><td>·<td>3</table>", "<table><tr><td>1<td>3</table>", (0, 0, 0)),
        (row("/topics/x/", "X 4"), row("/topics/x/", "X 5"), (0, 0, 0)),
        (A, f"{A}{row('/topics/x/', 'Foreign policy 1 statement')}", (1, 0, 0)),
    ],
)
def test_rows_and_what_counts_them_are_a_change_of_rows(old: str, new: str, expected: tuple[int, int, int]) -> None:
    assert row_change("/x/", lines(old), lines(new), TOLD) == RowChange("/x/", *expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (A, row("/statements/a/", "Another title")),
        ("<h1>In 1941: four freedoms</h1>", "<h1>In 1941: the four freedoms</h1>"),
        ("<p>He paid 5 pounds</p>", "<p>She paid 6 pounds</p>"),
        ("<p>Supply and price.</p>", "<p>Supply, price.</p>"),
        (f"<p>About it.</p>{A}", f"{A}{B}"),
        (A, f"{A}<p>A new paragraph of 3 words</p>"),
        (A, f"{A}{row('/about/', 'See what else')}"),
    ],
)
def test_other_words_are_none(old: str, new: str) -> None:
    assert row_change("/x/", lines(old), lines(new), TOLD) is None
