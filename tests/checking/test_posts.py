"""Roles that the registry knows, on dates on which they were not held."""

import pytest

from builder.checking.posts import posts
from builder.model.dates import parse_date
from builder.model.registry import Membership
from tests.checking.made_records import related

EARLIER = Membership(
    role="Secretary of Trade", org="Examplia", start=parse_date("2010-01-01"), end=parse_date("2019-06-30")
)
LATER = Membership(role="Secretary of State", org="Examplia", start=parse_date("2019-07-01"))
UNDATED = Membership(role="Member", org="Parliament of Examplia")


@pytest.mark.parametrize(
    ("role", "date", "found"),
    [
        ("Secretary of Trade", "2020-12-29", True),
        ("secretary of  trade", "2020-12-29", True),
        ("Secretary of Trade of Examplia", "2020-12-29", True),
        ("Secretary of Trade, Examplia", "2020-12-29", True),
        ("Secretary of Trade", "2019-06-30", False),
        ("Secretary of Trade", "2019", False),
        ("Secretary of Trade", "2020~", False),
        ("Secretary of State", "2019-06-30", True),
        ("Secretary of State", "2020-12-29", False),
        ("Former Secretary of Trade", "2020-12-29", False),
        ("Secretary of Trade emeritus", "2020-12-29", False),
        ("Deputy Secretary of State", "2010-12-29", False),
        ("Secretary of Trade of Elsewhere", "2020-12-29", False),
        ("Member", "1900-01-01", False),
        ("Candidate", "2020-12-29", False),
    ],
)
def test_a_role_is_held_against_the_posts_that_it_names(role: str, date: str, found: bool) -> None:
    speaker = {"slug": "a", "name": "A", "memberships": (EARLIER, LATER, UNDATED)}
    assert len(list(posts(related((speaker,), role=role, date=parse_date(date))))) == found


def test_the_post_of_that_date_is_named() -> None:
    speaker = {"slug": "a", "name": "A", "memberships": (EARLIER, LATER)}
    (finding,) = posts(related((speaker,), role="Secretary of Trade"))
    assert "'Secretary of State'" in finding.hint
    assert "from 2010-01-01 to 2019-06-30" in finding.message


def test_a_post_held_twice_counts_for_both_times_and_one_of_several_speakers_is_enough() -> None:
    again = Membership(role="Secretary of Trade", start=parse_date("2020-01-01"))
    holder = {"slug": "a", "name": "A", "memberships": (EARLIER, again)}
    other = {"slug": "b", "name": "B", "memberships": (EARLIER,)}
    assert not list(posts(related((holder,), role="Secretary of Trade")))
    assert not list(posts(related((other, holder), role="Secretary of Trade")))
    assert list(posts(related((other,), role="Secretary of Trade")))
