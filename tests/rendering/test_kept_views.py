"""Views that are kept: made once for the same inputs, and anew for any other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.cache import Cache
from builder.digests import digest_of
from builder.publishing.pages import Page
from builder.publishing.targets import Input, Target
from builder.rendering.kept_views import KeptViews

CONSTANTS: tuple[Input, ...] = (("the program", digest_of("one")),)


class Making:
    """A target, and how often it was made."""

    def __init__(self) -> None:
        self.times = 0
        inputs = (("a statement", digest_of("its text")),)
        self.target = Target("/x/", ("x/index.html",), inputs, self._make, "pages/x.html", kept=True)

    def _make(self) -> Iterator[Page[object]]:
        self.times += 1
        yield Page("x/index.html", "pages/x.html", ("a view", self.times))


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / ".cache") as cache:
        yield cache


def views_of(cache: Cache, target: Target, constants: tuple[Input, ...] = CONSTANTS) -> list[object]:
    views = KeptViews(cache, constants)
    made = list(views.made(target))
    views.keep()
    return [each.view for each in made if isinstance(each, Page)]


def test_a_view_is_made_once_for_the_same_inputs_whatever_the_template(cache: Cache) -> None:
    making = Making()
    assert views_of(cache, making.target) == [("a view", 1)]
    assert views_of(cache, replace(making.target, template="pages/y.html")) == [("a view", 1)]
    assert making.times == 1


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": (("a statement", digest_of("another text")),)},
        {"inputs": (("a statement", digest_of("its text")), ("another", digest_of("")))},
        {"name": "/y/"},
    ],
)
def test_a_view_is_made_anew_for_other_inputs(cache: Cache, change: dict[str, object]) -> None:
    making = Making()
    views_of(cache, making.target)
    assert views_of(cache, replace(making.target, **change)) == [("a view", 2)]


def test_a_view_is_made_anew_where_the_program_is_another(cache: Cache) -> None:
    making = Making()
    views_of(cache, making.target)
    assert views_of(cache, making.target, (("the program", digest_of("two")),)) == [("a view", 2)]


def test_what_is_quickly_made_is_not_kept(cache: Cache) -> None:
    making = Making()
    quick = replace(making.target, kept=False)
    assert views_of(cache, quick) == [("a view", 1)]
    assert views_of(cache, quick) == [("a view", 2)]
    assert list(cache.keys("views")) == []
