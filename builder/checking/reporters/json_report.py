"""Findings as JSON, for other programs."""

import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import TextIO

from builder.checking.finding import Finding


def report(findings: Sequence[Finding], stream: TextIO | None = None) -> None:
    """Print a list of objects with the fields of a Finding."""
    records = [dataclasses.asdict(finding) for finding in sorted(findings)]
    print(json.dumps(records, ensure_ascii=False, indent=2), file=stream or sys.stdout)
