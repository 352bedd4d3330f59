"""A picture of a speaker's posts on a line of time, with the statements beneath, to be shown by ``<img>``.

The list of posts beside it says the same in words; the lanes stand in its order.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from builder.model.dates import UncertainDate
from builder.model.registry import Membership

WIDTH = 520
LANE = 14
"""The height of a post's lane; the picture is as many lanes high as there are posts, and the statements' part."""
STATEMENTS = 44
_LEAST = 2.0
_STYLE = (
    ".sure{fill:#0b5567}.perhaps{fill:none;stroke:#0b5567;stroke-dasharray:3 2}.bar{fill:#7795a0}.base{fill:#b9b2a5}"
    "@media(prefers-color-scheme:dark){.sure{fill:#7cc4d6}.perhaps{stroke:#7cc4d6}.bar{fill:#56777f}.base{fill:#4c473f}}"
)


def drawn(posts: Iterable[Membership]) -> tuple[Membership, ...]:
    """Give the posts with a date to draw them by, in the order of their beginnings."""
    dated = [post for post in posts if post.start or post.end]
    return tuple(sorted(dated, key=lambda post: _first(post).toordinal()))


def height_of(posts: Sequence[Membership]) -> int:
    """Give the height of the picture of these posts, in pixels."""
    return LANE * len(posts) + STATEMENTS


def span_of(posts: Iterable[Membership], years: Iterable[int]) -> tuple[int, int]:
    """Give the first and the last year of the picture: of every date of a post, and of every statement.

    Raises:
        ValueError: there is neither.
    """
    dates = [date for post in posts for date in (post.start, post.end) if date]
    touched = [*years, *(date.lower.year for date in dates), *(date.upper.year for date in dates)]
    return min(touched), max(touched)


def posts_svg(posts: Sequence[Membership], counts: Mapping[int, int], title: str) -> bytes:
    """Give the picture as standalone SVG, UTF-8, ``WIDTH`` by ``height_of(posts)`` units.

    ``counts`` are statements by year. A post is filled for the days on which it was surely held, and outlined with
    dashes for those between the bounds of an uncertain date. One without an end reaches the right edge, as statements
    after its beginning are filed under it; one without a beginning is nothing but dashes.

    Raises:
        ValueError: there is neither a dated post nor a statement.
    """
    first_year, last_year = span_of(posts, counts)
    scale = _Scale(first_year, last_year)
    lanes = [_lane(post, number * LANE + 2, scale) for number, post in enumerate(posts)]
    bottom = height_of(posts)
    highest = max([*counts.values(), 1])
    bars = [_bar(year, counts[year], highest, bottom, scale) for year in sorted(counts)]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom}" viewBox="0 0 {WIDTH} {bottom}">',
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
        *lanes,
        *bars,
        f'<rect class="base" y="{bottom - 1}" width="{WIDTH}" height="1"/>',
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode()


class _Scale:
    """From days to units across the picture."""

    def __init__(self, first_year: int, last_year: int) -> None:
        self.first = datetime.date(first_year, 1, 1)
        self.last = datetime.date(last_year, 12, 31)
        self._days = (self.last - self.first).days + 1

    def start(self, day: datetime.date) -> float:
        return WIDTH * (day - self.first).days / self._days

    def end(self, day: datetime.date) -> float:
        return WIDTH * ((day - self.first).days + 1) / self._days


def _first(post: Membership) -> datetime.date:
    known = post.start or post.end
    return known.lower if known else datetime.date.max


def _lane(post: Membership, top: int, scale: _Scale) -> str:
    outer = (
        post.start.lower if post.start and not post.start.open_start else scale.first,
        post.end.upper if post.end and not post.end.open_end else scale.last,
    )
    inner = _surely(post.start, post.end, scale)
    parts = [_shape("perhaps", *outer, top, scale)] if inner != outer else []
    if inner:
        parts.append(_shape("sure", *inner, top, scale))
    name = ", ".join(filter(None, (post.role, post.org)))
    return f'<g class="post"><title>{escape(name)}</title>{"".join(parts)}</g>'


def _surely(
    start: UncertainDate | None, end: UncertainDate | None, scale: _Scale
) -> tuple[datetime.date, datetime.date] | None:
    """Give the first and last day on which a post was surely held; without an end it is held on, as far as known."""
    if start is None:
        return None
    last = scale.last if end is None else end.lower
    return (start.upper, last) if start.upper <= last else None


def _shape(kind: str, first: datetime.date, last: datetime.date, top: int, scale: _Scale) -> str:
    left, right = scale.start(first), scale.end(last)
    width = max(_LEAST, right - left)
    left = min(left, WIDTH - width)
    return f'<rect class="{kind}" x="{_short(left)}" y="{top}" width="{_short(width)}" height="{LANE - 4}"/>'


def _bar(year: int, count: int, highest: int, bottom: int, scale: _Scale) -> str:
    tall = max(3.0, (STATEMENTS - 7) * count / highest)
    left = scale.start(datetime.date(year, 1, 1))
    width = max(1.5, scale.end(datetime.date(year, 12, 31)) - left - 0.5)
    left = min(left, WIDTH - width)
    return (
        f'<g><title>{year}: {count}</title><rect class="bar" x="{_short(left)}" y="{_short(bottom - 1 - tall)}" '
        f'width="{_short(width)}" height="{_short(tall)}"/></g>'
    )


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
