"""Tabs before YAML keys, which YAML does not allow, and the spaces that are meant by them."""

from collections.abc import Iterator

import yaml

from builder.checking.finding import Edit, Finding
from builder.checking.rules import YAML_TAB

_STEP = 2


def tab_findings(text: str, path: str, first_line: int) -> tuple[Finding, ...]:
    """Give a finding for each line of a YAML text that begins with a tab.

    Their edits put spaces there by which the text can be read; they are left out where it cannot even then.
    """
    indents = tuple(_indents(text))
    readable = _is_yaml("\n".join(" " * width + line.lstrip("\t ") for line, width in indents))
    found = []
    for number, (line, width) in enumerate(indents):
        if line.startswith("\t") and line.strip():
            blank = line[: len(line) - len(line.lstrip("\t "))]
            place = first_line + number
            edit = Edit(place, 1, blank, " " * width) if readable else None
            found.append(YAML_TAB.at(path, place, 1, "a tab stands before the key", edit=edit))
    return tuple(found)


def _indents(text: str) -> Iterator[tuple[str, int]]:
    """Give each line with the number of spaces that it should begin with: as many as lines alike, or as its parent."""
    widths: dict[str, int] = {"": 0}
    opened, last, last_blank = False, 0, ""
    for line in text.split("\n"):
        bare = line.lstrip("\t ")
        blank = line[: len(line) - len(bare)]
        if "\t" not in blank:
            width = len(blank)
        elif blank == last_blank and not opened:
            width = last
        elif opened:
            width = last + _STEP
        else:
            parent = max((known for known in widths if known and blank.startswith(known)), key=len, default=None)
            beyond = blank[len(parent or "") :]
            width = last if parent is None else widths[parent] + sum(_STEP if mark == "\t" else 1 for mark in beyond)
        yield line, width
        if bare and not bare.startswith("#"):
            widths[blank] = width
            opened, last, last_blank = bare.rstrip().endswith(":"), width, blank


def _is_yaml(text: str) -> bool:
    try:
        return isinstance(yaml.compose(text, Loader=yaml.CBaseLoader), yaml.MappingNode)
    except yaml.YAMLError:
        return False
