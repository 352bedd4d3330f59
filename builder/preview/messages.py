"""What a build came to, as the pages that are open hear of it, and the page shown while there is no site."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from builder.checking.finding import Finding, Level, has_errors

_MOST_SHOWN = 100
"""A page with more findings than this helps nobody; the terminal has them all."""

_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the last build came to.

    ``build`` names it; ``site`` names the build whose site is served, and is empty while there is none.
    ``failure`` is what went wrong beside the content, and ``trace`` where in the program, if it is at fault.
    """

    build: str
    site: str = ""
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    trace: str = ""
    statements: int = 0
    pages: int = 0
    seconds: float = 0.0
    glance: bool = False
    """Whether only the pages of edited statements were made as yet."""

    @property
    def good(self) -> bool:
        """Whether the site that is served shows the content as it now is."""
        return bool(self.site) and self.build == self.site

    def message(self) -> str:
        """Give the outcome as one line of JSON, for the pages' script."""
        findings = [
            {
                "place": f"{finding.path}:{finding.line}:{finding.column}",
                "code": finding.code,
                "level": str(finding.level),
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in gravest(self.findings)
        ]
        fields = {
            "build": self.build,
            "site": self.site,
            "good": self.good,
            "failure": self.failure,
            "count": len(self.findings),
            "findings": findings,
        }
        return json.dumps(fields)


def gravest(findings: Sequence[Finding]) -> list[Finding]:
    """Give as many findings as a page shows, errors first."""
    return sorted(findings, key=lambda finding: (_LEVELS.index(finding.level), finding))[:_MOST_SHOWN]


def script_tag(query: str) -> str:
    """Give the element that loads the preview's script; the query tells it which build the page is of."""
    return f'<script type="module" src="/_preview/preview.js?{escape(query)}"></script>'


def stand_in(outcome: Outcome) -> str:
    """Give the page that is shown while no build has been good; the script leaves it at the next outcome."""
    if outcome.failure:
        title, lines = "There is no site yet", f"<p>{escape(outcome.failure)}</p>"
    elif has_errors(outcome.findings):
        title, lines = "There is no site yet: to mend", _list(outcome.findings)
    else:
        title, lines = "The site is being built", ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="/_preview/preview.css">\n'
        f"{script_tag(f'instead={outcome.build}')}\n</head>\n"
        f'<body class="stand-in">\n<main>\n<h1>{title}</h1>\n{lines}\n'
        "<p>This page goes over to the site as soon as a build is good.</p>\n</main>\n</body>\n</html>\n"
    )


def _list(findings: Sequence[Finding]) -> str:
    shown = gravest(findings)
    items = [
        f'<li class="{finding.level}"><code>{escape(str(finding))}</code>'
        + (f"<p>{escape(finding.hint)}</p>" if finding.hint else "")
        + "</li>"
        for finding in shown
    ]
    more = f"<p>… and {len(findings) - len(shown):,} more</p>" if len(findings) > len(shown) else ""
    return f"<ul>\n{''.join(items)}\n</ul>{more}"
