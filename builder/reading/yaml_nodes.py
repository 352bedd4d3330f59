"""YAML as text, lists and mappings, every value with its place; what a value means is the field table's matter.

PyYAML's C loader composes the nodes; no value is typed here, so that ``no`` and ``12:30`` stay what they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, Union

import yaml

from builder.checking.finding import Edit, Finding
from builder.checking.rules import NOT_A_MAPPING, YAML_DUPLICATE_KEY, YAML_FEATURE, YAML_SYNTAX
from builder.model.statement import Position
from builder.reading.yaml_tabs import tab_findings

_STRING_TAG = "tag:yaml.org,2002:str"
_LIST_TAG = "tag:yaml.org,2002:seq"
_MAPPING_TAG = "tag:yaml.org,2002:map"
_TAGS = {yaml.ScalarNode: _STRING_TAG, yaml.SequenceNode: _LIST_TAG, yaml.MappingNode: _MAPPING_TAG}
_PLAIN_VALUE = re.compile(r"([ \t]*[a-z_]+: +)([^\s\"'\[{|>&*!%@`#-].*?)[ \t]*")
_QUOTING_STYLES = frozenset("'\"|>")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text value; ``plain`` where it stands without quotation marks."""

    text: str
    plain: bool
    position: Position

    @property
    def empty(self) -> bool:
        """Whether nothing was stated: an empty value, ``null`` or ``~`` without quotation marks."""
        return self.plain and self.text in ("", "null", "~")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; no key stands twice."""

    entries: tuple[Entry, ...]
    position: Position


Node: TypeAlias = Union[Scalar, Sequence, Mapping]  # noqa: UP007


def read_mapping(text: str, path: str, first_line: int = 1) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Give the mapping that a YAML text is, or None, and the findings about its form.

    ``first_line`` is the line of the file on which the text begins. Empty text is an empty mapping.
    """
    reader = _Reader(path, first_line)
    try:
        root: Any = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, reader.syntax_findings(error, text)
    if root is None:
        return Mapping((), Position(first_line, 1)), ()
    if not isinstance(root, yaml.MappingNode):
        return None, (NOT_A_MAPPING.at(path, first_line, 1, "this is not a list of 'key: value' lines"),)
    node = reader.node(root)
    return (node if isinstance(node, Mapping) else None), tuple(reader.findings)


class _Loader(yaml.CBaseLoader):
    """The base loader, which gives what is written without a tag one of three, and looks for no others."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Do nothing: no tag depends on where a value stands."""

    def ascend_resolver(self) -> None:
        """Do nothing, likewise."""


class _Reader:
    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._offset = first_line
        self._seen: set[int] = set()
        self.findings: list[Finding] = []

    def node(self, raw: Any) -> Node:
        mark = raw.start_mark
        position = Position(self._offset + mark.line, mark.column + 1)
        if id(raw) in self._seen:
            self._refuse(position, "an alias ('*name') stands for a value")
            return Scalar("", True, position)
        self._seen.add(id(raw))
        if isinstance(raw, yaml.ScalarNode):
            self._check_tag(raw, _STRING_TAG, position)
            return Scalar(raw.value, raw.style not in _QUOTING_STYLES, position)
        if isinstance(raw, yaml.SequenceNode):
            self._check_tag(raw, _LIST_TAG, position)
            return Sequence(tuple(self.node(item) for item in raw.value), position)
        self._check_tag(raw, _MAPPING_TAG, position)
        return Mapping(tuple(self._entries(raw)), position)

    def _entries(self, raw: Any) -> Iterator[Entry]:
        first_places: dict[str, int] = {}
        for raw_key, raw_value in raw.value:
            key, value = self.node(raw_key), self.node(raw_value)
            if not isinstance(key, Scalar):
                self._refuse(key.position, "a key is a list or a mapping")
                continue
            if key.text in first_places:
                message = f"the key '{key.text}' stands already on line {first_places[key.text]}"
                where = key.position
                self.findings.append(YAML_DUPLICATE_KEY.at(self._path, where.line, where.column, message))
                continue
            first_places[key.text] = key.position.line
            yield Entry(key, value)

    def _check_tag(self, raw: Any, expected: str, position: Position) -> None:
        if raw.tag not in (expected, "", None):
            self._refuse(position, f"the tag '{raw.tag}' is set")

    def _refuse(self, position: Position, message: str) -> None:
        self.findings.append(YAML_FEATURE.at(self._path, position.line, position.column, message))

    def syntax_findings(self, error: yaml.YAMLError, text: str) -> tuple[Finding, ...]:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        if any(each.startswith("\t") for each in lines[line : line + 2]):
            return tab_findings(text, self._path, self._offset)
        problem = getattr(error, "problem", None) or "the text cannot be read as YAML"
        hint, edit = "", None
        if line < len(lines) and "mapping values" in problem:
            problem, hint = "a value that holds ': ' has no quotation marks", "Put quotation marks around the value."
            edit = self._quoted(lines, line)
        return (YAML_SYNTAX.at(self._path, self._offset + line, column + 1, problem, hint, edit),)

    def _quoted(self, lines: list[str], line: int) -> Edit | None:
        """Give the edit that puts quotation marks around a line's value, if the line can then be read."""
        match = _PLAIN_VALUE.fullmatch(lines[line])
        if match is None:
            return None
        key, value = match.groups()
        quoted = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
        try:
            yaml.compose(key.lstrip() + quoted, Loader=_Loader)
        except yaml.YAMLError:
            return None
        return Edit(self._offset + line, len(key) + 1, value, quoted)
