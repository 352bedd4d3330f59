"""The post in which something was said, against the posts that the registry knows of the speaker."""

import re
from collections.abc import Iterator

from builder.archive.archive import RelatedStatement
from builder.archive.names import name_key
from builder.checking.dates import surely_before
from builder.checking.finding import Finding
from builder.checking.judgement_rules import ROLE_NOT_HELD
from builder.checking.places import at_field
from builder.model.dates import UncertainDate
from builder.model.registry import Membership

_WORD = re.compile(r"\w+")
_BETWEEN = frozenset({
    "of", "the", "for", "to", "in", "and", "de", "du", "des", "la", "le", "les", "et", "del", "della", "di", "da",
    "der", "die", "das", "von", "für", "und", "do", "dos",
})  # fmt: skip
"""Words that may stand between a post and where it was held, in the languages that print most statements."""


def posts(related: RelatedStatement) -> Iterator[Finding]:
    """Give a finding where ``role`` names a post of the speaker's entry that was surely not held on the date.

    Posts without dates prove nothing, nor do words that say more than the post and its organisation: a former
    president is none.
    """
    statement = related.statement
    role = statement.role
    if role is None:
        return
    known = [post for each in related.speakers for post in each.speaker.memberships]
    named = [post for post in known if _names(role, post)] if known else []
    if not named or any(_may_hold(post, statement.date) for post in named):
        return
    whose = ", ".join(each.speaker.name for each in related.speakers)
    spans = " and ".join(dict.fromkeys(_span(post) for post in named))
    message = f"on {statement.date.text}, {whose} was not '{role}': the registry has that post {spans}"
    held = [post.role for post in known if post.surely_holds_on(statement.date)]
    hint = f"The post on that date was '{held[0]}'; or correct the date." if held else ""
    yield at_field(ROLE_NOT_HELD, statement, "role", message, hint)


def _names(role: str, post: Membership) -> bool:
    """Whether a role's words are the post's, or those of the post and its organisation."""
    if name_key(role) == name_key(post.role):
        return True
    said, known = _words(role), _words(post.role)
    if said[: len(known)] != known or not post.org:
        return False
    return set(said[len(known) :]) - _BETWEEN <= set(_words(post.org))


def _words(text: str) -> list[str]:
    return _WORD.findall(name_key(text))


def _may_hold(post: Membership, date: UncertainDate) -> bool:
    early = post.start is not None and surely_before(date, post.start)
    late = post.end is not None and surely_before(post.end, date)
    return not (early or late)


def _span(post: Membership) -> str:
    if post.start and post.end:
        return f"from {post.start.text} to {post.end.text}"
    return f"from {post.start.text} on" if post.start else f"until {post.end.text}" if post.end else "undated"
