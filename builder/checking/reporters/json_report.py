"""Findings as JSON, for other programs."""

import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import TextIO

from builder.checking.documentation import rule_url
from builder.checking.finding import Finding


def report(findings: Sequence[Finding], site_url: str | None = None, stream: TextIO | None = None) -> None:
    """Print a list of objects with the fields of a Finding, and as ``page`` where its rule is explained, or null.

    ``edit`` is null where several answers may be right.
    """
    records = [
        {**dataclasses.asdict(finding), "page": rule_url(finding.code, site_url)} for finding in sorted(findings)
    ]
    print(json.dumps(records, ensure_ascii=False, indent=2), file=stream or sys.stdout)
