"""A small picture of how many statements each year has, to be shown by ``<img>``.

The picture is a file of its own that many pages refer to, so that an addition rewrites one file and not
each of them. A page marks its own year by a fragment, ``timeline.svg#y1961``: ``:target`` does the rest.
"""

from collections.abc import Mapping
from html import escape

WIDTH = 320
HEIGHT = 48

MOST_YEAR_BARS = 60
"""Above this span a bar stands for a decade, so that each stays wide enough to be told apart."""

_LEAST_BAR = 3.0
_STYLE = (
    ".base{fill:#b9b2a5}.bar{fill:#7795a0}:target .bar{fill:#0b5567}"
    "@media(prefers-color-scheme:dark){.base{fill:#4c473f}.bar{fill:#56777f}:target .bar{fill:#7cc4d6}}"
)


def timeline_svg(counts: Mapping[int, int], first_year: int, last_year: int, title: str = "") -> bytes:
    """Give the picture as standalone SVG, UTF-8, ``WIDTH`` by ``HEIGHT`` units, stretched to its frame.

    Every year from the first to the last has an element ``y<year>``; where a bar stands for a decade, the
    elements of its years enclose the same bar. Years outside the span are left out.

    Raises:
        ValueError: the last year lies before the first.
    """
    if last_year < first_year:
        raise ValueError(f"the last year, {last_year}, lies before the first, {first_year}")
    bins = year_bins(first_year, last_year)
    totals = [sum(counts.get(year, 0) for year in years) for years in bins]
    highest = max(*totals, 1)
    step = WIDTH / len(bins)
    gap = min(2.0, step / 4)
    name = title or (f"{first_year}–{last_year}" if last_year > first_year else str(first_year))
    bars = [
        _bar(years, total, index * step + gap / 2, step - gap, highest)
        for index, (years, total) in enumerate(zip(bins, totals, strict=True))
    ]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">',
        f"<title>{escape(name)}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="base" y="{HEIGHT - 1}" width="{WIDTH}" height="1"/>',
        *bars,
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode()


def year_bins(first_year: int, last_year: int) -> list[range]:
    """Give the years that each bar stands for: one, or in a long span the decades, cut to the span."""
    if last_year - first_year < MOST_YEAR_BARS:
        return [range(year, year + 1) for year in range(first_year, last_year + 1)]
    decades = range(first_year // 10 * 10, last_year + 1, 10)
    return [range(max(start, first_year), min(start + 9, last_year) + 1) for start in decades]


def _bar(years: range, total: int, left: float, width: float, highest: int) -> str:
    tall = max(_LEAST_BAR, (HEIGHT - 1) * total / highest) if total else 0
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    opening = "".join(f'<g id="y{year}">' for year in years)
    top = HEIGHT - 1 - tall
    shape = f'<rect class="bar" x="{_short(left)}" y="{_short(top)}" width="{_short(width)}" height="{_short(tall)}"/>'
    return f"{opening}<title>{span}: {total}</title>{shape}{'</g>' * len(years)}"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
