"""YAML's nodes, held against what PyYAML's own base loader makes of the same text."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.reading.yaml_nodes import Mapping, Node, Scalar, read_mapping

PIECES = [
    "a: ", "b: ", "- ", "x", "no", "12:30", "'q'", '"d\\n"', "\n", "\n  ", "\n- ", "\nc: ", "&a ", "*a", "!!str ",
    "!!int 1", "! ", "[1, 2]", "{a: b}", "~", "null", "|\n  text\n", ">\n  text\n", "# note", "\t", ": ", "\u00e9",
    "? ", "%", "---\n",
]  # fmt: skip


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(lambda pieces: "k: v\n" + "".join(pieces)))
def test_a_text_without_findings_holds_what_the_base_loader_reads(text: str) -> None:
    node, findings = read_mapping(text, "a.yaml")
    if node is not None and not findings:
        assert plain(node) == yaml.load(text, yaml.CBaseLoader)


@settings(deadline=None)
@given(st.sampled_from(["!!str", "!!int", "!own", "!!seq", "!!map"]), st.sampled_from(["x", "[x]", "{x: y}"]))
def test_a_tag_that_changes_what_a_value_is_is_refused(tag: str, value: str) -> None:
    own = {"x": "!!str", "[x]": "!!seq", "{x: y}": "!!map"}[value]
    _, findings = read_mapping(f"k: {tag} {value}\n", "a.yaml", 4)
    assert [(finding.code, finding.line) for finding in findings] == ([] if tag == own else [("yaml-feature", 4)])
