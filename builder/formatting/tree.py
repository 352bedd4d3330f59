"""A YAML text as values with the comments that stand at each, so that they move together."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, Union

import yaml

from builder.formatting.comments import Comment, Marks

_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the quotation marks that it stands in: ``'``, ``"`` or none; or ``|`` or ``>``, with its ``lines``."""

    text: str
    style: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A value of a list, or of a mapping with its key.

    ``before`` are the comments that stand above it, with an empty text for blank lines; ``beside`` is the one on its
    line, ``after`` are those that are indented below it.
    """

    key: Words | None
    value: "Value"
    before: tuple[str, ...] = ()
    beside: str = ""
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A list or mapping; ``on_one_line`` where it stood in brackets, ``after`` the comments below its last value."""

    children: tuple[Child, ...]
    is_mapping: bool
    on_one_line: bool
    after: tuple[str, ...] = ()


Value: TypeAlias = Union[Words, Group]  # noqa: UP007


def read_tree(text: str) -> tuple[Group, tuple[str, ...]]:
    """Give the mapping that a sound YAML text is, and the comments at its head that a blank line parts from it."""
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    marks = Marks(text)
    builder = _Builder(text, marks)
    if root is None:
        return Group((), True, False, builder.lines(marks.comments)), ()
    return _with_head(builder.group(root, marks.comments))


def _with_head(group: Group) -> tuple[Group, tuple[str, ...]]:
    if not group.children or "" not in group.children[0].before:
        return group, ()
    first = group.children[0]
    parted = len(first.before) - first.before[::-1].index("") - 1
    own = Child(first.key, first.value, first.before[parted + 1 :], first.beside, first.after)
    head = first.before[:parted]
    return Group((own, *group.children[1:]), group.is_mapping, group.on_one_line, group.after), head


class _Builder:
    def __init__(self, text: str, marks: Marks) -> None:
        self._text = text
        self._marks = marks

    def group(self, node: Any, comments: Sequence[Comment]) -> Group:
        pairs = node.value if isinstance(node, yaml.MappingNode) else [(None, item) for item in node.value]
        starts = [self._start(node, *pair) for pair in pairs]
        shares = _Shares(len(pairs))
        for comment in comments:
            self._assign(comment, node, pairs, starts, shares)
        children = tuple(
            self._child(key, value, starts[number], shares, number) for number, (key, value) in enumerate(pairs)
        )
        after = self.lines(shares.before[-1])
        return Group(children, isinstance(node, yaml.MappingNode), bool(node.flow_style), after)

    def _start(self, node: Any, key: Any, value: Any) -> int:
        if key is not None:
            return int(key.start_mark.index)
        start = int(value.start_mark.index)
        return start if node.flow_style else self._marks.hyphen_before(start)

    def _assign(
        self, comment: Comment, node: Any, pairs: Sequence[tuple[Any, Any]], starts: list[int], shares: "_Shares"
    ) -> None:
        """Note to which value a comment belongs: to the one beside it, else by its indentation."""
        number = bisect_right(starts, comment.index) - 1
        if number < 0:
            shares.before[0].append(comment)
            return
        value = pairs[number][1]
        in_lines = _has_children(value) and not value.flow_style
        begins, ends = value.start_mark.index, _end(value)
        if comment.index < ends:
            inside = _has_children(value) and (comment.alone or comment.index >= begins)
            place = shares.inner if inside else shares.before if comment.alone else shares.beside
            place[number].append(comment)
        elif not comment.alone:
            (shares.inner if in_lines else shares.beside)[number].append(comment)
        elif node.flow_style or comment.column <= node.start_mark.column:
            shares.before[number + 1].append(comment)
        elif in_lines and comment.column >= value.start_mark.column:
            shares.inner[number].append(comment)
        elif isinstance(value, yaml.ScalarNode) and value.style in (*"|>",):
            shares.before[number + 1].append(comment)  # below a block of text it would become a part of that
        else:
            shares.after[number].append(comment)

    def _child(self, key: Any, node: Any, start: int, shares: "_Shares", number: int) -> Child:
        beside = shares.beside[number]
        before = self.lines([*shares.before[number], *beside[1:]])
        if self._marks.begins_line(start) and self._marks.follows_blank_line(self._marks.line_of(start)):
            before = (*before, "")
        return Child(
            key=None if key is None else self._words(key),
            value=self._words(node) if isinstance(node, yaml.ScalarNode) else self.group(node, shares.inner[number]),
            before=before,
            beside=beside[0].text if beside else "",
            after=self.lines(shares.after[number]),
        )

    def lines(self, comments: Sequence[Comment]) -> tuple[str, ...]:
        """Give the comments, each with an empty text before it where a blank line parts it from what stands above."""
        lines = []
        for comment in comments:
            if comment.alone and self._marks.follows_blank_line(comment.line):
                lines.append("")
            lines.append(comment.text)
        return tuple(lines)

    def _words(self, node: Any) -> Words:
        if node.style not in (*"|>",):
            return Words(node.value, node.style if node.style in (*"'\"",) else "")
        header, *lines = self._text[node.start_mark.index : node.end_mark.index].rstrip("\n").split("\n")
        header = header.partition("#")[0].strip()
        if header not in ("|", "|-", ">", ">-") or _OTHER_LINE_ENDS.search(node.value):
            return Words(node.value, '"')
        indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
        return Words(node.value, header, tuple(line[indent:] for line in lines))


class _Shares:
    """The comments of a group by the number of the value that they belong to."""

    def __init__(self, count: int) -> None:
        self.before: list[list[Comment]] = [[] for _ in range(count + 1)]
        self.beside: list[list[Comment]] = [[] for _ in range(count)]
        self.inner: list[list[Comment]] = [[] for _ in range(count)]
        self.after: list[list[Comment]] = [[] for _ in range(count)]


def _has_children(node: Any) -> bool:
    return not isinstance(node, yaml.ScalarNode) and (bool(node.value) or bool(node.flow_style))


def _end(node: Any) -> int:
    """Give where the last value of a node ends: its own end mark lies behind the comments that follow."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)
