import pytest

from builder.archive.names import Names
from builder.contributing.completions import completions, written_name
from builder.model.registry import OtherName, RegistryEntry
from builder.model.speaker import Speaker

LAVROV = Speaker(slug="sergey-lavrov", name="Sergey Lavrov", other_names=(OtherName(name="Сергей Лавров"),))
LULA = Speaker(slug="lula", name="Luiz Inácio Lula da Silva")
TANG = Speaker(slug="tang", name="唐鳳", other_names=(OtherName(name="Audrey Tang"),))
NAMES: Names[RegistryEntry] = Names([LULA, TANG, LAVROV])


@pytest.mark.parametrize(
    ("typed", "slug", "fits"),
    [
        ("serg", "sergey-lavrov", "Sergey Lavrov"),
        ("LAVR", "sergey-lavrov", "Sergey Lavrov"),
        ("лавр", "sergey-lavrov", "Сергей Лавров"),
        ("inacio", "lula", "Luiz Inácio Lula da Silva"),
        ("唐", "tang", "唐鳳"),
        ("tang", "tang", "tang"),
        ("sergei lavrov", "sergey-lavrov", "Sergey Lavrov"),
        ("audrey tnag", "tang", "Audrey Tang"),
    ],
)
def test_an_entry_is_completed_by_any_of_its_names(typed: str, slug: str, fits: str) -> None:
    first = completions(typed, NAMES, "speakers")[0]
    assert (first.slug, first.fits) == (slug, fits)
    assert NAMES.find(first.written)[0].slug == slug


def test_nothing_typed_shows_all_and_nonsense_none() -> None:
    assert [each.slug for each in completions("", NAMES, "speakers")] == ["lula", "sergey-lavrov", "tang"]
    assert completions("qqqq", NAMES, "speakers") == []


def test_a_name_that_two_entries_have_is_written_as_an_id() -> None:
    other = Speaker(slug="lavrov-2", name="Sergey Lavrov")
    both: Names[RegistryEntry] = Names([LAVROV, other])
    assert written_name(LAVROV, both, "speakers") == "sergey-lavrov"
    assert written_name(LAVROV, NAMES, "speakers") == "Sergey Lavrov"
    assert written_name(LAVROV, NAMES, "topics") == "sergey-lavrov"
