import pytest

from builder.publishing.citations.item_types import ARTICLE, INTERVIEW, POST, SPEECH, WEB_PAGE, ItemType, item_type_of


@pytest.mark.parametrize(
    ("kind", "outlet_kind", "expected"),
    [
        ("interview", None, INTERVIEW),
        ("interview", "newspaper", INTERVIEW),
        ("post", "newspaper", POST),
        ("speech", None, SPEECH),
        ("speech", "collection", SPEECH),
        ("speech", "Newspaper", ARTICLE),
        ("testimony", None, SPEECH),
        ("press-conference", "agency", ARTICLE),
        ("letter", None, WEB_PAGE),
        ("letter", "magazine", ARTICLE),
        (None, None, WEB_PAGE),
        (None, "broadcaster", ARTICLE),
    ],
)
def test_the_published_rule_gives_the_type(kind: str | None, outlet_kind: str | None, expected: ItemType) -> None:
    assert item_type_of(kind, outlet_kind) == expected
