"""What a template says that is the same on every page, worked out once, when the template is compiled.

Jinja evaluates an expression of constants while it compiles, and joins the result with the text around it; but it
takes no name for a constant, and no call of a function. Before a template is compiled, what is constant for a site is
put into that form: ``site.title`` becomes its value, and a call of one of the environment's ``PURE`` functions becomes
a filter of the same name, which Jinja evaluates at once where the arguments are constants, and calls directly
otherwise. What a page shows is the same, and so are the lines of its faults: an argument that cannot be evaluated
while compiling is evaluated when the page is rendered.
"""

from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

PURE = frozenset({"href", "absolute", "asset", "_", "gettext", "ngettext", "remembered"})
"""Functions that give the same for the same arguments; the environment has each as a filter too."""
SITE = "site"
"""The name of the constants that every page shares."""


class FoldingCodeGenerator(CodeGenerator):
    """Compiles templates after their constants have been put in."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802 - jinja2's name
        """Write the template's code."""
        self.writeline("from builder.rendering.escaping import escaped")
        super().visit_Template(_Folding(self.environment, node).visit(node), frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Write where a file of macros comes from: one that knows nothing of the page is the same on every page."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.module_of({node.template.value!r}, {self.name!r})")


class _Folding(NodeTransformer):
    """Puts constants in, but for the names to which the template itself gives another meaning."""

    def __init__(self, environment: jinja2.Environment, template: nodes.Template) -> None:
        self._environment = environment
        self._names = (PURE | {SITE}) - _own_names(template)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        if not self._means_global(node.node, SITE):
            return node
        try:
            value = getattr(self._environment.globals[SITE], node.attr)
            return nodes.Const.from_untrusted(value, node.lineno, self._environment)
        except (AttributeError, KeyError, nodes.Impossible):
            return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        called = node.node
        if not isinstance(called, nodes.Name) or called.name == SITE or not self._means_global(called, called.name):
            return node
        if not node.args or node.dyn_args or node.dyn_kwargs:
            return node
        first, *others = node.args
        return nodes.Filter(
            first,
            called.name,
            others,
            node.kwargs,
            None,
            None,
            lineno=node.lineno,
            environment=self._environment,
        )

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - jinja2's name
        """Leave the call that the block's content is given to as a call."""
        call = node.call
        self.generic_visit(node)
        node.call = call
        return node

    def _means_global(self, node: nodes.Node, name: str) -> bool:
        return isinstance(node, nodes.Name) and node.ctx == "load" and node.name == name and name in self._names


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
