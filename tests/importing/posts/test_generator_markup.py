import pytest

from builder.importing.posts.generator_markup import find_generator_markup


def places(body: str) -> list[tuple[int, int]]:
    found = list(find_generator_markup(body, "a.md", 10))
    assert all(each.code == "import-markup" for each in found)
    return [(each.line, each.column) for each in found]


@pytest.mark.parametrize(
    "line", ["{{< t >}}", "{{% note %}}", "{% include x %}", "{{ site.url }}", "<br>", '<p class="a">', "<!-- x -->"]
)  # fmt: skip
def test_commands_and_html_are_found_on_their_line(line: str) -> None:
    assert places(f"Words.\n\nand {line} here") == [(12, 5)]


@pytest.mark.parametrize(
    "body",
    ["<https://a.example/> <a@b.example>", "2 < 3 > 1", "`<b>` and `{% x %}`", "```\n<b>\n{{ x }}\n```", "{ x }{: .a}"],
)  # fmt: skip
def test_what_is_none_is_not_found(body: str) -> None:
    assert places(body) == []


def test_a_post_gives_at_most_ten() -> None:
    assert len(places("<b>\n" * 50)) == 10
