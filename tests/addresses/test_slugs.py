import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.addresses.slugs import LIMIT, slugify
from builder.reading.field_types import is_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sergey Lavrov", "sergey-lavrov"),
        ("Сергей Лавров", "сергей-лавров"),
        ("António Guterres", "antónio-guterres"),
        ("Dato' Kamil", "dato-kamil"),
        ("Mr. PADILLA. NERVO", "mr-padilla-nervo"),
        ("唐鳳", "唐鳳"),
        ("  A -- B  ", "a-b"),
        ("أنطونيو غوتيريش", "أنطونيو-غوتيريش"),
    ],
)
def test_a_slug_is_the_name_made_fit_for_an_address(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_the_two_unicode_forms_of_a_name_have_one_slug() -> None:
    assert slugify(unicodedata.normalize("NFD", "Müller")) == slugify("Müller") == "müller"


def test_long_names_keep_apart() -> None:
    first, second = (slugify("a" * 300 + end) for end in "xy")
    assert first != second
    assert len(first.encode()) <= LIMIT


@pytest.mark.parametrize("name", ["!!!", "—", "con", "NUL"])
def test_a_name_without_letters_or_with_a_reserved_one_still_has_a_slug(name: str) -> None:
    assert is_slug(slugify(name))
    assert slugify(name) != name.lower()


@given(st.text(max_size=120))
def test_every_name_has_a_slug_that_an_address_can_hold(name: str) -> None:
    slug = slugify(name)
    assert is_slug(slug)
    assert len(slug.encode()) <= LIMIT
    assert not set("/?#%\\ .") & set(slug)
