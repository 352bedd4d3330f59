"""The code of templates: what Jinja writes, without the questions whose answers are known for this site's pages.

Jinja asks of every attribute whether it is one or an item, or neither, which makes an undefined value. Here an
attribute is taken as it is written, and one that is not there ends the page: it is then rendered as Jinja does it,
which tells what is wrong, or that nothing is (``builder/rendering/environment.py``).
"""

from keyword import iskeyword
from typing import Any, TypeGuard

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from builder.rendering.folding import fold

_MAY_BE_UNDEFINED = frozenset({"defined", "undefined", "default", "d"})


class DirectCodeGenerator(CodeGenerator):
    """Writes a template's code, after its constants have been put in."""

    _lenient: nodes.Node | None = None

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802 - jinja2's name
        """Write the whole."""
        self.writeline("from builder.rendering.direct_calls import DirectMacro, escaped")
        super().visit_Template(fold(node, self.environment), frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write an attribute as it stands, but where it is asked whether it is there."""
        of_template = isinstance(node.node, nodes.Name) and node.node.name == "self"  # its blocks are items
        if of_template or node is self._lenient or not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write a test; some are for what may not be there."""
        self._lenient = node.node if node.name in _MAY_BE_UNDEFINED else None
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write a filter; some are for what may not be there."""
        self._lenient = node.node if node.name in _MAY_BE_UNDEFINED else None
        super().visit_Filter(node, frame)

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        """Write what makes a macro of a function."""
        self.write("Direct")
        super().macro_def(macro_ref, frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Write where a file of macros comes from: one that knows nothing of the page is the same on every page."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.module_of({node.template.value!r}, {self.name!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
            return
        if _may_be_macro(node):
            called = self.temporary_identifier()
            self.write(f"{called}.text(context, ")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(f") if type({called} := ")
            self.visit(node.node, frame)
            self.write(") is DirectMacro else ")
        self.write("escaped(")


def _may_be_macro(node: nodes.Expr) -> TypeGuard[nodes.Call]:
    """Whether something is called by its name with arguments that are given by their places."""
    if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return False
    called = node.node
    while isinstance(called, nodes.Getattr):
        called = called.node
    return isinstance(called, nodes.Name)
