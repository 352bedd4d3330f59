from hypothesis import given
from hypothesis import strategies as st

from builder.addresses.passage_succession import GONE, succession

ADDRESSES = st.lists(st.sampled_from([f"p-{letter}" for letter in "abcdefghij"]), unique=True)


def alike(_old: str, _new: str) -> float:
    return 1.0


def test_an_edited_passage_is_succeeded_by_the_one_in_its_place() -> None:
    assert succession(["p-a", "p-b", "p-c"], {}, ["p-a", "p-x", "p-c"], alike) == {"p-b": "p-x"}


def test_two_edited_passages_are_succeeded_in_order() -> None:
    assert succession(["p-a", "p-b", "p-c"], {}, ["p-x", "p-y", "p-c"], alike) == {"p-a": "p-x", "p-b": "p-y"}


def test_joined_passages_lead_to_the_one_that_joins_them() -> None:
    assert succession(["p-a", "p-b", "p-c"], {}, ["p-x", "p-c"], alike) == {"p-a": "p-x", "p-b": "p-x"}


def test_a_passage_that_was_taken_out_is_gone() -> None:
    assert succession(["p-a", "p-b", "p-c"], {}, ["p-a", "p-c"], alike) == {"p-b": GONE}


def test_a_new_passage_in_its_place_is_no_successor() -> None:
    likeness = {("p-b", "p-x"): 0.02, ("p-b", "p-y"): 0.7}
    assert succession(["p-a", "p-b", "p-c"], {}, ["p-a", "p-x", "p-y", "p-c"], lambda *pair: likeness[pair]) == {
        "p-b": "p-y"
    }
    assert succession(["p-a", "p-b", "p-c"], {}, ["p-a", "p-x", "p-c"], lambda *pair: likeness[pair]) == {"p-b": GONE}


def test_an_address_twice_edited_leads_to_the_latest() -> None:
    first = succession(["p-a", "p-b"], {}, ["p-a", "p-x"], alike)
    assert succession(["p-a", "p-x"], first, ["p-a", "p-y"], alike) == {"p-b": "p-y", "p-x": "p-y"}


def test_a_passage_that_comes_back_is_itself_again() -> None:
    first = succession(["p-a", "p-b"], {}, ["p-a", "p-x"], alike)
    assert succession(["p-a", "p-x"], first, ["p-a", "p-b"], alike) == {"p-x": "p-b"}


@given(ADDRESSES, st.lists(ADDRESSES, max_size=5))
def test_no_address_is_ever_lost(start: list[str], edits: list[list[str]]) -> None:
    moved: dict[str, str] = {}
    ever, before = set(start), start
    for now in edits:
        moved = dict(succession(before, moved, now, alike))
        ever |= set(now)
        before = now
    assert set(moved) | set(before) == ever
    assert all(new == GONE or new in before for new in moved.values())
