"""A statement's file, and a registry entry's, written: YAML that a person can read and the reader gives back."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

import yaml

from builder.reading.fields import Table

Value: TypeAlias = Union[str, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007
"""What front matter holds: text, lists and mappings."""

_NO_FOLDING = 2**30
_MEANS_NOTHING = frozenset({"", "null", "~"})  # without quotation marks, the reader takes these for no value
_BEYOND_LIBYAML = re.compile("[\U00010000-\U0010ffff]")
_SEPARATORS = re.compile("[\r\x85\u2028\u2029\ufeff]")


def statement_text(fields: Mapping[str, Value], table: Table, body: str) -> str:
    """Give the text of a Markdown file: front matter in the table's order of fields, then the body."""
    ordered = {name: fields[name] for name in table.fields if name in fields}
    head = f"---\n{yaml_text(ordered)}---\n"
    return f"{head}\n{body}\n" if body else head


def yaml_text(values: Mapping[str, Value]) -> str:
    """Give YAML from which ``yaml_nodes.read_mapping`` reads the same keys and texts.

    Quotation marks stand only where the untyped reading needs them: ``1990`` and ``no`` are text without any.
    """
    return serialized(_node(values), "".join(_texts(values)))


def serialized(node: yaml.Node, written: str) -> str:
    """Give a node as YAML, no line of it folded; ``written`` are the texts that it holds."""
    # Characters such as emoji, libyaml spells as \U0001F600; PyYAML's own writer, which is slower, does not,
    # but it takes some line separators for ordinary characters, and loses them.
    own_writer = _BEYOND_LIBYAML.search(written) and not _SEPARATORS.search(written)
    writer = yaml.BaseDumper if own_writer else yaml.CBaseDumper
    return str(yaml.serialize(node, Dumper=writer, allow_unicode=True, width=_NO_FOLDING))


def _node(value: Value) -> yaml.Node:
    """Give a value as PyYAML's nodes, each a new one, since one that recurs would get an anchor."""
    if isinstance(value, str):
        quoted = "'" if value in _MEANS_NOTHING else None
        return yaml.ScalarNode("tag:yaml.org,2002:str", value, style=quoted)
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(item)) for key, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not pairs)
    items = [_node(item) for item in value]
    on_one_line = all(isinstance(item, str) for item in value)
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=on_one_line)


def _texts(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for key, item in value.items() for text in (key, *_texts(item))]
    return [text for item in value for text in _texts(item)]
