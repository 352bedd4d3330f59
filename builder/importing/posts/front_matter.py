"""The front matter of other generators: YAML, TOML, JSON, or lines ``Key: value``; every value as the text it is."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

import yaml
from yaml.constructor import ConstructorError

from builder.importing.json_lines import DECODER
from builder.importing.source_records import JsonValue

_META_LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")  # as Python-Markdown's extension 'meta' has it
_META_MORE = re.compile(r"(?: {4,}|\t)(.*)")
_META_KEYS = frozenset({"title", "date"})
_MOST_VALUES = 50_000
"""More than this, no post has; aliases in YAML can make millions of a few lines."""


class FrontMatterError(ValueError):
    """Front matter that cannot be read; the line is the file's."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class PostText:
    """A post taken apart: its values, its Markdown, the line on which that begins, and keys that stood twice.

    ``is_meta`` where the values stood in lines ``Key: value``, whose lists are written with commas.
    """

    values: Mapping[str, JsonValue]
    body: str
    body_line: int
    repeated: tuple[str, ...] = ()
    is_meta: bool = False


def split_post(text: str) -> PostText:
    """Give a post's parts; a text without front matter is all body.

    Raises:
        FrontMatterError: the front matter is not closed, or not of its format.
    """
    first = text.split("\n", 1)[0].rstrip()
    if first == "---":
        return _fenced(text, ("---", "..."), _yaml)
    if first == "+++":
        return _fenced(text, ("+++",), _toml)
    if first.startswith("{") and not first.startswith(("{{", "{%")):
        return _json(text)
    return _meta(text)


_Read: TypeAlias = Callable[[str], tuple[Any, tuple[str, ...]]]


def _fenced(text: str, ends: tuple[str, ...], read: _Read) -> PostText:
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ends), None)
    if end is None:
        raise FrontMatterError(1, f"the front matter has no closing line '{ends[0]}'")
    values, repeated = read("\n".join((*lines[1:end], "")))
    if values is None:
        values = {}
    if not isinstance(values, dict):
        raise FrontMatterError(2, "the front matter is not of the form 'key: value'")
    return PostText(_as_json(values), "\n".join(lines[end + 1 :]), end + 2, repeated)


def _yaml(text: str) -> tuple[Any, tuple[str, ...]]:
    loader = _Loader(text)
    try:
        return loader.get_single_data(), tuple(loader.repeated)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise FrontMatterError(mark.line + 2 if mark else 1, f"the front matter is not YAML: {problem}") from None
    except RecursionError:
        raise FrontMatterError(1, "the front matter nests too deeply") from None
    finally:
        loader.dispose()


def _toml(text: str) -> tuple[Any, tuple[str, ...]]:
    try:
        return tomllib.loads(text, parse_float=str), ()
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        raise FrontMatterError(int(place[1]) + 1 if place else 1, f"the front matter is not TOML: {error}") from None


def _json(text: str) -> PostText:
    try:
        values, end = DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        raise FrontMatterError(error.lineno, f"the front matter is not JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise FrontMatterError(1, f"the front matter is not JSON: {error}") from None
    line_end = text.find("\n", end)
    if line_end < 0 or text[end:line_end].strip():
        line_end = end - 1
    return PostText(_as_json(values), text[line_end + 1 :], text.count("\n", 0, line_end + 1) + 1)


def _meta(text: str) -> PostText:
    """Read lines ``Key: value`` up to the first that is none; a key that recurs or goes on gives a list."""
    lines = text.split("\n")
    values: dict[str, list[str]] = {}
    key = ""
    end = 0
    for line in lines:
        found, more = _META_LINE.fullmatch(line), _META_MORE.fullmatch(line)
        if found:
            key = found[1].lower()
            values.setdefault(key, []).append(found[2].strip())
        elif more and key and line.strip():
            values[key].append(more[1].strip())
        else:
            break
        end += 1
    if _META_KEYS.isdisjoint(values):
        return PostText({}, text, 1)
    if end < len(lines) and not lines[end].strip():
        end += 1
    kept: dict[str, JsonValue] = {name: each[0] if len(each) == 1 else [*each] for name, each in values.items()}
    return PostText(kept, "\n".join(lines[end:]), end + 1, is_meta=True)


class _Loader(yaml.CSafeLoader):
    """YAML of any kind as text, lists and mappings: no value is typed, tags are passed over, ``<<`` is carried out."""

    yaml_constructors: ClassVar[dict[Any, Any]] = {}
    yaml_multi_constructors: ClassVar[dict[Any, Any]] = {}
    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 (as the base class declares it)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[str] = []

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode) and not _is_merge(key)]
        self.repeated += [key for number, key in enumerate(keys) if key in keys[:number]]
        return super().construct_mapping(node, deep)

    def construct_nothing(self, node: Any) -> None:
        """Give the value of ``null``."""

    def construct_any(self, node: Any) -> Any:
        """Give the value of a node whatever its tag is."""
        if isinstance(node, yaml.ScalarNode):
            return self.construct_scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return self.construct_sequence(node, deep=True)
        if isinstance(node, yaml.MappingNode):
            return self.construct_mapping(node, deep=True)
        raise ConstructorError(None, None, "a value of an unknown kind", node.start_mark)


_NULL_TAG, _MERGE_TAG = "tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"
_Loader.add_constructor(None, _Loader.construct_any)
_Loader.add_constructor(_NULL_TAG, _Loader.construct_nothing)
_Loader.add_implicit_resolver(_NULL_TAG, re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver(_MERGE_TAG, re.compile(r"<<$"), ["<"])


def _is_merge(key: Any) -> bool:
    return bool(key.tag == _MERGE_TAG)


def _as_json(values: Mapping[Any, Any]) -> dict[str, JsonValue]:
    """Give what a parser read as text, lists and mappings.

    Raises:
        FrontMatterError: there are too many values, or they contain themselves.
    """
    left = _MOST_VALUES

    def converted(value: Any) -> JsonValue:
        nonlocal left
        left -= 1
        if left < 0:
            raise FrontMatterError(1, "the front matter has too many values")
        if value is None or isinstance(value, str | bool):
            return value
        if isinstance(value, dict):
            return {_key(key): converted(item) for key, item in value.items()}
        if isinstance(value, list):
            return [converted(item) for item in value]
        return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)

    try:
        return {_key(key): converted(value) for key, value in values.items()}
    except RecursionError:
        raise FrontMatterError(1, "the front matter nests too deeply") from None


def _key(key: Any) -> str:
    return "null" if key is None else str(key)
