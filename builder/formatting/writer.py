"""A tree written as YAML: two spaces a level, short lists in brackets, quotation marks where they are needed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import yaml

from builder.formatting.canonical import MEANS_NOTHING, states_nothing
from builder.formatting.tree import Child, Group, Value, Words
from builder.importing.statement_file import serialized

_TEXT = "tag:yaml.org,2002:str"
_PLAINLY_WORDS = re.compile("[A-Za-z0-9](?:[A-Za-z0-9 ./()-]*[A-Za-z0-9./()-])?")  # as most are: no parser is asked
WIDTH = 120
"""Lists and mappings in brackets are spread over lines where one would be longer than this."""


def written(group: Group, head: Sequence[str] = ()) -> str:
    """Give a mapping as YAML, ``head`` being the comments that open it."""
    lines = [*_tidy(head, 0), *([""] if head and group.children else []), *_lines(group, 0)]
    return "".join(f"{line}\n" for line in lines)


def _lines(group: Group, indent: int) -> Iterator[str]:
    first = True
    for child in group.children:
        before = _tidy(child.before, indent)
        yield from before[1:] if first and before[:1] == [""] else before
        yield from _child_lines(child, indent)
        yield from _tidy(child.after, indent + 2)
        first = False
    after = _tidy(group.after, indent)
    yield from after[1:] if first and after[:1] == [""] else after


def _child_lines(child: Child, indent: int) -> Iterator[str]:
    lead = " " * indent + (f"{_scalar(child.key, within_brackets=False)}:" if child.key else "-")
    beside = f"  {_normal(child.beside)}" if child.beside else ""
    value = child.value
    if isinstance(value, Words):
        opening, *block = _block(value)
        yield f"{lead} {opening}".rstrip(" ") + beside
        yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in block)
        return
    brackets = _brackets(value)
    if brackets is not None and (not value.children or len(f"{lead} {brackets}") <= WIDTH):
        yield f"{lead} {brackets}{beside}"
    elif child.key or beside:
        yield lead + beside
        yield from _lines(value, indent + 2)
    else:
        yield from _compact(lead, value, indent)


def _compact(lead: str, value: Group, indent: int) -> Iterator[str]:
    """Give a group whose first value stands on the line of its hyphen; comments above that stand above the hyphen."""
    first, *others = value.children
    yield from (line for line in _tidy(first.before, indent) if line)
    lines = list(_lines(replace(value, children=(replace(first, before=()), *others)), indent + 2))
    yield f"{lead} {lines[0].lstrip(' ')}"
    yield from lines[1:]


def _block(words: Words) -> list[str]:
    """Give what follows the key or hyphen: a text on one line, or the mark that opens a block, and its lines."""
    if words.lines:
        return [words.style, *words.lines]
    if "\n" in words.text and not states_nothing(words):
        text = words.text.removesuffix("\n")
        lines = text.split("\n")
        if all(line == line.strip() and line.isprintable() for line in lines) and lines[0] and lines[-1]:
            return ["|" if text != words.text else "|-", *lines]
    return [_scalar(words, within_brackets=False)]


def _brackets(value: Value) -> str | None:
    """Give a value on one line, or None where it has to be, or was, spread over several."""
    if isinstance(value, Words):
        return None if value.lines else _scalar(value, within_brackets=True)
    if value.after or any(child.beside or child.after or any(child.before) for child in value.children):
        return None
    if not value.on_one_line and (value.is_mapping or any(isinstance(each.value, Group) for each in value.children)):
        return None
    parts = []
    for child in value.children:
        part = _brackets(child.value)
        if part is None or (isinstance(child.value, Words) and "\n" in child.value.text and not value.on_one_line):
            return None
        parts.append(f"{_scalar(child.key, within_brackets=True)}: {part}" if child.key else part)
    return f"{{{', '.join(parts)}}}" if value.is_mapping else f"[{', '.join(parts)}]"


def _scalar(words: Words, *, within_brackets: bool) -> str:
    """Give a text on one line; of quotation marks that are needed, those that stood there stay."""
    text = words.text
    if states_nothing(words):
        return "null" if within_brackets and not text else text
    if _needs_no_marks(text, within_brackets=within_brackets):
        return text
    style = words.style if words.style in (*"'\"",) else "'" if '"' in text or "\\" in text else '"'
    quoted = _quoted(text, style)
    return _quoted(text, '"') if "\n" in quoted else quoted


def _needs_no_marks(text: str, *, within_brackets: bool) -> bool:
    """Whether the reader takes a text for itself where it stands without quotation marks."""
    if text in MEANS_NOTHING or "\n" in text:
        return False
    if _PLAINLY_WORDS.fullmatch(text):
        return True
    try:
        node: Any = yaml.compose(f"[{{k: {text}}}, {text}]" if within_brackets else f"k: {text}", yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return bool(_has(node, [{"k": text}, text] if within_brackets else {"k": text}))


def _has(node: Any, values: object) -> bool:
    """Whether nodes hold the values, all of them without quotation marks and tags."""
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value == values and node.style not in (*"'\"",) and node.tag in (None, "", _TEXT))
    if isinstance(values, dict):
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        return len(pairs) == 1 and all(_has(key, "k") and _has(value, values["k"]) for key, value in pairs)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return isinstance(values, list) and len(items) == len(values) and all(map(_has, items, values))


def _quoted(text: str, style: str) -> str:
    return serialized(yaml.ScalarNode(_TEXT, text, style=style), text).removesuffix("\n")


def _tidy(lines: Sequence[str], indent: int) -> list[str]:
    """Give comments at an indentation, with at most one blank line between them."""
    return [
        f"{' ' * indent}{_normal(line)}" if line else ""
        for number, line in enumerate(lines)
        if line or not number or lines[number - 1]
    ]


def _normal(comment: str) -> str:
    return unicodedata.normalize("NFC", comment)
