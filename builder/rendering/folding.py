"""What a template says that is the same on every page, worked out once, when the template is compiled.

Jinja evaluates an expression of constants while it compiles, and joins the result with the text around it; but it
takes no name for a constant, and no call of a function. Before a template is compiled, what is constant for a site is
put into that form: ``site.title`` becomes its value, and a call of one of the environment's ``PURE`` functions becomes
a filter of the same name, which Jinja evaluates at once where the arguments are constants, and calls directly
otherwise.
"""

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

PURE = frozenset({"href", "absolute", "asset", "_", "gettext", "ngettext", "remembered"})
"""Functions that give the same for the same arguments; the environment has each as a filter too."""
SITE = "site"
"""The name of the constants that every page shares."""


def fold(template: nodes.Template, environment: jinja2.Environment) -> nodes.Template:
    """Give a template with its constants put in, but for names to which it gives another meaning itself."""
    folded: nodes.Template = _Folding(environment, (PURE | {SITE}) - _own_names(template)).visit(template)
    return folded


class _Folding(NodeTransformer):
    def __init__(self, environment: jinja2.Environment, names: frozenset[str]) -> None:
        self._environment = environment
        self._names = names

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        if self._name_of(node.node) != SITE:
            return node
        try:
            value = getattr(self._environment.globals[SITE], node.attr)
            return nodes.Const.from_untrusted(value, node.lineno, self._environment)
        except (AttributeError, KeyError, nodes.Impossible):
            return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        name = self._name_of(node.node)
        if name in (None, SITE) or not node.args or node.dyn_args or node.dyn_kwargs:
            return node
        first, *others = node.args
        return nodes.Filter(
            first, name, others, node.kwargs, None, None, lineno=node.lineno, environment=self._environment
        )

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - jinja2's name
        """Leave the call that the block's content is given to as a call."""
        call = node.call
        self.generic_visit(node)
        node.call = call
        return node

    def _name_of(self, node: nodes.Node) -> str | None:
        return node.name if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in self._names else None


def _own_names(template: nodes.Template) -> set[str]:
    """Give the names that the template assigns, takes as parameters, imports or gives to macros."""
    names = set()
    kinds = nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport
    for node in template.find_all(kinds):
        match node:
            case nodes.Name(ctx="load"):
                continue
            case nodes.Name(name=name) | nodes.Macro(name=name) | nodes.Import(target=name):
                names.add(name)
            case nodes.FromImport(names=imported):
                names.update(each if isinstance(each, str) else each[1] for each in imported)
    return names
